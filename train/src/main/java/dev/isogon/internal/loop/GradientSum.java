package dev.isogon.internal.loop;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Brings the gradients of several processes together, which train one learner on a share of each batch each. Called once before
 * each move of the weights, after the last batch that is added up and before gradients are shortened.
 */
@FunctionalInterface
public interface GradientSum {

    /** One process has nothing to bring together. */
    GradientSum ALONE = gradients -> {};

    /**
     * Replaces each gradient by that of the whole batch, in place.
     *
     * @param gradients of the weights that have one, in the same order in all processes
     */
    void of(List<Tensor> gradients);
}
