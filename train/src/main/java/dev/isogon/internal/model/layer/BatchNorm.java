package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.graph.Norm;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Batch normalization of feature maps; running statistics move by a tenth a step. */
public final class BatchNorm extends BatchNorm2dImpl {

    /** What torch adds to a variance. */
    public static final double TORCH_EPSILON = 1e-5;

    /** What TensorFlow adds to a variance. */
    public static final double TENSORFLOW_EPSILON = 1e-3;

    private final double epsilon;

    public BatchNorm(int channels, double epsilon) {
        super(options(channels, epsilon));
        this.epsilon = epsilon;
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

    /**
     * A convolution without bias, normalized. Where nothing is to be learned both are one convolution, whose weights are
     * made here from the running statistics: a pass over the weights costs less than one over the maps.
     */
    public Tensor after(Convolution convolution, Tensor x) {
        if (is_training() || GradMode.is_enabled()) {
            return forward(convolution.forward(x));
        }
        Tensor factor = running_var().add(new Scalar(epsilon)).rsqrt_().mul_(weight());
        Tensor shift = bias().sub(running_mean().mul(factor));
        return convolution.scaled(x, factor, shift);
    }

    /** By itself, as a part of a graph. */
    public Features describe(NetworkGraph graph, Features x) {
        return graph.batchNorm(x, Norm.of(this));
    }

    /** A convolution and this {@link #after} it, as a part of a graph: one convolution. */
    public Features describe(NetworkGraph graph, Convolution convolution, Features x) {
        return convolution.describe(graph, convolution.weights().then(Norm.of(this)), x);
    }

    /** {@link #after}, then x·sigmoid(x). */
    public Tensor silu(Convolution convolution, Tensor x) {
        return silued(after(convolution, x));
    }

    /** {@link #after}, then max(0, x). */
    public Tensor relu(Convolution convolution, Tensor x) {
        return after(convolution, x).relu_();
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
