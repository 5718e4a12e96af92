package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * DIR over FPIR, as {@link DirDefinition#ISO} or {@link DirDefinition#ISO_TIES_FOUND} define them: the open-set ROC.
 *
 * @see <a href="https://www.iso.org/standard/73515.html">ISO/IEC 19795-1</a>; P. Jonathon Phillips, P. Grother, R.
 *     Micheals, <i>Evaluation methods in face recognition</i>, Handbook of Face Recognition (2011), 14.1
 */
public final class IdentificationCurve {

    private IdentificationCurve() {}

    /**
     * Every FPIR that some τ gives, ascending from 0 to 1, with the DIR at the lowest such τ: at 1 nobody is refused.
     *
     * @param rank the mate must be among so many, from 1
     * @throws IllegalArgumentException when a side has no searches
     */
    public static Curve of(Searches searches, int rank, DirDefinition definition) {
        check(searches, definition);
        WeightedScores strangers = searches.nonMated().weightedScores();
        WeightedScores found = found(searches.mated(), rank, definition);
        double all = searches.mated().total();
        double[] scores = strangers.ascending();
        List<Double> rates = new ArrayList<>();
        List<Double> identified = new ArrayList<>();
        for (int place = scores.length - 1; place >= 0; place--) {
            if (place == scores.length - 1 || scores[place] != scores[place + 1]) {
                rates.add((strangers.total() - strangers.atMost(scores[place])) / strangers.total());
                identified.add((found.total() - found.atMost(scores[place])) / all);
            }
        }
        rates.add(1.0);
        identified.add(found.total() / all);
        return Curve.of(rates, identified);
    }

    /**
     * The DIR at each of the rates asked for, with a band that holds each point with the confidence; not all at once.
     *
     * @param rates FPIR, ascending
     * @throws dev.isogon.internal.eval.TooFewIdentities when mated probes or strangers are of fewer than 30 identities
     */
    public static Curve withBand(
            Searches searches, int rank, DirDefinition definition, List<Double> rates, double confidence) {
        check(searches, definition);
        List<ResampledFigure<Searches>> points = new ArrayList<>();
        rates.forEach(rate -> points.add(new ResampledFigure<>(
                each -> DirThreshold.of(each, rate, rank, definition).identificationRate(),
                ResampledFigure.Of.MATED_AT_THRESHOLD)));
        List<Interval> band = IdentityResamples.of(searches, points, confidence);
        return new Curve(
                rates,
                band.stream().map(Interval::value).toList(),
                band.stream().map(Interval::low).toList(),
                band.stream().map(Interval::high).toList());
    }

    private static void check(Searches searches, DirDefinition definition) {
        if (!definition.acceptsThreshold()) {
            throw new IllegalArgumentException("DIR over FPIR is a curve of ISO's rates, not of " + definition);
        }
        searches.mated().require();
        searches.nonMated().require();
    }

    /** Scores of the mates that are among the first so many. */
    private static WeightedScores found(MatedSearches mated, int rank, DirDefinition definition) {
        if (rank < 1) {
            throw new IllegalArgumentException("rank must be at least 1, but was " + rank);
        }
        int[] places = IntStream.range(0, mated.count())
                .filter(i -> mated.rank(i, definition.ties()) <= rank)
                .toArray();
        return WeightedScores.of(Places.picked(mated.scores(), places), Places.picked(mated.weights(), places));
    }
}
