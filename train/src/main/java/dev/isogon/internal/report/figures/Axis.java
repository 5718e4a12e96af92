package dev.isogon.internal.report.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An axis of numbers or of names.
 *
 * @param type "value", "log" or "category"
 * @param name what it shows, with its unit
 * @param min where it begins: a number, "dataMin", or null to leave that to the data
 * @param max where it ends
 * @param names of a "category" axis, else empty
 */
public record Axis(
        String type,
        String name,
        @Nullable Object min,
        @Nullable Object max,
        List<String> names) {

    /** Of whole numbers, from the smallest to the largest that is shown. */
    public static Axis exact(String name) {
        return new Axis("value", name, "dataMin", "dataMax", List.of());
    }

    /** Round numbers about all that is shown, not always from 0. */
    public static Axis linear(String name) {
        return new Axis("value", name, null, null, List.of());
    }

    public static Axis between(String name, double min, double max) {
        return new Axis("value", name, min, max, List.of());
    }

    public static Axis logarithmic(String name) {
        return new Axis("log", name, null, null, List.of());
    }

    /** Decades from {@code min} to {@code max}. */
    public static Axis decades(String name, double min, double max) {
        return new Axis("log", name, min, max, List.of());
    }

    /** Of numbers that mean nothing. */
    static Axis unseen() {
        return new Axis("value", "", null, null, List.of());
    }

    static Axis names(String name, List<String> names) {
        return new Axis("category", name, null, null, names);
    }

    Map<String, Object> below() {
        Map<String, Object> axis = option();
        axis.put("nameLocation", "middle");
        axis.put("nameGap", 28);
        axis.put("axisLabel", Map.of("hideOverlap", true));
        return axis;
    }

    /** The name stands over the axis and begins with it. */
    Map<String, Object> beside() {
        Map<String, Object> axis = option();
        axis.put("nameTextStyle", Map.of("align", "left"));
        return axis;
    }

    private Map<String, Object> option() {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("type", type);
        axis.put("name", name);
        if (name.isEmpty() && names.isEmpty()) {
            axis.put("show", false);
        }
        axis.put("scale", true);
        if ("dataMin".equals(min)) {
            axis.put("minInterval", 1);
        }
        // At the border, wherever the other axis has its 0.
        axis.put("axisLine", Map.of("onZero", false));
        if (min != null) {
            axis.put("min", min);
        }
        if (max != null) {
            axis.put("max", max);
        }
        if (!names.isEmpty()) {
            axis.put("data", names);
        }
        // A line at every tick, also of a logarithmic axis, where few ticks are.
        axis.put("splitLine", Map.of("show", !type.equals("category"), "lineStyle", Map.of("opacity", 0.35)));
        return axis;
    }
}
