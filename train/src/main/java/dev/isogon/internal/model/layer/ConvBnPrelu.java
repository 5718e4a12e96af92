package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A convolution, BatchNorm, and PReLU or nothing: what MobileFaceNet is made of. */
public final class ConvBnPrelu extends Block {

    private final Module layers = register_module("layers", new Module());
    private final Convolution convolution;
    private final BatchNorm norm;
    private final @Nullable Prelu prelu;

    private ConvBnPrelu(Convolution convolution, boolean activated) {
        int out = Math.toIntExact(convolution.weight().size(0));
        // As published: the groups are left out of the deviation, so that depthwise convolutions start small.
        convolution.startNormal(Math.sqrt(2 / convolution.fanOut()));
        this.convolution = layers.register_module("0", convolution);
        norm = layers.register_module("1", new BatchNorm(out));
        prelu = activated ? layers.register_module("2", new Prelu(out)) : null;
    }

    /** With PReLU. */
    public static ConvBnPrelu activated(Convolution convolution) {
        return new ConvBnPrelu(convolution, true);
    }

    /** Without activation. */
    public static ConvBnPrelu linear(Convolution convolution) {
        return new ConvBnPrelu(convolution, false);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = norm.after(convolution, x);
        return prelu == null ? y : prelu.forward(y);
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = norm.describe(graph, convolution, x);
        return prelu == null ? y : prelu.describe(graph, y);
    }
}
