package dev.isogon.metrics;

import org.jspecify.annotations.Nullable;

/**
 * A figure that was measured, with its interval or with the reason why it has none.
 *
 * @param name as the field calls it: "AUC", "EER", "TAR at FAR 0.001", "DIR at FPIR 0.01", "rank 1", "MAP@R"
 * @param value shares and areas in [0, 1]
 * @param low lower end of the interval; null without one
 * @param high upper end of the interval; null without one
 * @param confidence of the interval, such as 0.95; null without one
 * @param noInterval why there is none, in a sentence; null where there is one, or where nobody asked
 * @param threshold score from which on is accepted, where the figure is one of a threshold; null otherwise
 */
public record Measurement(
        String name,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double confidence,
        @Nullable String noInterval,
        @Nullable Double threshold) {

    /** "TAR at FAR 0.001  0.924 (0.911 to 0.937)". */
    @Override
    public String toString() {
        return name + "  " + value + (low == null ? "" : " (" + low + " to " + high + ")");
    }
}
