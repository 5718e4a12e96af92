package dev.isogon.internal.report.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What ECharts draws, put together: two axes and what lies between them. */
public final class Plot {

    private final Axis x;
    private final Axis y;
    private final List<Map<String, Object>> series = new ArrayList<>();
    private boolean slider;
    private String trigger = "axis";

    public Plot(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    /** How a line looks. */
    public record Stroke(double width, double opacity, boolean dashed) {

        public static final Stroke STRONG = new Stroke(2, 1, false);
        public static final Stroke DASHED = new Stroke(2, 1, true);
    }

    /** With a handle below the axis that chooses a part of it. */
    public Plot withSlider() {
        slider = true;
        return this;
    }

    /** What is said where a pointer rests is of one point, not of all lines there. */
    Plot pointByPoint() {
        trigger = "item";
        return this;
    }

    /** Adds one line, through points of x and y; none where there are no points. */
    public Plot line(String name, String colour, Stroke stroke, List<? extends List<?>> points) {
        if (!points.isEmpty()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("name", name);
            line.put("type", "line");
            line.put("showSymbol", points.size() < 3);
            line.put("itemStyle", Map.of("color", colour));
            line.put("lineStyle", lineStyle(colour, stroke));
            line.put("data", points);
            series.add(line);
        }
        return this;
    }

    private static Map<String, Object> lineStyle(String colour, Stroke stroke) {
        return Map.of(
                "color",
                colour,
                "width",
                stroke.width(),
                "opacity",
                stroke.opacity(),
                "type",
                stroke.dashed() ? "dashed" : "solid");
    }

    /** Adds anything that ECharts knows, drawn over what came before. */
    public Plot add(Map<String, Object> drawn) {
        series.add(drawn);
        return this;
    }

    /** Five significant digits: a picture shows no more, and a page stays small. */
    public static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.5g", value));
    }

    /** The figure's whole option. */
    public Map<String, Object> option() {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("tooltip", Map.of("trigger", trigger, "confine", true));
        option.put("legend", Map.of("type", "scroll", "top", 0));
        option.put("grid", Map.of("left", 8, "right", 20, "top", 56, "bottom", slider ? 64 : 36, "containLabel", true));
        option.put("dataZoom", zooms());
        option.put("xAxis", x.below());
        option.put("yAxis", y.beside());
        option.put("series", series);
        return option;
    }

    /** A wheel alone scrolls the page on; points outside still shape lines and bands that lead to them. */
    private List<Map<String, Object>> zooms() {
        List<Map<String, Object>> zooms = new ArrayList<>();
        zooms.add(Map.of(
                "type", "inside", "zoomOnMouseWheel", "ctrl", "preventDefaultMouseMove", false, "filterMode", "none"));
        if (slider) {
            zooms.add(Map.of("type", "slider", "height", 16, "bottom", 8, "filterMode", "none"));
        }
        return zooms;
    }
}
