package dev.isogon.report;

import dev.isogon.study.RunResult;
import dev.isogon.study.StudyResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Lines of a figure as ECharts wants them: a colour a loss, a line a seed. */
final class Curves {

    /** Six of Okabe and Ito's colours, which people with any colour vision tell apart and which show on white and black. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9");

    private final StudyResults results;
    private final List<Map<String, Object>> series = new ArrayList<>();

    Curves(StudyResults results) {
        this.results = results;
    }

    /**
     * Adds one line for each run.
     *
     * @param suffix what is added to the loss's name in the legend
     * @param points the run's points
     */
    <T> Curves add(
            String suffix,
            boolean dashed,
            Function<RunResult, List<T>> points,
            ToDoubleFunction<T> x,
            ToDoubleFunction<T> y) {
        for (RunResult run : results.runs()) {
            List<List<Object>> data = new ArrayList<>();
            for (T point : points.apply(run)) {
                double value = y.applyAsDouble(point);
                data.add(List.of(x.applyAsDouble(point), Double.isFinite(value) ? rounded(value) : "-"));
            }
            boolean firstSeed = run.seed() == results.config().seeds().get(0);
            add(run.loss(), suffix, dashed, firstSeed, data);
        }
        return this;
    }

    /** Adds one line, of a loss, through points of x and y; none where there are no points. */
    void add(String loss, String suffix, boolean dashed, boolean strong, List<List<Object>> points) {
        if (points.isEmpty()) {
            return;
        }
        int number = results.config().losses().indexOf(loss);
        String colour = COLOURS.get(Math.max(0, number) % COLOURS.size());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", loss + suffix);
        line.put("type", "line");
        line.put("showSymbol", points.size() < 3);
        line.put("itemStyle", Map.of("color", colour));
        line.put(
                "lineStyle",
                Map.of(
                        "color", colour,
                        "width", strong ? 2 : 1,
                        "opacity", strong ? 1 : 0.45,
                        "type", dashed ? "dashed" : "solid"));
        line.put("data", points);
        series.add(line);
    }

    static double rounded(double value) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.5g", value));
    }

    /** The figure's whole option. */
    Map<String, Object> option(String x, String y, boolean logarithmic) {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("tooltip", Map.of("trigger", "axis", "confine", true));
        option.put("legend", Map.of("type", "scroll", "top", 0));
        option.put("grid", Map.of("left", 8, "right", 16, "top", 48, "bottom", 64, "containLabel", true));
        option.put("toolbox", Map.of("bottom", 0, "right", 0, "feature", Map.of("saveAsImage", Map.of())));
        option.put(
                "dataZoom",
                List.of(Map.of("type", "inside"), Map.of("type", "slider", "height", 16, "bottom", 8, "right", 48)));
        option.put(
                "xAxis",
                Map.of(
                        "type",
                        "value",
                        "name",
                        x,
                        "nameLocation",
                        "middle",
                        "nameGap",
                        26,
                        "min",
                        "dataMin",
                        "max",
                        "dataMax"));
        option.put("yAxis", Map.of("type", logarithmic ? "log" : "value", "name", y, "scale", true));
        option.put("series", series);
        return option;
    }
}
