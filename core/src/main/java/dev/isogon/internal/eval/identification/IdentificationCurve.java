package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        double[] strangers = searches.nonMated().scores().clone();
        Arrays.sort(strangers);
        double[] found = found(searches.mated(), rank, definition);
        List<Double> rates = new ArrayList<>();
        List<Double> identified = new ArrayList<>();
        for (int passed = 0; passed <= strangers.length; passed++) {
            int place = strangers.length - 1 - passed;
            if (passed > 0 && place >= 0 && strangers[place] == strangers[place + 1]) {
                continue;
            }
            int below = place < 0 ? 0 : Ascending.atMost(found, strangers[place]);
            rates.add((double) passed / strangers.length);
            identified.add((double) (found.length - below) / searches.mated().count());
        }
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
        List<Interval> band = IdentityResamples.ofBoth(
                searches,
                resample -> rates.stream()
                        .mapToDouble(rate -> DirThreshold.of(resample, rate, rank, definition)
                                .identificationRate())
                        .toArray(),
                confidence);
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

    /** Scores, ascending, of the mates that are among the first so many. */
    private static double[] found(MatedSearches mated, int rank, DirDefinition definition) {
        if (rank < 1) {
            throw new IllegalArgumentException("rank must be at least 1, but was " + rank);
        }
        double[] scores = new double[mated.count()];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (mated.rank(i, definition.ties()) <= rank) {
                scores[count++] = mated.scores()[i];
            }
        }
        Arrays.sort(scores, 0, count);
        return Arrays.copyOf(scores, count);
    }
}
