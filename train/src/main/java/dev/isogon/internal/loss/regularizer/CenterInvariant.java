package dev.isogon.internal.loss.regularizer;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Keeps the prototypes equally long: the mean over j of ¼(‖w_j‖² − mean‖w‖²)². With a cosine head it cannot change a
 * cosine; it only changes how fast prototypes turn.
 *
 * <p>Source: Wu et al., Deep Face Recognition with Center Invariant Loss, 2017.
 */
public record CenterInvariant() implements Regularizer {

    @Override
    public Tensor of(Tensor prototypes) {
        Tensor squares = prototypes.square().sum(1);
        return squares.sub(squares.mean()).square().mean().mul(new Scalar(0.25));
    }

    @Override
    public String toString() {
        return "center-invariant";
    }
}
