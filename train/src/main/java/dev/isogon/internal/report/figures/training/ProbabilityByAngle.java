package dev.isogon.internal.report.figures.training;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.figures.Plot;
import java.util.ArrayList;
import java.util.List;

/** The probability of the own class by the angle to its prototype, for each loss as training left it. */
public final class ProbabilityByAngle {

    private ProbabilityByAngle() {}

    public static Figure of(StudyResults results) {
        Plot plot = new Plot(
                Axis.between("degrees between embedding and own prototype", 0, 180), Axis.between("probability", 0, 1));
        for (LossSummary summary : results.summaries()) {
            List<List<Object>> points = new ArrayList<>();
            List<Double> probabilities = summary.ownProbability();
            for (int i = 0; i < probabilities.size(); i++) {
                double degrees = 180.0 * i / (probabilities.size() - 1);
                points.add(List.of(degrees, Plot.rounded(probabilities.get(i))));
            }
            plot.line(summary.loss(), RunLines.colour(results, summary.loss()), Plot.Stroke.STRONG, points);
        }
        return new Figure(
                "probability-by-angle",
                "Probability of the own class by angle",
                "What the softmax makes of an angle, with all other prototypes at right angles, at the scale and margin"
                        + " that training ended with. An image pulls by 1 minus this probability: no longer where the"
                        + " curve is near 1, always where it never comes there.",
                plot.option());
    }
}
