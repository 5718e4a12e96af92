package dev.isogon.internal.loop;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * How far a batch's embeddings stand from the prototypes.
 *
 * @param own mean angle to the own class's prototype, in radians
 * @param other mean angle to all other classes' prototypes, in radians
 */
record Angles(double own, double other) {

    /**
     * @param cosines N×K, K ≥ C: columns past C are outputs that no class has
     * @param labels N
     * @param classes C
     */
    static Angles of(Tensor cosines, Tensor labels, int classes) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor angles = cosines.narrow(1, 0, classes)
                    .clamp(new ScalarOptional(new Scalar(-1.0)), new ScalarOptional(new Scalar(1.0)))
                    .acos();
            double images = angles.size(0);
            double own = angles.gather(1, labels.unsqueeze(1)).sum().item_double();
            double all = angles.sum().item_double();
            return new Angles(own / images, (all - own) / (images * (classes - 1)));
        }
    }
}
