package dev.isogon.internal.loss.margin;

import dev.isogon.internal.loss.part.Part;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The second word of a loss: how the target's cosine is made harder. It works on any slice of K of the C classes, so
 * that classes can be served in chunks.
 */
public interface Margin extends Part {

    /** Moves statistics, in training only, once a step, before they are used: target cosines N, embedding norms N. */
    default void observe(Tensor targetCosine, Tensor norm) {}

    /** The target's cosine with its margin: cosines N, embedding norms N, labels N → N. */
    Tensor target(Tensor targetCosine, Tensor norm, Tensor label);

    /** The other classes' cosines N×K, with the target's cosines N before the margin → N×K; unchanged unless said otherwise. */
    default Tensor others(Tensor cosines, Tensor targetCosine) {
        return cosines;
    }

    /** What is added to the loss for the embedding norms N: a scalar, if any. */
    default Optional<Tensor> penalty(Tensor norm) {
        return Optional.empty();
    }

    /** The embedding norm at which the margin is as it was written; any where it does not look at norms. */
    default double middleNorm() {
        return 1;
    }

    /** Whether it changes anything at all; only then must the head give cosines. */
    default boolean moves() {
        return true;
    }
}
