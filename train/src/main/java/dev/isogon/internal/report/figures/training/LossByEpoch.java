package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;

/** The training loss by epoch. */
public final class LossByEpoch {

    private LossByEpoch() {}

    public static Figure of(StudyResults results) {
        RunLines lines = new RunLines(results, Axis.exact("epoch"), Axis.logarithmic("mean loss"))
                .<EpochRecord>add("", false, RunResult::epochs, EpochRecord::epoch, EpochRecord::loss);
        return new Figure(
                "loss-by-epoch",
                "Training loss by epoch",
                "Each line is a run, the first seed drawn strong; losses of different kinds have different units, so"
                        + " compare shapes and not heights (log axis).",
                lines.option());
    }
}
