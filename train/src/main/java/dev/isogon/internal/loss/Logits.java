package dev.isogon.internal.loss;

import org.bytedeco.pytorch.Tensor;

/** Shows what a loss over logits makes of a batch before its criterion; losses without logits do not have it. */
@FunctionalInterface
public interface Logits {

    /** Embeddings N×D and labels N as the criterion sees them; nothing adapts, whatever the mode. */
    Seen of(Tensor embeddings, Tensor labels);

    /**
     * What a batch comes to before the criterion.
     *
     * @param logits N×K, K ≥ C, margin and scale included
     * @param cosines N×K, before any margin
     * @param scale the scale that was used; NaN where it differs by image
     */
    record Seen(Tensor logits, Tensor cosines, double scale) {}
}
