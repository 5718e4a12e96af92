package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.loop.StepRecord;
import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;

/** The scale by iteration. */
public final class ScaleByIteration {

    private ScaleByIteration() {}

    public static Figure of(StudyResults results) {
        RunLines lines = new RunLines(results, Axis.exact("iteration"), Axis.logarithmic("scale"))
                .<StepRecord>add("", false, RunResult::curve, StepRecord::step, StepRecord::scale);
        return new Figure(
                "scale-by-iteration",
                "Scale by iteration",
                "The factor on the cosines (log axis). A fixed scale is a level line; dynamic AdaCos falls as"
                        + " embeddings come near their prototypes.",
                lines.option());
    }
}
