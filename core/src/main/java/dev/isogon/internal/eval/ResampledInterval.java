package dev.isogon.internal.eval;

import java.util.Arrays;

/**
 * The interval of a rate between 0 and 1 from its values on resamples: the middle of them, the percentile interval of B.
 * Efron, R. Tibshirani, <i>An introduction to the bootstrap</i> (1993), chapter 13.
 *
 * <p>A rate of 0 or 1 in every resample still reaches z² ∕ (n + z²), as Wilson's interval does with n of n right: n
 * identities cannot show that no other one fails.
 */
public final class ResampledInterval {

    private ResampledInterval() {}

    /**
     * The interval.
     *
     * @param value the rate itself
     * @param resampled the rate on each resample, at least 1 of them, none NaN
     * @param identities how many were resampled
     * @param confidence between 0 and 1, usually 0.95
     */
    public static Interval of(double value, double[] resampled, int identities, double confidence) {
        double z = Confidence.normalQuantile(confidence);
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("an interval needs resamples that have a rate");
        }
        int cut = (int) Math.floor((1 - confidence) / 2 * sorted.length);
        double low = sorted[cut];
        double high = sorted[sorted.length - 1 - cut];
        if (low == high && (value == 0 || value == 1)) {
            double reach = z * z / (identities + z * z);
            low = value == 1 ? 1 - reach : low;
            high = value == 0 ? reach : high;
        }
        return new Interval(value, low, high, confidence);
    }
}
