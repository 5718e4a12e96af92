package dev.isogon.internal.model;

import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.relu;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.layer.Projection;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.NormalizeFuncOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * What is trained over the embeddings of a network that stays as it is: their normalization, x ↦ √D·x/‖x‖, and one linear layer, beside
 * which a second way of two layers may lead, x ↦ Wx + b + V·relu(Ux + c). It starts where the network leaves off: of as many numbers as
 * that gives W is the identity, of others its rows (or columns) are at right angles; V and the biases are 0. So what it embeds at first is
 * what comes, and each step of training leads away from there.
 */
final class EmbeddingHead extends Backbone {

    private final int numbers;
    private final double dropout;
    private final LinearImpl straight;
    private final @Nullable LinearImpl hidden;
    private final @Nullable LinearImpl back;

    private EmbeddingHead(Input input, EmbeddingLayer layer, boolean two) {
        numbers = input.channels();
        dropout = layer.dropout();
        straight = register_module("linear", new LinearImpl(numbers, layer.size()));
        hidden = two ? register_module("hidden", new LinearImpl(numbers, numbers)) : null;
        back = two ? register_module("back", new LinearImpl(numbers, layer.size())) : null;
        try (NoGradGuard guard = new NoGradGuard()) {
            if (numbers == layer.size()) {
                torch.eye_(straight.weight());
            } else {
                torch.orthogonal_(straight.weight());
            }
            straight.bias().zero_();
            if (back != null) {
                back.weight().zero_();
                back.bias().zero_();
            }
        }
    }

    /** Normalization and one linear layer. */
    static EmbeddingHead linear(Input input, EmbeddingLayer layer) {
        return new EmbeddingHead(input, layer, false);
    }

    /** The same with two layers beside it, of as many hidden numbers as come in. */
    static EmbeddingHead ofTwoLayers(Input input, EmbeddingLayer layer) {
        return new EmbeddingHead(input, layer, true);
    }

    /** Embeddings N×D×1×1 → embeddings N×D'. */
    @Override
    public Tensor embed(Tensor images) {
        Tensor x = normalized(images.flatten(1, -1));
        if (is_training() && dropout > 0) {
            x = dropout(x, dropout, true);
        }
        Tensor y = straight.forward(x);
        return hidden == null || back == null ? y : y.add(back.forward(relu(hidden.forward(x))));
    }

    private Tensor normalized(Tensor x) {
        return torch.normalize(x, new NormalizeFuncOptions()).mul(new Scalar(Math.sqrt(numbers)));
    }

    @Override
    public Features describe(NetworkGraph graph, Features images) {
        Features x = graph.scaled(graph.normalized(graph.flat(images)), Math.sqrt(numbers));
        Features y = Projection.describe(graph, straight, null, x);
        if (hidden == null || back == null) {
            return y;
        }
        return graph.plus(
                y, Projection.describe(graph, back, null, graph.relu(Projection.describe(graph, hidden, null, x))));
    }
}
