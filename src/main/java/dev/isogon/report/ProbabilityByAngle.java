package dev.isogon.report;

import dev.isogon.study.LossSummary;
import dev.isogon.study.StudyResults;
import java.util.ArrayList;
import java.util.List;

/** The probability of the own class by the angle to its prototype, for each scale and margin. */
final class ProbabilityByAngle {

    private ProbabilityByAngle() {}

    static Figure of(StudyResults results) {
        Curves curves = new Curves(results);
        for (LossSummary summary : results.summaries()) {
            List<List<Object>> points = new ArrayList<>();
            List<Double> probabilities = summary.ownProbability();
            for (int i = 0; i < probabilities.size(); i++) {
                double degrees = 180.0 * i / (probabilities.size() - 1);
                points.add(List.of(degrees, Curves.rounded(probabilities.get(i))));
            }
            curves.add(summary.loss(), "", false, true, points);
        }
        return new Figure(
                "Probability of the own class by angle",
                "What the softmax makes of an angle, with all other prototypes at right angles. An image pulls by 1 minus"
                        + " this probability: no longer where the curve is near 1, always where it never comes there.",
                curves.option("degrees between embedding and own prototype", "probability", false));
    }
}
