package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.curves.SoftmaxProbability;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.figures.Palette;
import dev.isogon.internal.report.figures.Plot;
import java.util.Locale;

/** The probability of the own class by angle, for several angular margins at the data's number of classes. */
public final class ProbabilityByMargin {

    private static final double[] MARGINS = {0.2, 0.4, 0.6, 0.8, 1};

    /** That of AdaCos's figure 4. */
    private static final int SCALE = 30;

    private ProbabilityByMargin() {}

    /**
     * Draws them.
     *
     * @param classes C; Fixed AdaCos is drawn from 3 on, where its scale is above 0
     */
    public static Figure of(int classes) {
        Plot plot = ProbabilityByScale.plot();
        for (int i = 0; i < MARGINS.length; i++) {
            plot.line(
                    "m = " + MARGINS[i],
                    Palette.colour(i),
                    Plot.Stroke.STRONG,
                    ProbabilityByScale.points(new SoftmaxProbability(classes, SCALE, MARGINS[i])));
        }
        ProbabilityByScale.addFixedAdaCos(plot, classes);
        return new Figure(
                "probability-by-margin",
                String.format(Locale.ROOT, "What the margin does, at %,d classes", classes),
                "An angular margin in radians (0.5 are 28.6°) at scale " + SCALE
                        + ": it moves the fall of the curve to the left, so that an image must come that much nearer"
                        + " to its prototype before the loss lets go.",
                plot.option());
    }
}
