package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;

/** Convolution 3×3, BatchNorm, SiLU, and the shortcut where shapes allow one: EfficientNetV2's first stage. */
public final class ConvBnSilu extends Block {

    private final Convolution conv;
    private final BatchNorm norm;
    private final DropPath dropPath;
    private final boolean shortcut;

    public ConvBnSilu(int in, int out, int stride, MbConv.Style style, double dropPath) {
        conv = register_module("conv", Convolution.of(in, out, 3, stride, style.padding()));
        norm = register_module("bn1", new BatchNorm(out, style.epsilon()));
        shortcut = stride == 1 && in == out;
        this.dropPath = new DropPath(dropPath);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = norm.silu(conv, x);
        return shortcut ? dropPath.add(y, x, is_training()) : y;
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = graph.silu(norm.describe(graph, conv, x));
        return shortcut ? graph.plus(y, x) : y;
    }
}
