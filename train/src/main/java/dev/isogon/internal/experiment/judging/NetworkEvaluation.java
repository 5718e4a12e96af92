package dev.isogon.internal.experiment.judging;

import dev.isogon.internal.eval.neighbours.NeighbourAccuracy;
import dev.isogon.internal.experiment.open.OpenSetMeasure;
import dev.isogon.internal.experiment.predictions.Predictions;
import org.jspecify.annotations.Nullable;

/**
 * What a trained network makes of the images that it is judged on.
 *
 * @param trainAccuracy in [0, 1]
 * @param testLoss in the unit of the protocol; null where it gives none
 * @param test what it made of each test image
 * @param embeddings that it rests on
 * @param openSet what it made of strangers, if there are any
 */
public record NetworkEvaluation(
        double trainAccuracy,
        @Nullable Double testLoss,
        Predictions test,
        JudgedEmbeddings embeddings,
        @Nullable OpenSetMeasure openSet) {

    /** Share of the test images that it recognised, in [0, 1]. */
    public double testAccuracy() {
        return NeighbourAccuracy.share(test.correct());
    }
}
