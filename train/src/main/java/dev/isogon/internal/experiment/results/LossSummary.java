package dev.isogon.internal.experiment.results;

import dev.isogon.internal.eval.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One loss over all its seeds: a row of the table.
 *
 * @param loss the loss as the user wrote it
 * @param label the same spelled out as its four words, for example "cosine × angular(0.5) × 64 × softmax"
 * @param finished number of runs that finished
 * @param runs number of runs that were asked for
 * @param trainAccuracy mean over the finished seeds, in [0, 1]; NaN without any
 * @param testAccuracy mean over the finished seeds, in [0, 1]; NaN without any
 * @param testLoss mean over the finished seeds, in the unit of {@link RunResult#testLoss()}; null without any
 * @param testAccuracies every finished seed's test accuracy
 * @param interval interval of the test accuracy over seeds and test images; null below two seeds
 * @param ownProbability the softmax's probability of the own class at 0°, 2°, … 180° between embedding and own prototype,
 *     all others at right angles, at the scale that training ended with; empty for a head without angles, or without a run
 * @param trainSeconds mean over the finished seeds
 * @param evaluationSeconds mean over the finished seeds
 */
public record LossSummary(
        String loss,
        String label,
        int finished,
        int runs,
        double trainAccuracy,
        double testAccuracy,
        @Nullable Double testLoss,
        List<Double> testAccuracies,
        @Nullable Interval interval,
        List<Double> ownProbability,
        double trainSeconds,
        double evaluationSeconds) {

    public LossSummary {
        testAccuracies = List.copyOf(testAccuracies);
        ownProbability = List.copyOf(ownProbability);
    }
}
