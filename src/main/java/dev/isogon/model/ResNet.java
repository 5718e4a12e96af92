package dev.isogon.model;

import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.mean;

import dev.isogon.model.layer.BasicBlock;
import dev.isogon.model.layer.BatchNorm;
import dev.isogon.model.layer.Block;
import dev.isogon.model.layer.Bottleneck;
import dev.isogon.model.layer.Chain;
import dev.isogon.model.layer.Convolution;
import dev.isogon.model.layer.Padding;
import dev.isogon.model.layer.Projection;
import java.util.ArrayList;
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
    private final List<Chain> layers = new ArrayList<>();
    private final Projection projection;

    private ResNet(List<Integer> depths, boolean bottleneck, Input input, EmbeddingLayer layer) {
        stem = register_module("conv1", Convolution.of(input.channels(), 64, 7, 2, Padding.SYMMETRIC));
        stemNorm = register_module("bn1", new BatchNorm(64));
        addStage(stem, stemNorm);
        int last = depths.stream().mapToInt(Integer::intValue).sum() - 1;
        int in = 64;
        int number = 0;
        for (int i = 0; i < depths.size(); i++) {
            int out = (64 << i) * (bottleneck ? Bottleneck.EXPANSION : 1);
            List<Block> blocks = new ArrayList<>();
            for (int j = 0; j < depths.get(i); j++) {
                double dropPath = layer.dropPath() * number++ / last;
                int stride = i > 0 && j == 0 ? 2 : 1;
                blocks.add(
                        bottleneck
                                ? new Bottleneck(in, out, stride, dropPath)
                                : new BasicBlock(in, out, stride, dropPath));
                in = out;
            }
            Chain stage = register_module("layer" + (i + 1), new Chain(blocks));
            layers.add(stage);
            addStage(stage);
        }
        projection = new Projection(this, "fc", in, layer);
        addEmbeddingLayers(Projection.layers("fc"));
    }

    /** Of basic blocks, so many in each of the four stages. */
    static Architecture.Builder basic(List<Integer> depths) {
        return (input, layer) -> new ResNet(depths, false, input, layer);
    }

    /** Of bottlenecks, so many in each of the four stages. */
    static Architecture.Builder bottlenecks(List<Integer> depths) {
        return (input, layer) -> new ResNet(depths, true, input, layer);
    }

    @Override
    public Tensor embed(Tensor images) {
        Tensor x = stemNorm.relu(stem.forward(images));
        x = max_pool2d(x, THREE, TWO, ONE, ONE, false);
        for (Chain each : layers) {
            x = each.forward(x);
        }
        return projection.forward(mean(x, 2, 3), is_training());
    }
}
