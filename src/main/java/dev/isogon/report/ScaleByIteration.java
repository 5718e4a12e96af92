package dev.isogon.report;

import dev.isogon.study.RunResult;
import dev.isogon.study.StudyResults;
import dev.isogon.train.StepRecord;

/** The scale by iteration. */
final class ScaleByIteration {

    private ScaleByIteration() {}

    static Figure of(StudyResults results) {
        Curves curves =
                new Curves(results).<StepRecord>add("", false, RunResult::curve, StepRecord::step, StepRecord::scale);
        return new Figure(
                "Scale by iteration",
                "The factor on the cosines (log axis). A fixed scale is a level line; dynamic AdaCos falls as embeddings"
                        + " come near their prototypes.",
                curves.option("iteration", "scale", true));
    }
}
