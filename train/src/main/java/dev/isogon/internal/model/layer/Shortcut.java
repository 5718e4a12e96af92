package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A residual block's shortcut where shapes differ: a product at every s-th pixel, and BatchNorm. */
final class Shortcut extends Block {

    private final Convolution convolution;
    private final BatchNorm norm;

    private Shortcut(int in, int out, int stride) {
        convolution = register_module("0", Convolution.of(in, out, 1, stride, Padding.SYMMETRIC));
        norm = register_module("1", new BatchNorm(out));
    }

    /** A block's shortcut, or none where the input itself will do. */
    static @Nullable Shortcut of(Block block, int in, int out, int stride) {
        return stride == 1 && in == out ? null : block.register_module("downsample", new Shortcut(in, out, stride));
    }

    @Override
    public Tensor forward(Tensor x) {
        return norm.after(convolution, x);
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        return norm.describe(graph, convolution, x);
    }
}
