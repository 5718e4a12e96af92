package dev.isogon.internal.eval;

/**
 * An estimate with its confidence interval.
 *
 * @param value the estimate
 * @param low lower end
 * @param high upper end
 * @param confidence the probability with which such intervals cover the truth, usually 0.95
 */
public record Interval(double value, double low, double high, double confidence) {

    /** Whether the interval holds {@code x}. */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
