package dev.isogon.internal.config.settings;

import static dev.isogon.internal.config.settings.Condition.FILES;
import static dev.isogon.internal.config.settings.Condition.OVER_MODEL;

import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.config.ModelConfig.Crop;
import dev.isogon.internal.config.types.BackboneName;
import dev.isogon.internal.config.types.ModelName;
import dev.isogon.internal.config.types.OneOf;
import dev.isogon.internal.config.types.PathText;
import dev.isogon.internal.config.types.RealNumber;
import dev.isogon.internal.config.types.WholeNumber;
import dev.isogon.internal.config.types.YesOrNo;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbones;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The network; what is not given is the backbone's own. */
public final class ModelSettings {

    public static final SettingRow<@Nullable BaseModel> FROM = SettingRow.<@Nullable BaseModel>of(
                    "model.from",
                    "a model that stays as it is, over whose embeddings a head is trained",
                    new ModelName(),
                    Rule.nothing("none: a network is trained from pixels"))
            .checked((from, known) -> SettingRow.problem(
                    from != null && !known.alone() && !known.protocolIs(ProtocolSettings::allowsModels),
                    "goes with the protocols "
                            + String.join(" and ", known.protocolNames(ProtocolSettings::allowsModels))
                            + " only; leave it out"))
            .in(ProtocolSettings::allowsModels);

    public static final SettingRow<String> BACKBONE = SettingRow.of(
                    "model.backbone",
                    "the network, or the head over a model",
                    new BackboneName(),
                    Rule.always("simple-cnn").but(FILES, "tf_efficientnetv2_b0").but(OVER_MODEL, "linear-head"))
            .checked(ModelSettings::headOverModel);

    /** Below 28 pixels little can be seen in a photograph. */
    public static final SettingRow<Integer> RESOLUTION = SettingRow.of(
                    "model.resolution",
                    "side in pixels that images are brought to; 0 leaves pixels that are no files as they are",
                    new WholeNumber(0, 4096),
                    ModelSettings.<Integer>ofBackbone(own -> Math.max(own.resolution(), 28))
                            .but(Condition.PIXELS, 0)
                            .butBy(
                                    OVER_MODEL,
                                    "the model's own",
                                    known -> over(known).size().height()))
            .checked((side, known) ->
                    onlyOverModel(side, known, base -> base.size().height(), "it takes such pictures"))
            .narrowed(FILES, new WholeNumber(1, 4096));

    /** Isogon cannot know that photographs of an unknown class of things are of people, so nobody's face is looked for unasked. */
    public static final SettingRow<Crop> CROP = SettingRow.of(
                    "model.crop",
                    "what of a picture the network sees: all of it (none), or the face nearest to its centre, upright; a"
                            + " picture without one is left out",
                    new OneOf<>(Crop.class),
                    Rule.always(Crop.NONE)
                            .butBy(OVER_MODEL, "what the model was made for", known -> cropOf(over(known), known)))
            .checked((crop, known) -> SettingRow.problem(
                    crop == Crop.FACE && !known.facts().files(),
                    "must be none for pixels that are no files, which are no photographs of people, but was face"));

    public static final SettingRow<Integer> EMBEDDING = SettingRow.of(
            "model.embedding",
            "numbers in an embedding",
            new WholeNumber(2, 65_536),
            ModelSettings.<Integer>ofBackbone(own -> own.embeddingLayer().size())
                    .butBy(
                            OVER_MODEL,
                            "as many as the model's have",
                            known -> over(known).dimensions()));

    public static final SettingRow<Double> DROPOUT = SettingRow.of(
            "model.dropout",
            "share of features that dropout sets to 0 before the embedding layer",
            RealNumber.from(0, 1),
            ofBackbone(own -> own.embeddingLayer().dropout()));

    public static final SettingRow<Double> DROP_PATH = SettingRow.of(
                    "model.drop_path",
                    "share of images for which the last residual block is left out",
                    RealNumber.from(0, 1),
                    ofBackbone(own -> own.embeddingLayer().dropPath()))
            .checked((share, known) -> onlyOverModel(share, known, base -> 0.0, "a head has no blocks"));

    public static final SettingRow<Boolean> BATCH_NORM = SettingRow.of(
                    "model.batch_norm",
                    "BatchNorm before and after the embedding layer",
                    new YesOrNo(),
                    ofBackbone(own -> own.embeddingLayer().batchNorm()))
            .checked((norm, known) -> onlyOverModel(norm, known, base -> false, "a head has none"));

    public static final SettingRow<@Nullable Path> WEIGHTS = SettingRow.<@Nullable Path>of(
                    "model.weights",
                    "a file of safetensors or PyTorch to start from, by timm's names",
                    new PathText(),
                    Rule.nothing("a random start"))
            .checked(
                    (file, known) -> SettingRow.problem(
                            file != null && OVER_MODEL.holds().test(known),
                            "must be none over a model (model.from), whose head starts from its embeddings; leave one of the two out"));

    public static final SettingRow<Integer> FREEZE = SettingRow.of(
                    "model.freeze",
                    "so many first stages of the network stay as they start",
                    new WholeNumber(0, 1000),
                    Rule.always(0))
            .checked((stages, known) -> onlyOverModel(stages, known, base -> 0, "all of the model stays as it is"));

    public static final SettingRow<Boolean> ONNX = SettingRow.of(
                    "model.onnx",
                    "whether a model that is trained by itself is written in ONNX too; a comparison keeps no models",
                    new YesOrNo(),
                    Rule.always(true))
            .checked((onnx, known) -> onlyOverModel(onnx, known, base -> true, "a head is written in ONNX alone"));

    private static BaseModel over(Circumstances known) {
        return Objects.requireNonNull(known.value(FROM), "asked for without a model");
    }

    private static Crop cropOf(BaseModel base, Circumstances known) {
        return known.facts().files() && base.faces() != Preprocessing.Faces.NONE ? Crop.FACE : Crop.NONE;
    }

    private static Optional<String> headOverModel(String name, Circumstances known) {
        boolean over = OVER_MODEL.holds().test(known);
        List<String> heads = Backbones.HEADS.stream().map(Architecture::name).toList();
        return SettingRow.problem(
                heads.contains(name) != over,
                over
                        ? "must be one of " + String.join(", ", heads) + " over a model (model.from), but was " + name
                        : "is " + name + ", a head, which stands over a model; name one by model.from");
    }

    /** What a setting can be only, over a model. */
    private static <T> Optional<String> onlyOverModel(
            T value, Circumstances known, Function<BaseModel, T> only, String why) {
        @Nullable BaseModel base = known.value(FROM);
        return SettingRow.problem(
                base != null && !value.equals(only.apply(base)),
                base == null
                        ? ""
                        : "must be " + only.apply(base) + " over a model (model.from): " + why + "; but was " + value);
    }

    private static <T> Rule<T> ofBackbone(Function<Architecture, T> own) {
        return Rule.by("the backbone's own", known -> own.apply(Backbones.named(known.value(BACKBONE))));
    }

    private ModelSettings() {}
}
