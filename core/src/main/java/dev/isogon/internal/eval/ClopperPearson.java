package dev.isogon.internal.eval;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact bounds of a probability from independent trials. With no error in n trials the one-sided upper bound at 0.95 is
 * 1 − 0.05^(1∕n), about 3∕n, and the interval at 0.95 ends at 1 − 0.025^(1∕n), about 3.7∕n.
 *
 * <p>C. Clopper and E. Pearson, <i>The use of confidence or fiducial limits illustrated in the case of the binomial</i>,
 * Biometrika 26 (1934).
 */
public final class ClopperPearson {

    private ClopperPearson() {}

    /**
     * The least probability that is too large to be believed.
     *
     * @param errors from 0 to {@code trials}; neither need be whole, where trials that hang together count as fewer
     * @param trials independent ones, above 0
     * @param confidence between 0.5 and 1
     */
    public static double upper(double errors, double trials, double confidence) {
        check(errors, trials, confidence);
        return errors == trials
                ? 1
                : BetaDistribution.of(errors + 1, trials - errors).inverseCumulativeProbability(confidence);
    }

    /** The largest probability that is too small to be believed; see {@link #upper}. */
    public static double lower(double errors, double trials, double confidence) {
        check(errors, trials, confidence);
        return errors == 0
                ? 0
                : BetaDistribution.of(errors, trials - errors + 1).inverseSurvivalProbability(confidence);
    }

    /** Both bounds, each with half of what the confidence leaves; see {@link #upper}. */
    public static Interval interval(double errors, double trials, double confidence) {
        double each = (1 + confidence) / 2;
        return new Interval(errors / trials, lower(errors, trials, each), upper(errors, trials, each), confidence);
    }

    private static void check(double errors, double trials, double confidence) {
        if (!(trials > 0 && errors >= 0 && errors <= trials)) {
            throw new IllegalArgumentException(errors + " errors in " + trials + " trials cannot be");
        }
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0.5 and 1, but was " + confidence);
        }
    }
}
