package dev.isogon.internal.model;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.layer.BatchNorm;
import dev.isogon.internal.model.layer.Convolution;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.layer.ImprovedBlock;
import dev.isogon.internal.model.layer.Padding;
import dev.isogon.internal.model.layer.Prelu;
import dev.isogon.internal.model.layer.Projection;
import dev.isogon.internal.model.layer.ResidualStages;
import dev.isogon.internal.model.layer.Sequential;
import java.util.List;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The residual network of face recognition (Deng et al. 2019, "ArcFace", section 3.1): a stem of stride 1, improved
 * residual blocks, and a linear layer over the whole last map, 7×7 for images of 112×112, so that a face's parts keep
 * their places. Tensors are named as in insightface's arcface_torch.
 */
final class IResNet extends Backbone {

    private static final int LAST = 512;

    private final Convolution stem;
    private final BatchNorm stemNorm;
    private final Prelu stemPrelu;
    private final List<Sequential> layers;
    private final @Nullable BatchNorm before;
    private final double dropout;
    private final LinearImpl linear;
    private final @Nullable BatchNorm1dImpl after;

    private IResNet(List<Integer> depths, Input input, EmbeddingLayer layer) {
        int stemChannels = ResidualStages.STEM;
        stem = register_module("conv1", Convolution.of(input.channels(), stemChannels, 3, 1, Padding.SYMMETRIC));
        stemNorm = register_module("bn1", new BatchNorm(stemChannels));
        stemPrelu = register_module("prelu", new Prelu(stemChannels));
        addStage(stem, stemNorm, stemPrelu);
        layers = ResidualStages.of(depths, 2, stemChannels, layer.dropPath(), ImprovedBlock::new);
        for (int i = 0; i < layers.size(); i++) {
            addStage(register_module("layer" + (i + 1), layers.get(i)));
        }
        before = layer.batchNorm() ? register_module("bn2", new BatchNorm(LAST)) : null;
        dropout = layer.dropout();
        int pixels = sixteenth(input.height()) * sixteenth(input.width());
        linear = register_module("fc", new LinearImpl((long) LAST * pixels, layer.size()));
        after = layer.batchNorm() ? register_module("features", lastNorm(layer.size())) : null;
        addEmbeddingLayers("bn2", "fc", "features");
        startConvolutions();
    }

    /** So many blocks in each of the four stages. */
    static Architecture.Builder of(List<Integer> depths) {
        return (input, layer) -> new IResNet(depths, input, layer);
    }

    /** Its factor stays 1: an embedding's length does not matter, and a factor would let a feature fade. */
    private static BatchNorm1dImpl lastNorm(int size) {
        BatchNorm1dImpl norm = new BatchNorm1dImpl(new BatchNormOptions(size));
        norm.weight().set_requires_grad(false);
        return norm;
    }

    private static int sixteenth(int side) {
        return (side + 15) / 16;
    }

    /** Normal with a deviation of 0.1, as published; BatchNorm after each makes its size of no matter. */
    private void startConvolutions() {
        for (Tensor each : parameters().get()) {
            if (each.dim() == 4) {
                torch.normal_(each, 0, 0.1);
            }
        }
    }

    @Override
    public Tensor embed(Tensor images) {
        Tensor x = stemPrelu.forward(stemNorm.after(stem, images));
        for (Sequential each : layers) {
            x = each.forward(x);
        }
        x = (before == null ? x : before.forward(x)).flatten(1, -1);
        if (is_training() && dropout > 0) {
            x = torch.dropout(x, dropout, true);
        }
        x = linear.forward(x);
        return after == null ? x : after.forward(x);
    }

    @Override
    public Features describe(NetworkGraph graph, Features images) {
        Features x = stemPrelu.describe(graph, stemNorm.describe(graph, stem, images));
        for (Sequential each : layers) {
            x = each.describe(graph, x);
        }
        x = before == null ? x : before.describe(graph, x);
        return Projection.describe(graph, linear, after, graph.flat(x));
    }
}
