package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;

/**
 * Fused-MBConv (Tan and Le 2021, "EfficientNetV2", fig. 2): a full 3×3 convolution to more channels, and a projection
 * back; BatchNorm after both, SiLU after the first, and the shortcut where shapes allow one.
 */
public final class FusedMbConv extends Block {

    private final Convolution expand;
    private final BatchNorm expandNorm;
    private final Convolution project;
    private final BatchNorm projectNorm;
    private final DropPath dropPath;
    private final boolean shortcut;

    public FusedMbConv(int in, int out, int stride, int expansion, MbConv.Style style, double dropPath) {
        int wide = in * expansion;
        expand = register_module("conv_exp", Convolution.of(in, wide, 3, stride, style.padding()));
        expandNorm = register_module("bn1", new BatchNorm(wide, style.epsilon()));
        project = register_module("conv_pwl", Convolution.pointwise(wide, out));
        projectNorm = register_module("bn2", new BatchNorm(out, style.epsilon()));
        shortcut = stride == 1 && in == out;
        this.dropPath = new DropPath(dropPath);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = expandNorm.silu(expand, x);
        y = projectNorm.after(project, y);
        return shortcut ? dropPath.add(y, x, is_training()) : y;
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = graph.silu(expandNorm.describe(graph, expand, x));
        y = projectNorm.describe(graph, project, y);
        return shortcut ? graph.plus(y, x) : y;
    }
}
