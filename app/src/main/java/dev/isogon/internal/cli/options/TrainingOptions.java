package dev.isogon.internal.cli.options;

import dev.isogon.internal.config.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code compare} and {@code train} are both told: the data, the network, the training. */
public final class TrainingOptions {

    public static final String BACKBONES_HEADING = "Backbones:%n";

    public static final String BACKBONES = """
              simple-cnn; tf_efficientnetv2_b0, _b1, _b2, _b3, _s; efficientnetv2_rw_s;
              resnet18, resnet34, resnet50; iresnet18, iresnet50, iresnet100; mobilefacenet
            """;

    public static final String SETTINGS = """
            Settings for --set and --config:
              model.backbone, model.resolution, model.embedding, model.dropout,
              model.drop_path, model.batch_norm, model.weights, model.freeze,
              train.epochs, train.batch, train.accumulate, train.optimizer,
              train.learning_rate, train.pretrained_rate, train.weight_decay,
              train.momentum, train.schedule, train.warmup, train.clip, train.ema,
              train.precision, train.augmentation, train.drop_last, train.lint,
              head.frozen, split.seed, split.test, split.stratified,
              split.validation, split.train_images, split.test_images,
              split.repeats""";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DATA",
            description = "mnist (bundled); a folder with a folder of images a class, or one with IDX files; a table of"
                    + " images (.csv, .tsv); an MXNet .rec")
    private @Nullable String data;

    @Option(names = "--backbone", paramLabel = "NAME", description = "the network; see below. Default: by data")
    private @Nullable String backbone;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "a safetensors file to start from, by timm's names. Default: a random start")
    private @Nullable String weights;

    @Option(
            names = "--freeze",
            paramLabel = "N",
            description = "so many first stages of the network stay as they start. Default: 0")
    private @Nullable String freeze;

    @Option(
            names = "--resolution",
            paramLabel = "N",
            description = "side in pixels that images are brought to. Default: the backbone's own")
    private @Nullable String resolution;

    @Option(names = "--batch", paramLabel = "N", description = "images a step. Default: by data and protocol")
    private @Nullable String batch;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "passes over the training images. Default: 30 for images in files, else 10")
    private @Nullable String epochs;

    @Option(
            names = "--augmentation",
            paramLabel = "A,B,…",
            description = "what is done to training images, or none; see docs/augmentation.md. Default: flip for images"
                    + " in files, else none")
    private @Nullable String augmentation;

    @Option(names = "--config", paramLabel = "FILE", description = "settings as JSON, such as a run.json")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting by its name; may be repeated")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of the engine. Default: all cores. Results are equal bit for bit at the same number")
    private @Nullable String threads;

    /** All that was given, the file first. */
    public Settings settings() throws IOException {
        Settings settings = new Settings();
        if (file != null) {
            settings.file(file);
        }
        set.forEach(settings::set);
        given().forEach(settings::set);
        return settings;
    }

    public boolean isEmpty() {
        return given().isEmpty() && file == null && set.isEmpty();
    }

    /** Settings that are taken as they were written. */
    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "data", data);
        put(given, "model.backbone", backbone);
        put(given, "model.weights", weights);
        put(given, "model.freeze", freeze);
        put(given, "model.resolution", resolution);
        put(given, "train.batch", batch);
        put(given, "train.epochs", epochs);
        put(given, "train.augmentation", augmentation);
        put(given, "threads", threads);
        return given;
    }

    public static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
