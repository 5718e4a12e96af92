package dev.isogon.internal.loop;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.feed.Batch;
import dev.isogon.internal.data.feed.BatchFeed;
import dev.isogon.internal.data.feed.BatchRing;
import dev.isogon.internal.data.feed.Preparation;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.part.DivergedException;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Evaluation-mode passes over a set of images, in order. */
public final class Embedding {

    private final Learner learner;
    private final int batch;
    private final Work work;

    /**
     * @param batch images a pass
     * @param work may be stopped before each batch
     */
    public Embedding(Learner learner, int batch, Work work) {
        this.learner = learner;
        this.batch = batch;
        this.work = work;
    }

    /**
     * Embeds all images in evaluation mode.
     *
     * @return N×D
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     * @throws DivergedException when an embedding is not of finite numbers
     */
    public FloatMatrix of(ImageSet images) {
        learner.eval();
        FloatMatrix matrix = null;
        int row = 0;
        BatchRing ring = new BatchRing(batch, images.inputLength());
        try (NoGradGuard guard = new NoGradGuard();
                BatchFeed feed = new BatchFeed(
                        images,
                        Splits.inOrder(images.size()),
                        ring,
                        Preparation.plain(learner.normalization()),
                        false)) {
            while (feed.hasNext()) {
                work.check();
                Batch next = feed.next();
                try (Scope scope = Scope.open()) {
                    Tensor embeddings = learner.embed(ImageTensors.of(next, images));
                    if (matrix == null) {
                        int dimensions = Math.toIntExact(embeddings.size(1));
                        matrix = new FloatMatrix(
                                images.size(), dimensions, new float[Math.multiplyExact(images.size(), dimensions)]);
                    }
                    Tensors.copyRows(embeddings, matrix, row);
                    checkFinite(matrix, row, next.size());
                }
                row += next.size();
            }
        }
        if (matrix == null) {
            throw new IllegalArgumentException("there are no images to embed");
        }
        return matrix;
    }

    private static void checkFinite(FloatMatrix matrix, int fromRow, int count) {
        for (int i = fromRow * matrix.columns(); i < (fromRow + count) * matrix.columns(); i++) {
            if (!Float.isFinite(matrix.values()[i])) {
                throw new DivergedException("the embedding of image " + i / matrix.columns() + " holds "
                        + matrix.values()[i] + ". Lower the learning rate");
            }
        }
    }
}
