package dev.isogon.internal.model;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.model.Architecture.Takes;
import dev.isogon.metrics.SettingsException;
import java.util.List;
import java.util.stream.Stream;

/** The backbones that there are. */
public final class Backbones {

    private static final int DIGITS_EMBEDDING = 128;
    private static final int EMBEDDING = 512;

    /** All of them, small ones first in each family. */
    public static final List<Architecture> ALL = List.of(
            simpleCnn(),
            efficientNet("tf_efficientnetv2_b0", 224, 0.2, Colours.IMAGENET, EfficientNetVariant.base(1.0, 1.0)),
            efficientNet("tf_efficientnetv2_b1", 240, 0.2, Colours.IMAGENET, EfficientNetVariant.base(1.0, 1.1)),
            efficientNet("tf_efficientnetv2_b2", 260, 0.3, Colours.IMAGENET, EfficientNetVariant.base(1.1, 1.2)),
            efficientNet("tf_efficientnetv2_b3", 300, 0.3, Colours.HALF, EfficientNetVariant.base(1.2, 1.4)),
            efficientNet("tf_efficientnetv2_s", 384, 0.2, Colours.HALF, EfficientNetVariant.SMALL),
            efficientNet("efficientnetv2_rw_s", 384, 0.2, Colours.IMAGENET, EfficientNetVariant.RW_SMALL),
            resNet("resnet18", ResNet.basic(List.of(2, 2, 2, 2))),
            resNet("resnet34", ResNet.basic(List.of(3, 4, 6, 3))),
            resNet("resnet50", ResNet.bottlenecks(List.of(3, 4, 6, 3))),
            face("iresnet18", IResNet.of(List.of(2, 2, 2, 2))),
            face("iresnet50", IResNet.of(List.of(3, 4, 14, 3))),
            face("iresnet100", IResNet.of(List.of(3, 13, 30, 3))),
            face("mobilefacenet", MobileFaceNet::new));

    /** What is trained behind a network that stays as it is. */
    public static final List<Architecture> HEADS =
            List.of(head("linear-head", EmbeddingHead::linear), head("two-layer-head", EmbeddingHead::ofTwoLayers));

    /** Mean and deviation of each channel that published weights were trained with. */
    private record Colours(List<Double> mean, List<Double> deviation) {
        static final Colours HALF = new Colours(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
        static final Colours IMAGENET = new Colours(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    /** The public experiment's. */
    private static Architecture simpleCnn() {
        return new Architecture(
                "simple-cnn",
                28,
                SimpleCnn.SMALLEST_SIDE,
                DIGITS_EMBEDDING,
                0.5,
                0,
                false,
                Colours.HALF.mean(),
                Colours.HALF.deviation(),
                Takes.COLOUR_OR_GREY,
                false,
                SimpleCnn::new);
    }

    /** Colours and the side that it was judged at: timm's default weights. Dropout, drop-path: google/automl's settings. */
    private static Architecture efficientNet(
            String name, int resolution, double dropout, Colours colours, EfficientNetVariant variant) {
        return new Architecture(
                name,
                resolution,
                32,
                EMBEDDING,
                dropout,
                0.2,
                false,
                colours.mean(),
                colours.deviation(),
                Takes.COLOUR,
                true,
                EfficientNetV2.of(variant));
    }

    private static Architecture resNet(String name, Architecture.Builder builder) {
        Colours colours = Colours.IMAGENET;
        return new Architecture(
                name,
                224,
                32,
                EMBEDDING,
                0,
                0,
                false,
                colours.mean(),
                colours.deviation(),
                Takes.COLOUR,
                true,
                builder);
    }

    /** For aligned faces of 112×112, pixels scaled to −1…1: insightface. */
    private static Architecture face(String name, Architecture.Builder builder) {
        Colours colours = Colours.HALF;
        return new Architecture(
                name, 112, 16, EMBEDDING, 0, 0, true, colours.mean(), colours.deviation(), Takes.COLOUR, true, builder);
    }

    /** It takes no pixels, so that it has no side and no colours of its own. */
    private static Architecture head(String name, Architecture.Builder builder) {
        return new Architecture(
                name, 1, 1, EMBEDDING, 0, 0, false, List.of(0.0), List.of(1.0), Takes.EMBEDDINGS, false, builder);
    }

    private Backbones() {}

    /**
     * The backbone of that name.
     *
     * @throws SettingsException when there is none
     */
    public static Architecture named(String name) {
        List<Architecture> all = Stream.concat(ALL.stream(), HEADS.stream()).toList();
        for (Architecture each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        List<String> known = all.stream().map(Architecture::name).toList();
        throw new SettingsException("the backbone must be one of " + String.join(", ", known) + ", but was " + name
                + Nearest.hint(name, known));
    }
}
