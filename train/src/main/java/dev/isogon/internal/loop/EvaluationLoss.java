package dev.isogon.internal.loop;

import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * The loss of images that were embedded, in evaluation mode.
 *
 * @param mean over the images
 * @param sumOfBatchMeans sum of the batches' mean losses, which the public experiment divides by N
 */
public record EvaluationLoss(double mean, double sumOfBatchMeans) {

    /**
     * Takes the losses.
     *
     * @param embeddings N×D, N at least 1
     * @param labels N classes
     * @param batch embeddings at a time, at least 1
     */
    public static EvaluationLoss of(Learner learner, FloatMatrix embeddings, int[] labels, int batch) {
        learner.eval();
        double sum = 0;
        double sumOfBatchMeans = 0;
        try (NoGradGuard guard = new NoGradGuard()) {
            for (int from = 0; from < embeddings.rows(); from += batch) {
                int to = Math.min(from + batch, embeddings.rows());
                try (Scope scope = Scope.open()) {
                    double mean = learner.loss(
                                    Accelerator.here(Tensors.rows(embeddings, from, to)),
                                    Accelerator.here(Tensors.labels(Arrays.copyOfRange(labels, from, to))))
                            .loss()
                            .item_double();
                    sumOfBatchMeans += mean;
                    sum += mean * (to - from);
                }
            }
        }
        return new EvaluationLoss(sum / embeddings.rows(), sumOfBatchMeans);
    }
}
