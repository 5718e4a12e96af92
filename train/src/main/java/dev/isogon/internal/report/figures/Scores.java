package dev.isogon.internal.report.figures;

import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.TypedThreshold;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.internal.experiment.curves.ScoreShares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the scores of mated and of non-mated pairs lie, with the threshold between them. */
public final class Scores {

    private Scores() {}

    /**
     * Draws.
     *
     * @param name what they are scores of, for headings; may be empty
     * @param fileName of the figure
     * @param score what a score is, for example "cosine"
     * @param threshold what accepts; null to draw none
     */
    public static Figure of(
            String name, String fileName, String score, ScoreHistogram histogram, @Nullable Double threshold) {
        return of(name, fileName, score, histogram, threshold, "threshold", "right");
    }

    /** The same of a kind of scores, with what the threshold is called. */
    public static Figure of(ScoreKind kind, ScoreHistogram histogram, Double threshold, String called) {
        String accepted = kind == ScoreKind.DISTANCE ? "left" : "right";
        return of("", "scores", kind.word(), histogram, threshold, called, accepted);
    }

    private static Figure of(
            String name,
            String fileName,
            String score,
            ScoreHistogram histogram,
            @Nullable Double threshold,
            String called,
            String accepted) {
        ScoreShares shares = ScoreShares.of(histogram);
        Plot plot = new Plot(Axis.linear(score), Axis.linear("share of the side's pairs, %"));
        Map<String, Object> mated = outline("one subject (mated)", Palette.colour(0), shares.edges(), shares.mated());
        if (threshold != null) {
            mated.put("markLine", mark(threshold, called));
        }
        plot.add(outline("two subjects (non-mated)", Palette.colour(1), shares.edges(), shares.nonMated()));
        plot.add(mated);
        return new Figure(
                fileName,
                "Scores of pairs" + (name.isEmpty() ? "" : ": " + name),
                "Each side adds up to 100 %: where the two hills overlap, no threshold is right for all"
                        + (threshold == null ? "" : "; " + accepted + " of the line, pairs are accepted") + ".",
                plot.option());
    }

    private static Map<String, Object> outline(String name, String colour, List<Double> edges, List<Double> shares) {
        List<List<Object>> points = new ArrayList<>();
        for (int bin = 0; bin < shares.size(); bin++) {
            points.add(List.of(Plot.rounded(edges.get(bin)), Plot.rounded(shares.get(bin))));
        }
        // The last bin ends where its upper edge is.
        points.add(List.of(Plot.rounded(edges.get(shares.size())), Plot.rounded(shares.get(shares.size() - 1))));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("type", "line");
        line.put("step", "end");
        line.put("showSymbol", false);
        line.put("itemStyle", Map.of("color", colour));
        line.put("lineStyle", Map.of("color", colour, "width", 1.5));
        line.put("areaStyle", Map.of("color", colour, "opacity", 0.3));
        line.put("data", points);
        return line;
    }

    private static Map<String, Object> mark(double threshold, String called) {
        return Map.of(
                "symbol",
                "none",
                "silent",
                true,
                // Two decimals otherwise, also of the place.
                "precision",
                8,
                "lineStyle",
                Map.of("color", Palette.NEUTRAL, "type", "dashed", "width", 2),
                "label",
                Map.of(
                        "formatter",
                        called + " " + TypedThreshold.words(threshold),
                        "color",
                        Palette.NEUTRAL,
                        "position",
                        "end"),
                "data",
                List.of(Map.of("xAxis", Plot.rounded(threshold))));
    }
}
