package dev.isogon.internal.model;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.layer.Block;
import dev.isogon.internal.model.layer.ConvBnPrelu;
import dev.isogon.internal.model.layer.Convolution;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.layer.Padding;
import dev.isogon.internal.model.layer.PreluBottleneck;
import dev.isogon.internal.model.layer.Projection;
import dev.isogon.internal.model.layer.Sequential;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * MobileFaceNet (Chen et al. 2018, "MobileFaceNets", table 1) at twice its channels, as insightface's arcface_torch
 * trains it: MobileNetV2's blocks with PReLU, and instead of an average over the last map a learned one for each channel.
 * Tensors are named as there.
 */
final class MobileFaceNet extends Backbone {

    private static final int LAST = 512;

    /** Residual blocks in the three stages that have them. */
    private static final int[] DEPTHS = {4, 6, 2};

    private static final int BLOCKS = 12;

    private final Sequential layers;
    private final ConvBnPrelu widen;
    private final ConvBnPrelu average;
    private final double dropout;
    private final LinearImpl linear;
    private final @Nullable BatchNorm1dImpl norm;

    MobileFaceNet(Input input, EmbeddingLayer layer) {
        double rate = layer.dropPath() / (BLOCKS - 1);
        layers = register_module(
                "layers",
                new Sequential(List.of(
                        ConvBnPrelu.activated(Convolution.of(input.channels(), 128, 3, 2, Padding.SYMMETRIC)),
                        ConvBnPrelu.activated(Convolution.grouped(128, 64)),
                        PreluBottleneck.halving(128, 128, 128),
                        new Repeated(DEPTHS[0], 128, 128, 0, rate),
                        PreluBottleneck.halving(128, 256, 256),
                        new Repeated(DEPTHS[1], 256, 256, DEPTHS[0], rate),
                        PreluBottleneck.halving(256, 512, 256),
                        new Repeated(DEPTHS[2], 256, 256, DEPTHS[0] + DEPTHS[1], rate))));
        widen = register_module("conv_sep", ConvBnPrelu.activated(Convolution.pointwise(256, LAST)));
        Module features = register_module("features", new Module());
        Module parts = features.register_module("layers", new Module());
        average = parts.register_module(
                "0",
                ConvBnPrelu.linear(Convolution.wholeMap(LAST, sixteenth(input.height()), sixteenth(input.width()))));
        dropout = layer.dropout();
        linear = parts.register_module("2", linear(layer));
        norm = layer.batchNorm()
                ? parts.register_module("3", new BatchNorm1dImpl(new BatchNormOptions(layer.size())))
                : null;
        List<Block> blocks = layers.blocks();
        addStage(blocks.get(0), blocks.get(1));
        for (int i = 2; i < blocks.size(); i += 2) {
            addStage(blocks.get(i), blocks.get(i + 1));
        }
        addStage(widen, average);
        addEmbeddingLayers("features.layers.2", "features.layers.3");
    }

    /** A bias would be undone by the BatchNorm after it. */
    private static LinearImpl linear(EmbeddingLayer layer) {
        LinearOptions options = new LinearOptions(LAST, layer.size());
        options.bias().put(!layer.batchNorm());
        LinearImpl linear = new LinearImpl(options);
        torch.normal_(linear.weight(), 0, Math.sqrt(2.0 / layer.size()));
        return linear;
    }

    private static int sixteenth(int side) {
        return (side + 15) / 16;
    }

    @Override
    public Tensor embed(Tensor images) {
        Tensor x = average.forward(widen.forward(layers.forward(images))).flatten(1, -1);
        if (is_training() && dropout > 0) {
            x = torch.dropout(x, dropout, true);
        }
        x = linear.forward(x);
        return norm == null ? x : norm.forward(x);
    }

    @Override
    public Features describe(NetworkGraph graph, Features images) {
        Features x = widen.describe(graph, layers.describe(graph, images));
        return Projection.describe(graph, linear, norm, graph.flat(average.describe(graph, x)));
    }

    /** Residual blocks in a row. */
    private static final class Repeated extends Block {

        private final Sequential blocks;

        /**
         * @param before residual blocks before these
         * @param rate by which drop-path grows from block to block
         */
        Repeated(int count, int channels, int wide, int before, double rate) {
            List<Block> each = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                each.add(PreluBottleneck.residual(channels, wide, (before + i) * rate));
            }
            blocks = register_module("layers", new Sequential(each));
        }

        @Override
        public Tensor forward(Tensor x) {
            return blocks.forward(x);
        }

        @Override
        public Features describe(NetworkGraph graph, Features x) {
            return blocks.describe(graph, x);
        }
    }
}
