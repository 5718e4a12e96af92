package dev.isogon.internal.loss.scale;

import dev.isogon.internal.loss.part.Part;
import org.bytedeco.pytorch.Tensor;

/** The third word of a loss: how sharp the softmax over the cosines is. */
public interface Scale extends Part {

    /** The factor on the similarities: norms N×1 and prototype norms 1×K → broadcasts to N×K. */
    Tensor of(Tensor norm, Tensor prototypeNorm);

    /** The present factor as a number; NaN where it differs by image. */
    double value();

    /** Whether {@link #observe} wants to be called. */
    default boolean observes() {
        return false;
    }

    /**
     * Moves statistics, in training only, once a step, before they are used.
     *
     * @param targetCosine N, before any margin
     * @param logSumExpOthers N, ln Σ_{j≠y} exp(s·c_j) at the scale of the step before, before any margin
     * @throws dev.isogon.internal.loss.part.DivergedException when the scale is no longer a usable number, saying why and what helps
     */
    default void observe(Tensor targetCosine, Tensor logSumExpOthers) {}
}
