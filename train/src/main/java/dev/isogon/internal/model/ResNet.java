package dev.isogon.internal.model;

import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.mean;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.graph.Window;
import dev.isogon.internal.model.layer.BasicBlock;
import dev.isogon.internal.model.layer.BatchNorm;
import dev.isogon.internal.model.layer.Bottleneck;
import dev.isogon.internal.model.layer.Convolution;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.layer.Padding;
import dev.isogon.internal.model.layer.Projection;
import dev.isogon.internal.model.layer.ResidualStages;
import dev.isogon.internal.model.layer.Sequential;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * ResNet (He et al. 2016, "Deep Residual Learning for Image Recognition", table 1). Tensors are named as in timm and
 * torchvision.
 */
final class ResNet extends Backbone {

    private static final long[] THREE = {3, 3};
    private static final long[] TWO = {2, 2};
    private static final long[] ONE = {1, 1};

    private final Convolution stem;
    private final BatchNorm stemNorm;
    private final List<Sequential> layers;
    private final Projection projection;

    private ResNet(List<Integer> depths, int expansion, ResidualStages.Kind kind, Input input, EmbeddingLayer layer) {
        int stemChannels = ResidualStages.STEM;
        stem = register_module("conv1", Convolution.of(input.channels(), stemChannels, 7, 2, Padding.SYMMETRIC));
        stemNorm = register_module("bn1", new BatchNorm(stemChannels));
        addStage(stem, stemNorm);
        layers = ResidualStages.of(depths, 1, stemChannels * expansion, layer.dropPath(), kind);
        for (int i = 0; i < layers.size(); i++) {
            addStage(register_module("layer" + (i + 1), layers.get(i)));
        }
        int features = (stemChannels * expansion) << (layers.size() - 1);
        projection = new Projection(this, "fc", features, layer);
        addEmbeddingLayers(Projection.layers("fc"));
    }

    /** Of basic blocks, so many in each of the four stages. */
    static Architecture.Builder basic(List<Integer> depths) {
        return (input, layer) -> new ResNet(depths, 1, BasicBlock::new, input, layer);
    }

    /** Of bottlenecks, so many in each of the four stages. */
    static Architecture.Builder bottlenecks(List<Integer> depths) {
        return (input, layer) -> new ResNet(depths, Bottleneck.EXPANSION, Bottleneck::new, input, layer);
    }

    @Override
    public Tensor embed(Tensor images) {
        Tensor x = stemNorm.relu(stem, images);
        x = max_pool2d(x, THREE, TWO, ONE, ONE, false);
        for (Sequential each : layers) {
            x = each.forward(x);
        }
        return projection.forward(mean(x, 2, 3), is_training());
    }

    @Override
    public Features describe(NetworkGraph graph, Features images) {
        Features x = graph.relu(stemNorm.describe(graph, stem, images));
        x = graph.maxPool(x, Window.square(3, 2, 1));
        for (Sequential each : layers) {
            x = each.describe(graph, x);
        }
        return projection.describe(graph, graph.flat(graph.means(x)));
    }
}
