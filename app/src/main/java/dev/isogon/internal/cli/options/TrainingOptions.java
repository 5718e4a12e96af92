package dev.isogon.internal.cli.options;

import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code compare} and {@code train} are both told: the data, the network, the training. What an option without words says
 * in the help, {@link SettingsHelp} takes from the table of settings.
 */
public final class TrainingOptions {

    public static final String BACKBONES_HEADING = "Backbones:%n";

    public static final String BACKBONES = """
              simple-cnn; tf_efficientnetv2_b0, _b1, _b2, _b3, _s; efficientnetv2_rw_s;
              resnet18, resnet34, resnet50; iresnet18, iresnet50, iresnet100; mobilefacenet
            """;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DATA",
            description =
                    "mnist (bundled); a folder with a folder of images a class, or one with IDX files; a published"
                            + " data set as it lies; a table or list of images (.csv, .tsv, .txt, .lst); an MXNet .rec")
    private @Nullable String data;

    @Option(names = "--classes", paramLabel = "LEVEL")
    private @Nullable String classes;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "with --resume: where the same data lies now, if it was moved")
    private @Nullable String moved;

    @Option(names = "--path-column", paramLabel = "NAME")
    private @Nullable String pathColumn;

    @Option(names = "--label-column", paramLabel = "NAME")
    private @Nullable String labelColumn;

    @Option(names = "--backbone", paramLabel = "NAME")
    private @Nullable String backbone;

    @Option(names = "--weights", paramLabel = "FILE")
    private @Nullable String weights;

    @Option(names = "--freeze", paramLabel = "N")
    private @Nullable String freeze;

    @Option(names = "--from", paramLabel = "MODEL")
    private @Nullable String from;

    @Option(names = "--resolution", paramLabel = "N")
    private @Nullable String resolution;

    @Option(names = "--crop", paramLabel = "WHAT")
    private @Nullable String crop;

    @Option(names = "--batch", paramLabel = "N")
    private @Nullable String batch;

    @Option(names = "--epochs", paramLabel = "N")
    private @Nullable String epochs;

    @Option(names = "--augmentation", paramLabel = "A,B,…")
    private @Nullable String augmentation;

    @Option(names = "--config", paramLabel = "FILE", description = "settings as JSON, such as a run.json")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting by its name; may be repeated")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--threads", paramLabel = "N")
    private @Nullable String threads;

    /** Where the data of work that is gone on with lies now; null where it was not moved. */
    public @Nullable DataSource moved() throws IOException {
        return moved == null ? null : Sources.named(moved);
    }

    /** All that was given, the file first. */
    public Settings settings() throws IOException {
        if (moved != null) {
            throw new SettingsException(
                    "--data says where data lies that --resume goes on with; to begin, name DATA alone");
        }
        Settings settings = new Settings();
        if (file != null) {
            settings.file(file);
        }
        set.forEach(settings::set);
        given().forEach(settings::set);
        return settings;
    }

    /** Settings that are taken as they were written. */
    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "data", data);
        put(given, "path_column", pathColumn);
        put(given, "label_column", labelColumn);
        put(given, "classes", classes);
        put(given, "model.backbone", backbone);
        put(given, "model.from", from);
        put(given, "model.weights", weights);
        put(given, "model.freeze", freeze);
        put(given, "model.resolution", resolution);
        put(given, "model.crop", crop == null || crop.equalsIgnoreCase("auto") ? null : crop);
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
