package dev.isogon.report;

import dev.isogon.study.RunResult;
import dev.isogon.study.StudyResults;
import dev.isogon.train.StepRecord;

/** The mean angle to the own class's prototype and to all others, by iteration, for every loss in one picture. */
final class AngleByIteration {

    private AngleByIteration() {}

    static Figure of(StudyResults results) {
        Curves curves = new Curves(results)
                .<StepRecord>add(
                        ", own class",
                        false,
                        RunResult::curve,
                        StepRecord::step,
                        step -> Math.toDegrees(step.ownAngle()))
                .<StepRecord>add(
                        ", others",
                        true,
                        RunResult::curve,
                        StepRecord::step,
                        step -> Math.toDegrees(step.otherAngle()));
        return new Figure(
                "Mean angle to the own class and to the others",
                "Solid: the mean angle between an image's embedding and its own class's prototype falls as training"
                        + " succeeds. Dashed: the mean angle to all other prototypes stays near 90°.",
                curves.option("iteration", "degrees", false));
    }
}
