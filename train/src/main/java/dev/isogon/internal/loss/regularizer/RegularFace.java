package dev.isogon.internal.loss.regularizer;

import dev.isogon.internal.loss.part.Rows;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Pushes each prototype from its nearest neighbour: the mean over j of max_{k≠j} cos(w_j, w_k).
 *
 * <p>Source: Zhao et al., RegularFace, CVPR 2019, equation 5.
 */
public record RegularFace() implements Regularizer {

    @Override
    public Tensor of(Tensor prototypes) {
        Tensor directions = Rows.directions(prototypes, Rows.norms(prototypes));
        Tensor cosines = directions.mm(directions.t());
        Tensor self =
                torch.eye(prototypes.size(0), prototypes.options().dtype(new ScalarTypeOptional(ScalarType.Bool)));
        return cosines.masked_fill(self, new Scalar(Double.NEGATIVE_INFINITY))
                .max(1)
                .get0()
                .mean();
    }

    @Override
    public String toString() {
        return "regular-face";
    }
}
