package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;

/**
 * MBConv (Sandler et al. 2018, "MobileNetV2", with Tan and Le's squeeze-excite to a quarter of the input's channels): a
 * product to more channels, a 3×3 convolution of each, gates, and a projection back; BatchNorm after all three
 * convolutions, SiLU after the first two, and the shortcut where shapes allow one.
 */
public final class MbConv extends Block {

    /**
     * What all blocks of one network share.
     *
     * @param padding of convolutions
     * @param epsilon of BatchNorm
     */
    public record Style(Padding padding, double epsilon) {}

    private final Convolution expand;
    private final BatchNorm expandNorm;
    private final Convolution depthwise;
    private final BatchNorm depthwiseNorm;
    private final SqueezeExcite gates;
    private final Convolution project;
    private final BatchNorm projectNorm;
    private final DropPath dropPath;
    private final boolean shortcut;

    public MbConv(int in, int out, int stride, int expansion, Style style, double dropPath) {
        int wide = in * expansion;
        expand = register_module("conv_pw", Convolution.pointwise(in, wide));
        expandNorm = register_module("bn1", new BatchNorm(wide, style.epsilon()));
        depthwise = register_module("conv_dw", Convolution.depthwise(wide, 3, stride, style.padding()));
        depthwiseNorm = register_module("bn2", new BatchNorm(wide, style.epsilon()));
        gates = register_module("se", new SqueezeExcite(wide, in / 4));
        project = register_module("conv_pwl", Convolution.pointwise(wide, out));
        projectNorm = register_module("bn3", new BatchNorm(out, style.epsilon()));
        shortcut = stride == 1 && in == out;
        this.dropPath = new DropPath(dropPath);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = expandNorm.silu(expand, x);
        y = depthwiseNorm.silu(depthwise, y);
        y = projectNorm.after(project, gates.forward(y));
        return shortcut ? dropPath.add(y, x, is_training()) : y;
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = graph.silu(expandNorm.describe(graph, expand, x));
        y = graph.silu(depthwiseNorm.describe(graph, depthwise, y));
        y = projectNorm.describe(graph, project, gates.describe(graph, y));
        return shortcut ? graph.plus(y, x) : y;
    }
}
