package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.TieRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        double[] unknown = unknown(searches);
        double[] correct = correct(searches.mated(), ties);
        double[] thresholds =
                Arrays.stream(searches.mated().scores()).sorted().distinct().toArray();
        List<Double> rates = new ArrayList<>();
        List<Double> classified = new ArrayList<>();
        for (int i = thresholds.length - 2; i >= 0; i--) {
            double above = unknown.length - Ascending.atMost(unknown, thresholds[i]);
            double right = correct.length - Ascending.atMost(correct, thresholds[i]);
            rates.add(above / unknown.length);
            classified.add(right / searches.mated().count());
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
        double[] unknown = unknown(searches);
        double wins = 0;
        for (double score : correct(searches.mated(), ties)) {
            wins += (Ascending.below(unknown, score) + Ascending.atMost(unknown, score)) / 2.0;
        }
        return wins / ((double) searches.mated().count() * unknown.length);
    }

    private static double[] unknown(Searches searches) {
        searches.mated().require();
        searches.nonMated().require();
        double[] scores = searches.nonMated().scores().clone();
        Arrays.sort(scores);
        return scores;
    }

    /** Scores, ascending, of the known probes that are given to their own subject. */
    private static double[] correct(MatedSearches mated, TieRule ties) {
        double[] scores = new double[mated.count()];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (mated.rank(i, ties) == 1) {
                scores[count++] = mated.scores()[i];
            }
        }
        Arrays.sort(scores, 0, count);
        return Arrays.copyOf(scores, count);
    }
}
