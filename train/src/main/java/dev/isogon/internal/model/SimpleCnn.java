package dev.isogon.internal.model;

import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.relu;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.LinearWeights;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.graph.Window;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.layer.Projection;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * The public experiment's network for digits: conv 3×3 to 32, ReLU, conv 3×3 to 64, ReLU, max-pool 2, dropout 0.25,
 * linear to 128, ReLU, dropout (published: 0.5), linear to the embedding. Convolutions are unpadded; weights start as torch's
 * layers do.
 */
final class SimpleCnn extends Backbone {

    /** Below this a 2×2 pool has nothing to pool after two 3×3 convolutions. */
    static final int SMALLEST_SIDE = 6;

    private static final int HIDDEN = 128;

    private final Conv2dImpl first;
    private final Conv2dImpl second;
    private final LinearImpl hidden;
    private final LinearImpl last;
    private final double dropout;

    SimpleCnn(Input input, EmbeddingLayer layer) {
        int pooled = 64 * ((input.height() - 4) / 2) * ((input.width() - 4) / 2);
        first = register_module("conv1", convolution(input.channels(), 32));
        second = register_module("conv2", convolution(32, 64));
        hidden = register_module("fc1", new LinearImpl(pooled, HIDDEN));
        last = register_module("fc2", new LinearImpl(HIDDEN, layer.size()));
        dropout = layer.dropout();
        addStage(first);
        addStage(second);
        addStage(hidden);
        addEmbeddingLayers("fc2");
    }

    private static Conv2dImpl convolution(int in, int out) {
        return new Conv2dImpl(new Conv2dOptions(in, out, new LongPointer(new long[] {3, 3})));
    }

    @Override
    public Tensor embed(Tensor images) {
        Tensor x = relu(first.forward(images));
        x = max_pool2d(relu(second.forward(x)), 2, 2);
        x = dropout(x, 0.25, second.is_training()).flatten(1, -1);
        x = dropout(relu(hidden.forward(x)), dropout, is_training());
        return last.forward(x);
    }

    @Override
    public Features describe(NetworkGraph graph, Features images) {
        Features x = graph.relu(convolution(graph, first, images));
        x = graph.maxPool(graph.relu(convolution(graph, second, x)), Window.square(2, 2, 0));
        x = graph.relu(Projection.describe(graph, hidden, null, graph.flat(x)));
        return Projection.describe(graph, last, null, x);
    }

    private static Features convolution(NetworkGraph graph, Conv2dImpl layer, Features x) {
        return graph.convolution(x, LinearWeights.of(layer.weight(), layer.bias()), Window.square(3, 1, 0), 1);
    }
}
