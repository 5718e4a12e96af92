package dev.isogon.internal.loss.regularizer;

import dev.isogon.internal.loss.part.Part;
import org.bytedeco.pytorch.Tensor;

/** What is added to a loss for the prototypes alone. */
public interface Regularizer extends Part {

    /** Prototypes C×D → a scalar. */
    Tensor of(Tensor prototypes);
}
