package dev.isogon.internal.eval;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many seeds it takes to tell two losses apart: the smallest n ≥ g·(t₁₋α∕₂ + t_power)²·σ² ∕ δ², where g is 1 for
 * losses compared seed by seed and 2 for two independent groups, and t has the g·(n − 1) degrees of freedom of n seeds.
 *
 * <p>J. Cohen, <i>Statistical power analysis for the behavioral sciences</i>, 2nd edition (1988), chapter 2.
 */
public final class SampleSize {

    /** Nobody trains more; the answer for a difference of almost nothing. */
    private static final long MOST = 1L << 40;

    private SampleSize() {}

    /**
     * Seeds each loss needs where the two are trained on seeds of their own.
     *
     * @param difference true difference of the means; not 0
     * @param standardDeviation of one loss over seeds, in the unit of the difference
     * @param alpha probability of seeing a difference that is not there, two-sided; usually 0.05
     * @param power probability of seeing the difference that is there; usually 0.8
     * @return seeds per loss, at least 2
     */
    public static long seedsToTell(double difference, double standardDeviation, double alpha, double power) {
        return seeds(2, difference, standardDeviation, alpha, power);
    }

    /**
     * Seeds needed where both losses are trained on the same seeds and compared seed by seed.
     *
     * @param difference true mean of the paired differences; not 0
     * @param standardDeviation of the paired differences over seeds
     * @param alpha probability of seeing a difference that is not there, two-sided; usually 0.05
     * @param power probability of seeing the difference that is there; usually 0.8
     * @return seeds, at least 2
     */
    public static long pairedSeedsToTell(double difference, double standardDeviation, double alpha, double power) {
        return seeds(1, difference, standardDeviation, alpha, power);
    }

    private static long seeds(int groups, double difference, double standardDeviation, double alpha, double power) {
        if (difference == 0 || !Double.isFinite(difference)) {
            throw new IllegalArgumentException("difference must be finite and not 0, but was " + difference);
        }
        if (!(standardDeviation >= 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException("standardDeviation must be at least 0, but was " + standardDeviation);
        }
        if (!(alpha > 0 && alpha < 1) || !(power > 0.5 && power < 1)) {
            throw new IllegalArgumentException(
                    "alpha must be between 0 and 1 and power between 0.5 and 1, but they were " + alpha + " and "
                            + power);
        }
        double needed = groups * Math.pow(standardDeviation / difference, 2);
        long low = 1;
        long high = 2;
        while (high < MOST && !suffices(high, groups, needed, alpha, power)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (suffices(middle, groups, needed, alpha, power)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The more seeds, the narrower is t: once enough, always enough. */
    private static boolean suffices(long seeds, int groups, double needed, double alpha, double power) {
        TDistribution t = TDistribution.of(groups * (seeds - 1.0));
        double quantiles = t.inverseSurvivalProbability(alpha / 2) + t.inverseCumulativeProbability(power);
        return seeds >= quantiles * quantiles * needed;
    }
}
