package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.TieRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The open-set classification rate curve, OSCR: of known probes the share that scores highest with its own subject and
 * above τ (CCR), over the share of unknown probes whose best score is above τ (FPR).
 *
 * <p>A. R. Dhamija, M. Günther, T. E. Boult, <i>Reducing network agnostophobia</i>, NeurIPS 2018. Strictly above, and at
 * the thresholds of openset-imagenet's {@code calculate_oscr}: all different scores of known probes with their own
 * subject, save the highest. There a tie goes to the class of the lower number; here to whom the {@link TieRule} says.
 */
public final class OpenSetClassification {

    private OpenSetClassification() {}

    /**
     * The curve, FPR ascending; equal FPRs with CCR ascending. Empty where all known probes score the same with their
     * subject, since the highest score is no threshold.
     *
     * @throws IllegalArgumentException when a side has no searches
     */
    public static Curve curve(Searches searches, TieRule ties) {
        WeightedScores unknown = unknown(searches);
        WeightedScores correct = correct(searches.mated(), ties);
        double[] thresholds =
                Arrays.stream(searches.mated().scores()).sorted().distinct().toArray();
        List<Double> rates = new ArrayList<>();
        List<Double> classified = new ArrayList<>();
        for (int i = thresholds.length - 2; i >= 0; i--) {
            double above = unknown.total() - unknown.atMost(thresholds[i]);
            double right = correct.total() - correct.atMost(thresholds[i]);
            rates.add(above / unknown.total());
            classified.add(right / searches.mated().total());
        }
        return Curve.of(rates, classified);
    }

    /**
     * The area under the curve of all thresholds: the chance that a known probe is given to its own subject, and scores
     * higher with it than an unknown probe with anybody, ties of the two counted half. At most the rank-1 rate.
     *
     * @throws IllegalArgumentException when a side has no searches
     */
    public static double area(Searches searches, TieRule ties) {
        WeightedScores unknown = unknown(searches);
        return correct(searches.mated(), ties).wins(unknown) / (searches.mated().total() * unknown.total());
    }

    private static WeightedScores unknown(Searches searches) {
        searches.mated().require();
        searches.nonMated().require();
        return searches.nonMated().weightedScores();
    }

    /** Scores of the known probes that are given to their own subject. */
    private static WeightedScores correct(MatedSearches mated, TieRule ties) {
        int[] places = IntStream.range(0, mated.count())
                .filter(i -> mated.rank(i, ties) == 1)
                .toArray();
        return WeightedScores.of(Places.picked(mated.scores(), places), Places.picked(mated.weights(), places));
    }
}
