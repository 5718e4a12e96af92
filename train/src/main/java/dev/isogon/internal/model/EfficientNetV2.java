package dev.isogon.internal.model;

import static org.bytedeco.pytorch.global.torch.mean;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.layer.BatchNorm;
import dev.isogon.internal.model.layer.Block;
import dev.isogon.internal.model.layer.ConvBnSilu;
import dev.isogon.internal.model.layer.Convolution;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.layer.FusedMbConv;
import dev.isogon.internal.model.layer.MbConv;
import dev.isogon.internal.model.layer.Projection;
import dev.isogon.internal.model.layer.Sequential;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * EfficientNetV2 (Tan and Le 2021, "EfficientNetV2: Smaller Models and Faster Training"): a stem, stages of Fused-MBConv
 * and then of MBConv blocks, a head whose channels are pooled. Tensors are named as in timm.
 */
final class EfficientNetV2 extends Backbone {

    private final Convolution stem;
    private final BatchNorm stemNorm;
    private final Sequential blocks;
    private final Convolution head;
    private final BatchNorm headNorm;
    private final Projection projection;

    private EfficientNetV2(EfficientNetVariant variant, Input input, EmbeddingLayer layer) {
        MbConv.Style style = variant.style();
        stem = register_module("conv_stem", Convolution.of(input.channels(), variant.stem(), 3, 2, style.padding()));
        stemNorm = register_module("bn1", new BatchNorm(variant.stem(), style.epsilon()));
        blocks = register_module("blocks", new Sequential(stages(variant, layer.dropPath())));
        int last = variant.stages().get(variant.stages().size() - 1).channels();
        head = register_module("conv_head", Convolution.pointwise(last, variant.features()));
        headNorm = register_module("bn2", new BatchNorm(variant.features(), style.epsilon()));
        projection = new Projection(this, "classifier", variant.features(), layer);
        projection.startAsTensorFlow();
        addStage(stem, stemNorm);
        blocks.blocks().forEach(this::addStage);
        addStage(head, headNorm);
        addEmbeddingLayers(Projection.layers("classifier"));
    }

    static Architecture.Builder of(EfficientNetVariant variant) {
        return (input, layer) -> new EfficientNetV2(variant, input, layer);
    }

    private static List<Sequential> stages(EfficientNetVariant variant, double dropPath) {
        List<Sequential> stages = new ArrayList<>();
        int in = variant.stem();
        int number = 0;
        for (EfficientNetVariant.Stage stage : variant.stages()) {
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < stage.blocks(); i++) {
                double rate = dropPath * number++ / variant.blocks();
                blocks.add(block(stage, in, i == 0 ? stage.stride() : 1, variant.style(), rate));
                in = stage.channels();
            }
            stages.add(new Sequential(blocks));
        }
        return stages;
    }

    private static Block block(
            EfficientNetVariant.Stage stage, int in, int stride, MbConv.Style style, double dropPath) {
        int out = stage.channels();
        return switch (stage.kind()) {
            case CONVOLUTION -> new ConvBnSilu(in, out, stride, style, dropPath);
            case FUSED -> new FusedMbConv(in, out, stride, stage.expansion(), style, dropPath);
            case MBCONV -> new MbConv(in, out, stride, stage.expansion(), style, dropPath);
        };
    }

    @Override
    public Tensor embed(Tensor images) {
        Tensor x = stemNorm.silu(stem, images);
        x = headNorm.silu(head, blocks.forward(x));
        return projection.forward(mean(x, 2, 3), is_training());
    }

    @Override
    public Features describe(NetworkGraph graph, Features images) {
        Features x = graph.silu(stemNorm.describe(graph, stem, images));
        x = graph.silu(headNorm.describe(graph, head, blocks.describe(graph, x)));
        return projection.describe(graph, graph.flat(graph.means(x)));
    }
}
