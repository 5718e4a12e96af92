package dev.isogon.internal.loss;

import dev.isogon.internal.loss.part.DivergedException;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** What training minimizes, made for one run. */
public interface Loss {

    /** All that it learns and remembers: the learner's from then on, which sets its mode, saves it and optimizes it. */
    Module module();

    /**
     * The loss of a batch; in training mode, adaptive statistics move once, before they are used.
     *
     * @param embeddings N×D, before normalization
     * @param labels N, int64, in [0, C)
     * @throws DivergedException when an adaptive statistic is no longer a usable number
     */
    Output of(Tensor embeddings, Tensor labels);

    /**
     * What a batch gave.
     *
     * @param loss the mean over the batch: a scalar, with its gradient graph
     * @param statistics what the batch showed; {@link Statistics#NONE} in evaluation mode
     */
    record Output(Tensor loss, Statistics statistics) {}

    /**
     * Sends the gradient of what {@link #of} gave back to the embeddings and to the loss's own parameters; adds to what is
     * there. A loss that computes its gradient in pieces does it here in its own way.
     *
     * @param together the number of batches whose gradients are added up, of which this one counts as one share
     */
    default void backward(Output output, int together) {
        output.loss().div(new Scalar(together)).backward();
    }

    /** The prototypes, C×D, a row per class, where a loss has them. */
    default Optional<Tensor> prototypes() {
        return Optional.empty();
    }

    /** All regularizers together, weighted: a scalar, with its gradient graph; empty without any. */
    default Optional<Tensor> regularization() {
        return Optional.empty();
    }

    /** How many images of a class a batch should have at least, where that matters: pairs need two. */
    default OptionalInt imagesPerClass() {
        return OptionalInt.empty();
    }

    /** How to see its logits, where a loss has them. */
    default Optional<Logits> logits() {
        return Optional.empty();
    }
}
