package dev.isogon.internal.experiment.judging;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.eval.neighbours.NearestNeighbours;
import dev.isogon.internal.eval.neighbours.Similarity;
import dev.isogon.internal.loop.Embedding;
import dev.isogon.internal.loop.EvaluationLoss;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;

/**
 * How networks are judged.
 *
 * @param batch images a pass
 * @param work whose threads it takes, and who may stop it
 */
public record EvaluationWork(int batch, Work work) {

    /** N×D. */
    public FloatMatrix embed(Learner learner, ImageSet images) {
        return new Embedding(learner, batch, work).of(images);
    }

    EvaluationLoss loss(Learner learner, FloatMatrix embeddings, int[] labels) {
        return EvaluationLoss.of(learner, embeddings, labels, batch);
    }

    NearestNeighbours by(Similarity similarity) {
        return new NearestNeighbours(similarity, work);
    }
}
