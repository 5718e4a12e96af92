package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;

/** The accuracy by epoch: on training batches, and on the validation images where there are some. */
public final class AccuracyByEpoch {

    private AccuracyByEpoch() {}

    public static Figure of(StudyResults results) {
        RunLines lines = new RunLines(results, Axis.exact("epoch"), Axis.linear("%"))
                .<EpochRecord>add(
                        " (training batches)",
                        true,
                        RunResult::epochs,
                        EpochRecord::epoch,
                        epoch -> 100 * epoch.accuracy())
                .<EpochRecord>add("", false, run -> validated(run), EpochRecord::epoch, AccuracyByEpoch::validation);
        return new Figure(
                "accuracy-by-epoch",
                "Accuracy by epoch",
                "Dashed: share of training images nearest to their own prototype, dropout on. Solid: validation images"
                        + " whose nearest other validation image is of their class, where the protocol has any.",
                lines.option());
    }

    private static java.util.List<EpochRecord> validated(RunResult run) {
        return run.epochs().stream()
                .filter(epoch -> epoch.validationAccuracy() != null)
                .toList();
    }

    private static double validation(EpochRecord epoch) {
        Double accuracy = epoch.validationAccuracy();
        return accuracy == null ? Double.NaN : 100 * accuracy;
    }
}
