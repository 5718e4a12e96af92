package dev.isogon.internal.loss;

import org.bytedeco.pytorch.Tensor;

/** What training minimizes. Its learned tensors and its state belong to the trained module. */
public interface Loss {

    /**
     * The loss of a batch; in training mode, adaptive statistics move once, before they are used.
     *
     * @param embeddings N×D, before normalization
     * @param labels N, int64, in [0, C)
     * @throws DivergedException when an adaptive statistic is no longer a usable number
     */
    Output of(Tensor embeddings, Tensor labels);

    /** The prototypes, C×D, a row per class; an undefined tensor where a loss has none. */
    Tensor prototypes();

    /**
     * What a batch gave.
     *
     * @param loss scalar, with its gradient graph
     * @param cosines N×K, K ≥ C, cosines between embeddings and prototypes, before any margin, without gradient: for statistics
     * @param similarities N×K what the head compared, without gradient: its largest is the class that is predicted
     * @param scale the scale that was used; NaN where it differs by image
     */
    record Output(Tensor loss, Tensor cosines, Tensor similarities, double scale) {}
}
