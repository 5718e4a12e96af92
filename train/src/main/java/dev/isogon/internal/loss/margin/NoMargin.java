package dev.isogon.internal.loss.margin;

import org.bytedeco.pytorch.Tensor;

/** Leaves the target's cosine where it is. */
public record NoMargin() implements Margin {

    @Override
    public Tensor target(Tensor targetCosine, Tensor norm, Tensor label) {
        return targetCosine;
    }

    @Override
    public boolean moves() {
        return false;
    }

    @Override
    public String toString() {
        return "none";
    }
}
