package dev.isogon.internal.loss;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * What a batch showed, in a few numbers; NaN what a loss cannot say.
 *
 * @param accuracy share of the batch whose largest similarity is its own class's, in [0, 1]
 * @param ownAngle mean angle between embeddings and their own class's prototype, in radians
 * @param otherAngle mean angle between embeddings and all other prototypes, in radians
 * @param scale the scale that was used; 1 where the loss has none, NaN where it differs by image
 */
public record Statistics(double accuracy, double ownAngle, double otherAngle, double scale) {

    /** Nothing was measured. */
    public static final Statistics NONE = unseen(Double.NaN);

    /** Of a loss that compares with no prototypes. */
    public static Statistics unseen(double scale) {
        return new Statistics(Double.NaN, Double.NaN, Double.NaN, scale);
    }

    /**
     * Measures a batch.
     *
     * @param similarities N×K, K ≥ C: what the head compared
     * @param cosines N×K, cosines between embeddings and prototypes, before any margin; columns past C are outputs that no
     *     class has, and have no angle
     * @param labels N
     * @param classes C
     */
    static Statistics of(Tensor similarities, Tensor cosines, Tensor labels, int classes, double scale) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor angles = cosines.narrow(1, 0, classes)
                    .clamp(new ScalarOptional(new Scalar(-1.0)), new ScalarOptional(new Scalar(1.0)))
                    .acos();
            double images = angles.size(0);
            double own = angles.gather(1, labels.unsqueeze(1)).sum().item_double();
            double all = angles.sum().item_double();
            Tensor predicted = similarities.argmax(new org.bytedeco.pytorch.LongOptional(1), false);
            double right = predicted.eq(labels).sum().item_double();
            return new Statistics(right / images, own / images, (all - own) / (images * (classes - 1)), scale);
        }
    }
}
