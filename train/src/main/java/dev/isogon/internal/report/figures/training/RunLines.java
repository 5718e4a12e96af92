package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Palette;
import dev.isogon.internal.report.figures.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Lines of a comparison: a colour a loss, a line a seed. */
final class RunLines {

    private static final Plot.Stroke FURTHER_SEED = new Plot.Stroke(1, 0.45, false);

    private final StudyResults results;
    private final Plot plot;

    RunLines(StudyResults results, Axis x, Axis y) {
        this.results = results;
        this.plot = new Plot(x, y).withSlider();
    }

    /**
     * Adds one line for each run.
     *
     * @param suffix what is added to the loss's name in the legend
     * @param points the run's points
     */
    <T> RunLines add(
            String suffix,
            boolean dashed,
            Function<RunResult, List<T>> points,
            ToDoubleFunction<T> x,
            ToDoubleFunction<T> y) {
        for (RunResult run : results.runs()) {
            List<List<Object>> data = new ArrayList<>();
            for (T point : points.apply(run)) {
                double value = y.applyAsDouble(point);
                data.add(List.of(x.applyAsDouble(point), Double.isFinite(value) ? Plot.rounded(value) : "-"));
            }
            boolean firstSeed = run.seed() == results.config().seeds().get(0);
            Plot.Stroke stroke = firstSeed ? Plot.Stroke.STRONG : FURTHER_SEED;
            plot.line(
                    run.loss() + suffix,
                    colour(results, run.loss()),
                    new Plot.Stroke(stroke.width(), stroke.opacity(), dashed),
                    data);
        }
        return this;
    }

    /** A loss has the same colour in all figures. */
    static String colour(StudyResults results, String loss) {
        return Palette.colour(Math.max(0, results.config().lossTexts().indexOf(loss)));
    }

    Map<String, Object> option() {
        return plot.option();
    }
}
