package dev.isogon.internal.eval;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many seeds it takes to tell two losses apart that are trained on seeds of their own: the smallest n ≥ 2·(t₁₋α∕₂ + t_power)²·σ² ∕ δ²,
 * where t has the 2·(n − 1) degrees of freedom of n seeds a loss. Of losses on the same seeds {@link Uncertainty#needed} says it.
 *
 * <p>J. Cohen, <i>Statistical power analysis for the behavioral sciences</i>, 2nd edition (1988), chapter 2.
 */
public final class SampleSize {

    /** Nobody trains more; the answer for a difference of almost nothing. */
    private static final long MOST = 1L << 40;

    /** Of independent runs: a loss each. */
    private static final int GROUPS = 2;

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
        double needed = GROUPS * Math.pow(standardDeviation / difference, 2);
        long low = 1;
        long high = 2;
        while (high < MOST && !suffices(high, needed, alpha, power)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (suffices(middle, needed, alpha, power)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The more seeds, the narrower is t: once enough, always enough. */
    private static boolean suffices(long seeds, double needed, double alpha, double power) {
        TDistribution t = TDistribution.of(GROUPS * (seeds - 1.0));
        double quantiles = t.inverseSurvivalProbability(alpha / 2) + t.inverseCumulativeProbability(power);
        return seeds >= quantiles * quantiles * needed;
    }
}
