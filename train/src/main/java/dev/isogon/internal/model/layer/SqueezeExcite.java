package dev.isogon.internal.model.layer;

import static org.bytedeco.pytorch.global.torch.mean;
import static org.bytedeco.pytorch.global.torch.sigmoid;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/** Each channel times a gate in (0, 1) made of all channels' means (Hu et al. 2018, "Squeeze-and-Excitation"). */
final class SqueezeExcite extends Block {

    private final Convolution reduce;
    private final Convolution expand;

    /**
     * @param channels of features and gates
     * @param squeezed channels between
     */
    SqueezeExcite(int channels, int squeezed) {
        reduce = register_module("conv_reduce", Convolution.pointwiseWithBias(channels, squeezed));
        expand = register_module("conv_expand", Convolution.pointwiseWithBias(squeezed, channels));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor means = mean(x, new long[] {2, 3}, true, new ScalarTypeOptional());
        Tensor gates = sigmoid(expand.forward(BatchNorm.silued(reduce.forward(means))));
        return x.mul(gates);
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features squeezed = graph.silu(reduce.describe(graph, graph.means(x)));
        return graph.times(x, graph.sigmoid(expand.describe(graph, squeezed)));
    }
}
