package dev.isogon.model.layer;

import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Batch normalization of feature maps; running statistics move by a tenth a step. */
public final class BatchNorm extends BatchNorm2dImpl {

    /** What torch adds to a variance. */
    public static final double TORCH_EPSILON = 1e-5;

    /** What TensorFlow adds to a variance. */
    public static final double TENSORFLOW_EPSILON = 1e-3;

    public BatchNorm(int channels, double epsilon) {
        super(options(channels, epsilon));
    }

    /** With torch's ε. */
    public BatchNorm(int channels) {
        this(channels, TORCH_EPSILON);
    }

    private static BatchNormOptions options(int channels, double epsilon) {
        BatchNormOptions options = new BatchNormOptions(channels);
        options.eps().put(epsilon);
        return options;
    }

    /** Normalized, then x·sigmoid(x). */
    public Tensor silu(Tensor x) {
        return silued(forward(x));
    }

    /** Normalized, then max(0, x). */
    public Tensor relu(Tensor x) {
        return forward(x).relu_();
    }

    /** The factor starts at 0: a residual block is its shortcut at first (Goyal et al. 2017, section 5.1). */
    void startAtZero() {
        torch.zeros_(weight());
    }

    /** SiLU of a tensor that nobody else needs. Its gradient needs its input: in place, the engine would copy that. */
    static Tensor silued(Tensor x) {
        return x.requires_grad() ? torch.silu(x) : torch.silu_(x);
    }
}
