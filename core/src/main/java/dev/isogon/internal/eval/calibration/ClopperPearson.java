package dev.isogon.internal.eval.calibration;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact one-sided bounds of a probability from independent trials. With no error in n trials the upper bound at 0.95 is
 * 1 − 0.05^(1∕n), about 3∕n.
 *
 * <p>C. Clopper and E. Pearson, <i>The use of confidence or fiducial limits illustrated in the case of the binomial</i>,
 * Biometrika 26 (1934), here one-sided.
 */
public final class ClopperPearson {

    private ClopperPearson() {}

    /**
     * The least probability that is too large to be believed.
     *
     * @param errors from 0 to {@code trials}
     * @param trials independent ones, at least 1
     * @param confidence between 0 and 1
     */
    public static double upper(long errors, long trials, double confidence) {
        check(errors, trials, confidence);
        return errors == trials
                ? 1
                : BetaDistribution.of(errors + 1.0, (double) trials - errors).inverseCumulativeProbability(confidence);
    }

    /** The largest probability that is too small to be believed; see {@link #upper}. */
    public static double lower(long errors, long trials, double confidence) {
        check(errors, trials, confidence);
        return errors == 0
                ? 0
                : BetaDistribution.of((double) errors, trials - errors + 1.0).inverseSurvivalProbability(confidence);
    }

    private static void check(long errors, long trials, double confidence) {
        if (trials < 1 || errors < 0 || errors > trials) {
            throw new IllegalArgumentException(errors + " errors in " + trials + " trials cannot be");
        }
        GammaBound.checkConfidence(confidence);
    }
}
