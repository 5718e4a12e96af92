package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.curves.SoftmaxProbability;
import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.figures.Palette;
import dev.isogon.internal.report.figures.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The probability of the own class by angle, for several scales at the data's number of classes, without a margin. */
public final class ProbabilityByScale {

    private static final int[] SCALES = {10, 16, 32, 48, 64};

    private ProbabilityByScale() {}

    /**
     * Draws them.
     *
     * @param classes C; Fixed AdaCos is drawn from 3 on, where its scale is above 0
     */
    public static Figure of(int classes) {
        Plot plot = plot();
        for (int i = 0; i < SCALES.length; i++) {
            plot.line(
                    "s = " + SCALES[i],
                    Palette.colour(i),
                    Plot.Stroke.STRONG,
                    points(new SoftmaxProbability(classes, SCALES[i], 0)));
        }
        addFixedAdaCos(plot, classes);
        return new Figure(
                "probability-by-scale",
                String.format(Locale.ROOT, "What the scale does, at %,d classes", classes),
                "Without a margin: where the curve stays below 1 even at 0°, no image ever satisfies the loss; where"
                        + " it falls only near 90°, images satisfy it that are hardly of their class; Fixed AdaCos passes"
                        + " one half at 45°.",
                plot.option());
    }

    static Plot plot() {
        return new Plot(
                Axis.between("degrees between embedding and own prototype", 0, 90), Axis.between("probability", 0, 1));
    }

    static void addFixedAdaCos(Plot plot, int classes) {
        if (classes >= 3) {
            double scale = SoftmaxProbability.fixedAdaCos(classes);
            plot.line(
                    String.format(Locale.ROOT, "Fixed AdaCos, s = %.1f", scale),
                    Palette.NEUTRAL,
                    Plot.Stroke.DASHED,
                    points(new SoftmaxProbability(classes, scale, 0)));
        }
    }

    /** At θ = 0°, 1°, … 90°. */
    static List<List<Object>> points(SoftmaxProbability softmax) {
        List<List<Object>> points = new ArrayList<>();
        for (int degrees = 0; degrees <= 90; degrees++) {
            points.add(List.of(degrees, Plot.rounded(softmax.probability(Math.toRadians(degrees)))));
        }
        return points;
    }
}
