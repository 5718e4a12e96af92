package dev.isogon.cli;

import dev.isogon.config.CompareConfig;
import dev.isogon.config.Settings;
import dev.isogon.config.SettingsException;
import dev.isogon.data.files.Watch;
import dev.isogon.loss.Losses;
import dev.isogon.report.ComparisonTable;
import dev.isogon.report.ReportFiles;
import dev.isogon.study.Choices;
import dev.isogon.study.Comparison;
import dev.isogon.study.StudyFolder;
import dev.isogon.study.StudyResults;
import dev.isogon.tensor.Engine;
import dev.isogon.train.StoppedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon compare}: trains losses on the same data with the same budget and says what a difference means. */
@Command(
        name = "compare",
        description =
                "Trains several losses on the same images with the same budget, and says what a difference means.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nLosses:%n",
        footer = {
            "  cross-entropy, normalized-softmax(0.05), fixed-adacos, adacos,",
            "  arcface(0.5, scale=64, gradient=exact, beyond=monotone),",
            "  cosface(0.35), simple-arcface, or words of your own:",
            "  \"angular(0.2) x adacos\", \"additive(0.1) x 30 + regular-face(0.1)\".",
            "  docs/losses.md has each one's formula and settings.",
            "",
            "Backbones:",
            "  simple-cnn; tf_efficientnetv2_b0, _b1, _b2, _b3, _s; efficientnetv2_rw_s;",
            "  resnet18, resnet34, resnet50; iresnet18, iresnet50, iresnet100; mobilefacenet",
            "",
            "Settings for --set and --config:",
            "  model.backbone, model.resolution, model.embedding, model.dropout,",
            "  model.drop_path, model.batch_norm, model.weights, model.freeze,",
            "  train.epochs, train.batch, train.accumulate, train.optimizer,",
            "  train.learning_rate, train.pretrained_rate, train.weight_decay,",
            "  train.momentum, train.schedule, train.warmup, train.clip, train.ema,",
            "  train.precision, train.augmentation, train.drop_last, head.frozen,",
            "  split.seed, split.test, split.stratified, split.validation,",
            "  split.train_images, split.test_images"
        })
final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DATA",
            description = "mnist (bundled), a folder with a folder of images a class, or one with IDX files")
    private @Nullable String data;

    @Option(names = "--losses", paramLabel = "A,B,…", description = "losses; see below. Default: by protocol")
    private @Nullable String losses;

    @Option(names = "--backbone", paramLabel = "NAME", description = "the network; see below. Default: by data")
    private @Nullable String backbone;

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
            description = "passes over the training images. Default: 10; 2 with --quick")
    private @Nullable String epochs;

    @Option(
            names = "--seeds",
            paramLabel = "N|LIST",
            description = "so many seeds, or these (7,8,9). Default: 3; 1 in protocol seed; 2 with --quick")
    private @Nullable String seeds;

    @Option(
            names = "--protocol",
            paramLabel = "seed|fair",
            description =
                    "fair (default): trained prototypes, cosine, validation. seed: the public experiment as it is")
    private @Nullable String protocol;

    @Option(names = "--quick", description = "three losses, 8,000 images, 2 epochs, 2 seeds: a look in two minutes")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR", description = "a new folder for everything that comes of it")
    private @Nullable Path out;

    @Option(names = "--config", paramLabel = "FILE", description = "settings as JSON, such as a run.json")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting by its name; may be repeated")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of the engine. Default: all cores. Results are equal bit for bit at the same number")
    private @Nullable String threads;

    @Option(names = "--resume", paramLabel = "DIR", description = "goes on with an interrupted comparison")
    private @Nullable Path resume;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = java.util.Objects.requireNonNull(spec).commandLine();
        try (Comparison comparison = resume == null ? begin() : goOn(resume)) {
            return compare(comparison, command.getOut(), command.getErr());
        }
    }

    private Integer compare(Comparison comparison, PrintWriter console, PrintWriter err) throws IOException {
        Announcement.of(comparison).forEach(err::println);
        Engine.missingSettings().forEach(warning -> err.println("warning: " + warning));
        comparison.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        Progress progress = new Progress(comparison.config(), err, terminal);
        // The JVM may end as soon as the interruption is closed, so what there is to say is said before.
        try (Interruption interruption = Interruption.listen()) {
            StudyResults results = results(comparison, progress, interruption, err);
            ReportFiles.write(results, comparison.folder());
            console.println(ComparisonTable.terminal(results));
            console.println("Report: " + comparison.folder().resolve("report.html"));
            console.flush();
            return results.summaries().stream().anyMatch(loss -> loss.finished() > 0) ? 0 : Failures.WORLD;
        }
    }

    private static StudyResults results(
            Comparison comparison, Progress progress, Interruption interruption, PrintWriter err) throws IOException {
        try {
            return comparison.run(progress, interruption);
        } catch (StoppedException e) {
            progress.clear();
            err.println("Interrupted. What is finished is kept; go on with: ./isogon compare --resume "
                    + quoted(comparison.folder().toAbsolutePath().normalize()));
            err.flush();
            throw e;
        } finally {
            progress.clear();
        }
    }

    /** As a shell takes it. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./+,:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private Comparison begin() throws IOException {
        Settings settings = new Settings();
        if (file != null) {
            settings.file(file);
        }
        set.forEach(settings::set);
        given().forEach(settings::set);
        if (losses != null) {
            settings.set("losses", Losses.list(losses));
        }
        if (quick) {
            settings.set("quick", true);
        }
        CompareConfig config = settings.compare(new Choices());
        return Comparison.begin(config, out == null ? defaultFolder(config) : out, Watch.silent());
    }

    /** Settings that are taken as they were written. */
    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "data", data);
        put(given, "protocol", protocol);
        put(given, "seeds", seeds);
        put(given, "model.backbone", backbone);
        put(given, "model.resolution", resolution);
        put(given, "train.batch", batch);
        put(given, "train.epochs", epochs);
        put(given, "threads", threads);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    private Comparison goOn(Path folder) throws IOException {
        if (!given().isEmpty() || losses != null || quick || out != null || file != null || !set.isEmpty()) {
            throw new SettingsException("--resume goes on with the settings that " + folder
                    + " was begun with; leave all other options out");
        }
        return Comparison.resume(StudyFolder.open(folder), Watch.silent());
    }

    private static Path defaultFolder(CompareConfig config) {
        Path named = Path.of(config.data()).getFileName();
        String time = LocalDateTime.now(java.time.ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
        return Path.of("isogon-out", (named == null ? "data" : named) + "-" + config.protocol() + "-" + time);
    }
}
