package dev.isogon.internal.model;

import dev.isogon.internal.model.layer.BatchNorm;
import dev.isogon.internal.model.layer.MbConv;
import dev.isogon.internal.model.layer.Padding;
import java.util.ArrayList;
import java.util.List;

/**
 * One size of EfficientNetV2 (Tan and Le 2021, table 4, and timm's list).
 *
 * @param stem channels after the first convolution
 * @param stages between stem and head
 * @param features channels after the head, which are pooled
 * @param style padding and BatchNorm's ε
 */
record EfficientNetVariant(int stem, List<Stage> stages, int features, MbConv.Style style) {

    /** What a stage's blocks are. */
    enum Kind {
        CONVOLUTION,
        FUSED,
        MBCONV
    }

    /**
     * Blocks of one kind.
     *
     * @param kind of block
     * @param blocks how many
     * @param stride of the first block
     * @param expansion channels within a block, as a multiple of its input's
     * @param channels of each block's output
     */
    record Stage(Kind kind, int blocks, int stride, int expansion, int channels) {}

    private static final MbConv.Style TENSORFLOW = new MbConv.Style(Padding.TENSORFLOW, BatchNorm.TENSORFLOW_EPSILON);

    private static final List<Stage> BASE = List.of(
            new Stage(Kind.CONVOLUTION, 1, 1, 1, 16),
            new Stage(Kind.FUSED, 2, 2, 4, 32),
            new Stage(Kind.FUSED, 2, 2, 4, 48),
            new Stage(Kind.MBCONV, 3, 2, 4, 96),
            new Stage(Kind.MBCONV, 5, 1, 6, 112),
            new Stage(Kind.MBCONV, 8, 2, 6, 192));

    /** EfficientNetV2-S: TensorFlow's weights. */
    static final EfficientNetVariant SMALL = small(new Stage(Kind.CONVOLUTION, 2, 1, 1, 24), 256, 1280, TENSORFLOW);

    /** As timm first had it, from the paper's figure: other first and last stages, symmetric padding, torch's ε. */
    static final EfficientNetVariant RW_SMALL = small(
            new Stage(Kind.FUSED, 2, 1, 1, 24),
            272,
            1792,
            new MbConv.Style(Padding.SYMMETRIC, BatchNorm.TORCH_EPSILON));

    private static EfficientNetVariant small(Stage first, int last, int features, MbConv.Style style) {
        List<Stage> stages = List.of(
                first,
                new Stage(Kind.FUSED, 4, 2, 4, 48),
                new Stage(Kind.FUSED, 4, 2, 4, 64),
                new Stage(Kind.MBCONV, 6, 2, 4, 128),
                new Stage(Kind.MBCONV, 9, 1, 6, 160),
                new Stage(Kind.MBCONV, 15, 2, 6, last));
        return new EfficientNetVariant(24, stages, features, style);
    }

    /** B0 (1, 1) and what is scaled up from it. */
    static EfficientNetVariant base(double width, double depth) {
        List<Stage> stages = new ArrayList<>();
        for (Stage each : BASE) {
            stages.add(new Stage(
                    each.kind(),
                    (int) Math.ceil(each.blocks() * depth),
                    each.stride(),
                    each.expansion(),
                    rounded(each.channels() * width)));
        }
        return new EfficientNetVariant(rounded(32 * width), List.copyOf(stages), rounded(1280 * width), TENSORFLOW);
    }

    /** To the nearest multiple of 8. */
    private static int rounded(double channels) {
        return Math.max(8, (int) (channels + 4) / 8 * 8);
    }

    /** Blocks in all stages. */
    int blocks() {
        return stages.stream().mapToInt(Stage::blocks).sum();
    }
}
