package dev.isogon.internal.loss.criterion;

import dev.isogon.internal.loss.part.Part;
import org.bytedeco.pytorch.Tensor;

/** The last word of a loss: what is minimized over the logits. */
public interface Criterion extends Part {

    /** Logits N×C and labels N → the mean loss over the batch, a scalar. */
    Tensor of(Tensor logits, Tensor labels);
}
