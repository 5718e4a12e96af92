package dev.isogon.report;

import dev.isogon.study.RunResult;
import dev.isogon.study.StudyResults;
import dev.isogon.train.EpochRecord;

/** The training loss by epoch. */
final class LossByEpoch {

    private LossByEpoch() {}

    static Figure of(StudyResults results) {
        Curves curves = new Curves(results)
                .<EpochRecord>add("", false, RunResult::epochs, EpochRecord::epoch, EpochRecord::loss);
        return new Figure(
                "Training loss by epoch",
                "Each line is a run, the first seed drawn strong; losses of different kinds have different units, so"
                        + " compare shapes and not heights (log axis).",
                curves.option("epoch", "mean loss", true));
    }
}
