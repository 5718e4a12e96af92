package dev.isogon.internal.model.layer;

import static org.bytedeco.pytorch.global.torch.dropout;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.LinearWeights;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.graph.Norm;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * From pooled features to the embedding: dropout and a linear layer, or BatchNorm–dropout–linear–BatchNorm (Deng et al.
 * 2019, "ArcFace", section 3.1, option E). Its layers are children of the backbone, as the names of weights files want
 * it.
 */
public final class Projection {

    private final @Nullable BatchNorm1dImpl before;
    private final double dropout;
    private final LinearImpl linear;
    private final @Nullable BatchNorm1dImpl after;

    /**
     * @param backbone gets the layers
     * @param name of the linear layer
     * @param features numbers in
     * @param layer what is asked for
     */
    public Projection(Module backbone, String name, int features, EmbeddingLayer layer) {
        before = layer.batchNorm() ? backbone.register_module(name + "_bn1", norm(features)) : null;
        dropout = layer.dropout();
        linear = backbone.register_module(name, new LinearImpl(features, layer.size()));
        after = layer.batchNorm() ? backbone.register_module(name + "_bn2", norm(layer.size())) : null;
    }

    /** Names of its layers under a backbone, whether they are there or not. */
    public static String[] layers(String name) {
        return new String[] {name + "_bn1", name, name + "_bn2"};
    }

    private static BatchNorm1dImpl norm(int features) {
        return new BatchNorm1dImpl(new BatchNormOptions(features));
    }

    /** The linear layer, for networks whose weights start otherwise than torch's. */
    public LinearImpl linear() {
        return linear;
    }

    /** Weights uniform within 1/√D, bias 0, as TensorFlow's EfficientNet starts its classifier. */
    public void startAsTensorFlow() {
        double range = 1 / Math.sqrt((double) linear.weight().size(0));
        torch.uniform_(linear.weight(), -range, range);
        torch.zeros_(linear.bias());
    }

    /** Features N×F → embeddings N×D. */
    public Tensor forward(Tensor features, boolean training) {
        Tensor x = before == null ? features : before.forward(features);
        if (training && dropout > 0) {
            x = dropout(x, dropout, true);
        }
        x = linear.forward(x);
        return after == null ? x : after.forward(x);
    }

    /** As a part of a graph. */
    public Features describe(NetworkGraph graph, Features features) {
        Features x = before == null ? features : graph.batchNorm(features, Norm.of(before));
        return describe(graph, linear, after, x);
    }

    /** A linear layer, and BatchNorm where there is some, as a part of a graph: one linear layer. */
    public static Features describe(
            NetworkGraph graph, LinearImpl linear, @Nullable BatchNorm1dImpl after, Features x) {
        LinearWeights weights = LinearWeights.of(linear.weight(), linear.bias());
        return graph.linear(x, after == null ? weights : weights.then(Norm.of(after)));
    }
}
