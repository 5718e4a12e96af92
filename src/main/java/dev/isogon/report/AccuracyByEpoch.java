package dev.isogon.report;

import dev.isogon.study.RunResult;
import dev.isogon.study.StudyResults;
import dev.isogon.train.EpochRecord;

/** The accuracy by epoch: on training batches, and on the validation images where there are some. */
final class AccuracyByEpoch {

    private AccuracyByEpoch() {}

    static Figure of(StudyResults results) {
        Curves curves = new Curves(results)
                .<EpochRecord>add(
                        " (training batches)",
                        true,
                        RunResult::epochs,
                        EpochRecord::epoch,
                        epoch -> 100 * epoch.accuracy())
                .<EpochRecord>add("", false, run -> validated(run), EpochRecord::epoch, AccuracyByEpoch::validation);
        return new Figure(
                "Accuracy by epoch",
                "Dashed: share of training images nearest to their own prototype, dropout on. Solid: validation images"
                        + " whose nearest other validation image is of their class, where the protocol has any.",
                curves.option("epoch", "%", false));
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
