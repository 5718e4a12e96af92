package dev.isogon.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure that was measured, with its interval or with the reason why it has none.
 *
 * @param name as the field calls it: "AUC", "EER", "TAR at FAR 0.001", "DIR at FPIR 0.01", "rank 1", "MAP@R"
 * @param key where it stands in the JSON of {@code evaluate}, within its group: "auc", "tar_at_far/0.001"
 * @param value shares and areas in [0, 1]
 * @param low lower end of the interval; null without one
 * @param high upper end of the interval; null without one
 * @param confidence of the interval, such as 0.95; null without one
 * @param noInterval why there is none, in a sentence; null where there is one, or where nobody asked
 * @param threshold score from which on is accepted, where the figure is one of a threshold; null otherwise
 * @param meaning what must be known to read the value, as in "0 by chance"; null where its name says all
 * @param facts what else was found with it, by the keys of the JSON: {@code far}, {@code fpir}, {@code supported}, {@code
 *     standard_error}
 */
public record Measurement(
        String name,
        String key,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double confidence,
        @Nullable String noInterval,
        @Nullable Double threshold,
        @Nullable String meaning,
        Map<String, Object> facts) {

    public Measurement {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** A figure of no group: its key is empty, and it has no facts. */
    public Measurement(
            String name,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double confidence,
            @Nullable String noInterval,
            @Nullable Double threshold) {
        this(name, "", value, low, high, confidence, noInterval, threshold, null, Map.of());
    }

    /** A fact by its key; null where it was not found. */
    public @Nullable Object fact(String fact) {
        return facts.get(fact);
    }

    /** "TAR at FAR 0.001  0.924 (0.911 to 0.937)". */
    @Override
    public String toString() {
        return name + "  " + value + (low == null ? "" : " (" + low + " to " + high + ")");
    }
}
