package dev.isogon.internal.loss.pair;

import dev.isogon.internal.loss.part.Part;
import org.bytedeco.pytorch.Tensor;

/** What is minimized over the pairs of a batch. */
public interface PairCriterion extends Part {

    /** Embeddings N×D, before normalization, and labels N → a scalar; 0 where no pair is to be told. */
    Tensor of(Tensor embeddings, Tensor labels);

    /** The factor on the similarities; 1 where there is none. */
    default double scale() {
        return 1;
    }
}
