package dev.isogon.model;

import dev.isogon.config.Nearest;
import dev.isogon.config.SettingsException;
import java.util.List;

/** The backbones that there are. */
public final class Backbones {

    private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
    private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> IMAGENET_DEVIATION = List.of(0.229, 0.224, 0.225);

    /** All of them, small ones first in each family. */
    public static final List<Architecture> ALL = List.of(
            new Architecture(
                    "simple-cnn",
                    28,
                    SimpleCnn.SMALLEST_SIDE,
                    128,
                    0.5,
                    0,
                    false,
                    HALF,
                    HALF,
                    true,
                    false,
                    SimpleCnn::new),
            new Architecture(
                    "tf_efficientnetv2_b0",
                    224,
                    32,
                    512,
                    0.2,
                    0.2,
                    false,
                    IMAGENET_MEAN,
                    IMAGENET_DEVIATION,
                    false,
                    true,
                    (input, layer) -> new EfficientNetV2(EfficientNetVariant.base(1.0, 1.0), input, layer)));

    private Backbones() {}

    /**
     * The backbone of that name.
     *
     * @throws SettingsException when there is none
     */
    public static Architecture named(String name) {
        for (Architecture each : ALL) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        List<String> known = ALL.stream().map(Architecture::name).toList();
        throw new SettingsException(
                "there is no backbone " + name + Nearest.hint(name, known) + "; there are " + String.join(", ", known));
    }
}
