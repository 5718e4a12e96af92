package dev.isogon.internal.report.figures;

import dev.isogon.internal.eval.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a comparison comes to: each loss's figure with its interval and every run, the best on top. */
public final class FigureByLoss {

    /** Share of the whole range that is left free at either end. */
    private static final double MARGIN = 0.08;

    private FigureByLoss() {}

    /**
     * A line of the picture.
     *
     * @param mean in [0, 1]
     * @param interval of the mean; null where it is not known
     * @param runs each one's figure
     */
    public record Row(String loss, double mean, @Nullable Interval interval, List<Double> runs) {
        public Row {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Draws.
     *
     * @param title of what is shown, with its unit left out
     * @param rows in any order, at least one
     * @param caption how to read it
     * @param baseline raw pixels' figure in [0, 1]; null where it is not known
     */
    public static Figure of(String title, List<Row> rows, String caption, @Nullable Double baseline) {
        // A vertical axis counts from below.
        List<Row> upwards = new ArrayList<>(rows);
        upwards.sort((a, b) -> Double.compare(a.mean(), b.mean()));
        List<String> names = new ArrayList<>();
        List<List<Object>> intervals = new ArrayList<>();
        List<List<Object>> means = new ArrayList<>();
        List<List<Object>> runs = new ArrayList<>();
        double low = baseline == null ? 1 : baseline;
        double high = baseline == null ? 0 : baseline;
        for (Row each : upwards) {
            int place = names.size();
            names.add(each.loss());
            means.add(List.of(percent(each.mean()), place));
            each.runs().forEach(run -> runs.add(List.of(percent(run), place)));
            Interval interval = each.interval();
            if (interval != null) {
                intervals.add(List.of(percent(interval.low()), place));
                intervals.add(List.of(percent(interval.high()), place));
                intervals.add(List.of("-", "-"));
            }
            low = Math.min(low, lowest(each));
            high = Math.max(high, highest(each));
        }
        double free = MARGIN * Math.max(high - low, 0.001);
        Axis share = Axis.between("%", floor(Math.max(0, low - free)), ceil(Math.min(1, high + free)));
        Map<String, Object> option = new Plot(share, Axis.names("", names))
                .pointByPoint()
                .add(interval(intervals, baseline))
                .add(points("each run", runs, 7, Palette.colour(1), 0.75))
                .add(points("mean", means, 12, Palette.colour(0), 1))
                .option();
        option.remove("dataZoom");
        return new Figure("by-loss", title, caption, option);
    }

    private static double lowest(Row row) {
        Interval interval = row.interval();
        double least =
                row.runs().stream().mapToDouble(Double::doubleValue).min().orElse(row.mean());
        return Math.min(least, interval == null ? row.mean() : interval.low());
    }

    private static double highest(Row row) {
        Interval interval = row.interval();
        double most = row.runs().stream().mapToDouble(Double::doubleValue).max().orElse(row.mean());
        return Math.max(most, interval == null ? row.mean() : interval.high());
    }

    /** To a tenth of a per cent. */
    private static double floor(double share) {
        return Math.floor(1000 * share) / 10;
    }

    private static double ceil(double share) {
        return Math.ceil(1000 * share) / 10;
    }

    private static double percent(double share) {
        return Plot.rounded(100 * share);
    }

    private static Map<String, Object> interval(List<List<Object>> ends, @Nullable Double baseline) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("name", "95 % interval");
        drawn.put("type", "line");
        drawn.put("showSymbol", false);
        drawn.put("silent", true);
        drawn.put("tooltip", Map.of("show", false));
        drawn.put("itemStyle", Map.of("color", Palette.colour(0)));
        drawn.put("lineStyle", Map.of("color", Palette.colour(0), "width", 6, "opacity", 0.45));
        drawn.put("data", ends);
        if (baseline != null) {
            drawn.put(
                    "markLine",
                    Map.of(
                            "symbol", "none",
                            "silent", true,
                            "label", Map.of("formatter", "raw pixels", "color", Palette.NEUTRAL),
                            "lineStyle", Map.of("color", Palette.NEUTRAL, "type", "dashed"),
                            "data", List.of(Map.of("xAxis", percent(baseline)))));
        }
        return drawn;
    }

    private static Map<String, Object> points(
            String name, List<List<Object>> points, int size, String colour, double opacity) {
        return Map.of(
                "name", name,
                "type", "scatter",
                "symbolSize", size,
                "itemStyle", Map.of("color", colour, "opacity", opacity),
                "data", points);
    }
}
