package dev.isogon.eval;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many seeds it takes to tell two losses apart: two-sided z test, n = (z₁₋α∕₂ + z_power)²·σ² ∕ δ² seeds, and twice
 * that for each of two independent groups. The normal quantile makes it a little too few below about 10 seeds.
 *
 * <p>J. Cohen, <i>Statistical power analysis for the behavioral sciences</i>, 2nd edition (1988), chapter 2.
 */
public final class SampleSize {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

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
        double z = NORMAL.inverseSurvivalProbability(alpha / 2) + NORMAL.inverseCumulativeProbability(power);
        double ratio = z * standardDeviation / difference;
        return Math.max(2, (long) Math.ceil(groups * ratio * ratio));
    }
}
