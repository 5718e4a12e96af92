package dev.isogon.internal.loss.margin;

import dev.isogon.internal.loss.part.ShortNumber;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Subtracts from the target's cosine: c − m.
 *
 * <p>Source: CosFace, arXiv 1801.09414, equation 4. The public experiment's Simple_ArcFace is this with m = 28.6, a
 * number of degrees taken for a cosine: its target logit is then so low that the softmax never saturates, and the loss
 * is a linear pull towards the target and away from the nearest other class.
 *
 * @param margin m as a cosine, at least 0; above 2 it exceeds every difference of cosines
 */
public record AdditiveMargin(double margin) implements Margin {

    public AdditiveMargin {
        if (!(margin >= 0 && margin < 1e4)) {
            throw new IllegalArgumentException("margin must be a cosine of at least 0, but was " + margin);
        }
    }

    /** What a user should know before training with it, if anything. */
    public Optional<String> warning() {
        return margin > 2
                ? Optional.of("margin " + ShortNumber.of(margin) + " is a cosine here and exceeds every difference of"
                        + " cosines (2); the softmax can never saturate. For an angle write angular("
                        + ShortNumber.of(margin) + "deg)")
                : Optional.empty();
    }

    @Override
    public Tensor target(Tensor targetCosine, Tensor norm, Tensor label) {
        return targetCosine.sub(new Scalar(margin));
    }

    @Override
    public String toString() {
        return "additive(" + ShortNumber.of(margin) + ")";
    }
}
