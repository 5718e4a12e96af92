package dev.isogon.internal.eval;

import java.util.Arrays;

/** How far values lie apart: the sample's variance, with n − 1 in its denominator, and its root. */
public final class Spread {

    private Spread() {}

    /** Σ(xᵢ − x̄)² ∕ (n − 1); NaN below two values. */
    public static double variance(double... values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    /** Σ(xᵢ − x̄)³ ∕ n: above 0 where the far values lie above the mean. */
    public static double third(double... values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Arrays.stream(values)
                        .map(x -> (x - mean) * (x - mean) * (x - mean))
                        .sum()
                / values.length;
    }

    /** The root of the {@link #variance}, in the values' own unit. */
    public static double deviation(double... values) {
        return Math.sqrt(variance(values));
    }
}
