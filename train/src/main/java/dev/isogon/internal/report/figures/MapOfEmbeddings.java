package dev.isogon.internal.report.figures;

import dev.isogon.internal.experiment.curves.EmbeddingMap;
import dev.isogon.internal.experiment.curves.EmbeddingMap.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Embeddings in two dimensions, coloured by class, strangers marked. */
public final class MapOfEmbeddings {

    private static final List<String> SYMBOLS = List.of("circle", "triangle", "rect", "diamond");

    /** More classes than colours and shapes tell apart have no legend. */
    private static final int MOST_IN_LEGEND = 24;

    private MapOfEmbeddings() {}

    /**
     * Draws.
     *
     * @param fileName of the figure
     * @param of what embedded, for the heading; may be empty
     * @param what images are called, for example "test images"
     */
    public static Figure of(String fileName, String of, EmbeddingMap map, String what, List<String> classNames) {
        Map<Integer, List<Point>> byClass = new TreeMap<>();
        map.points()
                .forEach(point -> byClass.computeIfAbsent(point.label(), label -> new ArrayList<>())
                        .add(point));
        Plot plot = new Plot(Axis.unseen(), Axis.unseen()).pointByPoint();
        byClass.forEach((label, points) -> {
            if (label >= 0) {
                plot.add(cloud(classNames.get(label), label, points));
            }
        });
        List<Point> strangers = byClass.getOrDefault(-1, List.of());
        if (!strangers.isEmpty()) {
            plot.add(strangers(strangers));
        }
        Map<String, Object> option = plot.option();
        option.put("tooltip", Map.of("trigger", "item", "confine", true, "formatter", "{a}<br>{b}"));
        option.put("grid", Map.of("left", 8, "right", 8, "top", 40, "bottom", 8));
        if (byClass.size() > MOST_IN_LEGEND) {
            option.put("legend", Map.of("show", false));
        }
        return new Figure(
                fileName,
                "Map of the embeddings" + (of.isEmpty() ? "" : ": " + of),
                caption(map, what, strangers.size()),
                option);
    }

    private static String caption(EmbeddingMap map, String what, int strangers) {
        int known = map.points().size() - strangers;
        return "UMAP of "
                + counted(known, map.images(), what)
                + (strangers == 0
                        ? ""
                        : " and of " + counted(strangers, map.strangers(), "images of strangers (crosses)"))
                + ": groups that stand apart are told apart, a point within another class's group is taken for it, and"
                + " how far groups are from each other means nothing.";
    }

    private static String counted(int shown, int all, String what) {
        return shown == all
                ? String.format(Locale.ROOT, "all %,d %s", all, what)
                : String.format(Locale.ROOT, "%,d of %,d %s, drawn at random", shown, all, what);
    }

    private static Map<String, Object> cloud(String name, int label, List<Point> points) {
        Map<String, Object> cloud = new LinkedHashMap<>();
        cloud.put("name", name);
        cloud.put("type", "scatter");
        cloud.put("symbol", SYMBOLS.get(label / Palette.size() % SYMBOLS.size()));
        cloud.put("symbolSize", 6);
        cloud.put("itemStyle", Map.of("color", Palette.colour(label), "opacity", 0.75));
        cloud.put("data", data(points));
        return cloud;
    }

    private static Map<String, Object> strangers(List<Point> points) {
        Map<String, Object> cloud = new LinkedHashMap<>();
        cloud.put("name", "strangers");
        cloud.put("type", "scatter");
        cloud.put("symbol", "path://M0,1L1,0L5,4L9,0L10,1L6,5L10,9L9,10L5,6L1,10L0,9L4,5Z");
        cloud.put("symbolSize", 8);
        cloud.put("itemStyle", Map.of("color", Palette.NEUTRAL, "opacity", 0.9));
        cloud.put("data", data(points));
        return cloud;
    }

    private static List<Map<String, Object>> data(List<Point> points) {
        return points.stream()
                .<Map<String, Object>>map(point -> Map.of("name", point.name(), "value", List.of(point.x(), point.y())))
                .toList();
    }
}
