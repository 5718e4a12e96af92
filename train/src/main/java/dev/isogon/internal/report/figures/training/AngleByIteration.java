package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.loop.StepRecord;
import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;

/** The mean angle to the own class's prototype and to all others, by iteration, for every loss in one picture. */
public final class AngleByIteration {

    private AngleByIteration() {}

    public static Figure of(StudyResults results) {
        RunLines lines = new RunLines(results, Axis.exact("iteration"), Axis.linear("degrees"))
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
                "angle-by-iteration",
                "Mean angle to the own class and to the others",
                "Solid: the mean angle between an image's embedding and its own class's prototype falls as training"
                        + " succeeds. Dashed: the mean angle to all other prototypes stays near 90°.",
                lines.option());
    }
}
