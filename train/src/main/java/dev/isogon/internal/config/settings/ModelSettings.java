package dev.isogon.internal.config.settings;

import static dev.isogon.internal.config.settings.Condition.FILES;

import dev.isogon.internal.config.ModelConfig.Crop;
import dev.isogon.internal.config.types.BackboneName;
import dev.isogon.internal.config.types.OneOf;
import dev.isogon.internal.config.types.PathText;
import dev.isogon.internal.config.types.RealNumber;
import dev.isogon.internal.config.types.WholeNumber;
import dev.isogon.internal.config.types.YesOrNo;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbones;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The network; what is not given is the backbone's own. */
public final class ModelSettings {

    public static final SettingRow<String> BACKBONE = SettingRow.of(
            "model.backbone",
            "the network",
            new BackboneName(),
            Rule.always("simple-cnn").but(FILES, "tf_efficientnetv2_b0"));

    /** Below 28 pixels little can be seen in a photograph. */
    public static final SettingRow<Integer> RESOLUTION = SettingRow.of(
                    "model.resolution",
                    "side in pixels that images are brought to; 0 leaves pixels that are no files as they are",
                    new WholeNumber(0, 4096),
                    ModelSettings.<Integer>ofBackbone(own -> Math.max(own.resolution(), 28))
                            .but(Condition.PIXELS, 0))
            .narrowed(FILES, new WholeNumber(1, 4096));

    /** Isogon cannot know that photographs of an unknown class of things are of people, so nobody's face is looked for unasked. */
    public static final SettingRow<Crop> CROP = SettingRow.of(
                    "model.crop",
                    "what of a picture the network sees: all of it (none), or the face nearest to its centre, upright; a"
                            + " picture without one is left out",
                    new OneOf<>(Crop.class),
                    Rule.always(Crop.NONE))
            .checked((crop, known) -> SettingRow.problem(
                    crop == Crop.FACE && !known.facts().files(),
                    "must be none for pixels that are no files, which are no photographs of people, but was face"));

    public static final SettingRow<Integer> EMBEDDING = SettingRow.of(
            "model.embedding",
            "numbers in an embedding",
            new WholeNumber(2, 65_536),
            ofBackbone(own -> own.embeddingLayer().size()));

    public static final SettingRow<Double> DROPOUT = SettingRow.of(
            "model.dropout",
            "share of features that dropout sets to 0 before the embedding layer",
            RealNumber.from(0, 1),
            ofBackbone(own -> own.embeddingLayer().dropout()));

    public static final SettingRow<Double> DROP_PATH = SettingRow.of(
            "model.drop_path",
            "share of images for which the last residual block is left out",
            RealNumber.from(0, 1),
            ofBackbone(own -> own.embeddingLayer().dropPath()));

    public static final SettingRow<Boolean> BATCH_NORM = SettingRow.of(
            "model.batch_norm",
            "BatchNorm before and after the embedding layer",
            new YesOrNo(),
            ofBackbone(own -> own.embeddingLayer().batchNorm()));

    public static final SettingRow<@Nullable Path> WEIGHTS = SettingRow.<@Nullable Path>of(
            "model.weights",
            "a file of safetensors or PyTorch to start from, by timm's names",
            new PathText(),
            Rule.nothing("a random start"));

    public static final SettingRow<Integer> FREEZE = SettingRow.of(
            "model.freeze",
            "so many first stages of the network stay as they start",
            new WholeNumber(0, 1000),
            Rule.always(0));

    public static final SettingRow<Boolean> ONNX = SettingRow.of(
            "model.onnx",
            "whether a model that is trained by itself is written in ONNX too; a comparison keeps no models",
            new YesOrNo(),
            Rule.always(true));

    private static <T> Rule<T> ofBackbone(Function<Architecture, T> own) {
        return Rule.by("the backbone's own", known -> own.apply(Backbones.named(known.value(BACKBONE))));
    }

    private ModelSettings() {}
}
