package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * MobileNetV2's block with PReLU (Chen et al. 2018, "MobileFaceNets", section 3.2): a product to more channels, a 3×3
 * convolution of each, a projection back without activation, and the shortcut where it is asked for.
 */
public final class PreluBottleneck extends Block {

    private final Sequential layers;
    private final boolean shortcut;
    private final DropPath dropPath;

    private PreluBottleneck(int in, int wide, int out, int stride, boolean shortcut, double dropPath) {
        layers = register_module(
                "layers",
                new Sequential(List.of(
                        ConvBnPrelu.activated(Convolution.pointwise(in, wide)),
                        ConvBnPrelu.activated(Convolution.depthwise(wide, 3, stride, Padding.SYMMETRIC)),
                        ConvBnPrelu.linear(Convolution.pointwise(wide, out)))));
        this.shortcut = shortcut;
        this.dropPath = new DropPath(dropPath);
    }

    /** To half the side, from C to C' channels, without a shortcut. */
    public static PreluBottleneck halving(int in, int wide, int out) {
        return new PreluBottleneck(in, wide, out, 2, false, 0);
    }

    /** With a shortcut. */
    public static PreluBottleneck residual(int channels, int wide, double dropPath) {
        return new PreluBottleneck(channels, wide, channels, 1, true, dropPath);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = layers.forward(x);
        return shortcut ? dropPath.add(y, x, is_training()) : y;
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = layers.describe(graph, x);
        return shortcut ? graph.plus(y, x) : y;
    }
}
