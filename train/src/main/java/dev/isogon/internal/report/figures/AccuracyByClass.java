package dev.isogon.internal.report.figures;

import dev.isogon.internal.experiment.predictions.ClassAccuracy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How well each class is recognised, the worst on top. */
public final class AccuracyByClass {

    /** More than these make a picture that nobody reads; the worst are shown. */
    public static final int MOST = 40;

    private AccuracyByClass() {}

    /**
     * Draws.
     *
     * @param fileName of the figure
     * @param of what was judged, for the heading; may be empty
     * @param classes in any order
     */
    public static Figure of(String fileName, String of, List<ClassAccuracy> classes) {
        List<ClassAccuracy> sorted =
                ClassAccuracy.worstFirst(classes).stream().limit(MOST).toList();
        List<String> names = new ArrayList<>();
        List<Object> bars = new ArrayList<>();
        List<List<Object>> intervals = new ArrayList<>();
        // A vertical axis counts from below.
        for (int i = sorted.size() - 1; i >= 0; i--) {
            ClassAccuracy each = sorted.get(i);
            int place = names.size();
            names.add(each.name() + " (" + each.images() + ")");
            bars.add(percent(each.accuracy().value()));
            intervals.add(List.of(percent(each.accuracy().low()), place));
            intervals.add(List.of(percent(each.accuracy().high()), place));
            intervals.add(List.of("-", "-"));
        }
        return new Figure(
                fileName,
                "Accuracy by class" + (of.isEmpty() ? "" : ": " + of),
                caption(classes, sorted),
                option(names, bars, intervals));
    }

    private static String caption(List<ClassAccuracy> all, List<ClassAccuracy> shown) {
        return (shown.size() == all.size()
                        ? "Each class's share of images that were recognised"
                        : String.format(Locale.ROOT, "The %d worst of %,d classes", shown.size(), all.size()))
                + ", the worst on top, with Clopper's and Pearson's 95 % interval for its number of images (in brackets): classes"
                + " whose intervals overlap are not told apart.";
    }

    private static double percent(double share) {
        return Plot.rounded(100 * share);
    }

    private static Map<String, Object> option(List<String> names, List<Object> bars, List<List<Object>> intervals) {
        Map<String, Object> bar = new LinkedHashMap<>();
        bar.put("name", "accuracy");
        bar.put("type", "bar");
        bar.put("barCategoryGap", "35%");
        bar.put("itemStyle", Map.of("color", Palette.colour(0), "opacity", 0.7));
        bar.put("data", bars);
        Map<String, Object> interval = new LinkedHashMap<>();
        interval.put("name", "95 % interval");
        interval.put("type", "line");
        interval.put("showSymbol", false);
        interval.put("silent", true);
        interval.put("tooltip", Map.of("show", false));
        interval.put("z", 3);
        interval.put("itemStyle", Map.of("color", Palette.colour(1)));
        interval.put("lineStyle", Map.of("color", Palette.colour(1), "width", 2));
        interval.put("data", intervals);
        Map<String, Object> option = new Plot(Axis.between("%", 0, 100), Axis.names("", names))
                .add(bar)
                .add(interval)
                .option();
        option.remove("dataZoom");
        return option;
    }
}
