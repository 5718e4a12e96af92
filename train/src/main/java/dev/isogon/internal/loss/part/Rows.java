package dev.isogon.internal.loss.part;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Lengths and directions of the rows of a matrix. */
public final class Rows {

    /** Below this a row has no direction; it is divided by this instead. */
    private static final double TINY = 1e-12;

    private Rows() {}

    /** N×D → N, Euclidean norms. */
    public static Tensor norms(Tensor rows) {
        return torch.linalg_vector_norm(rows, new Scalar(2.0), new long[] {1}, false, new ScalarTypeOptional());
    }

    /** N×D and its norms → N×D of unit rows. */
    public static Tensor directions(Tensor rows, Tensor norms) {
        return rows.div(norms.clamp_min(new Scalar(TINY)).unsqueeze(1));
    }
}
