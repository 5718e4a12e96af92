package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.models.GivenModel;
import dev.isogon.internal.cli.options.ClassesOption;
import dev.isogon.internal.cli.options.CropOptions;
import dev.isogon.internal.cli.options.EmbeddingOptions;
import dev.isogon.internal.cli.options.EngineOption;
import dev.isogon.internal.cli.options.ModelWords;
import dev.isogon.internal.cli.options.PromisedRate;
import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Products;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.CalibrationText;
import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.eval.calibration.Verdict;
import dev.isogon.internal.evaluation.EnrolmentResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.calibration.CalibrationFile;
import dev.isogon.internal.evaluation.calibration.FalseMatchMeasurement;
import dev.isogon.internal.evaluation.calibration.HeldOut;
import dev.isogon.internal.evaluation.calibration.HeldOutImages;
import dev.isogon.internal.evaluation.calibration.ThresholdCalibration;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon calibrate}: the accept threshold for an error rate that the user states, with a guarantee. */
@Command(
        name = "calibrate",
        description = "Chooses the accept threshold of a model for an error rate that you state, and promises it with"
                + " a stated confidence, or says why these data cannot support that.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "DATA must be identities that training did not see: a folder each, at least 30 of",
            "them, and better hundreds; of data with parts, those of its test part count. Few identities bring most errors about, so they are",
            "what counts, not pairs. docs/decisions says how, and what is approximate.",
            "",
            "Exit codes: 0 calibrated, 1 refused, or the world (file, disk), 2 your mistake."
        })
public final class CalibrateCommand implements Callable<Integer> {

    private static final int BATCH = 64;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = ModelWords.MODEL + ". The result goes into its folder")
    private @Nullable String model;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DATA", description = "images of other identities")
    private @Nullable Path data;

    @Mixin
    private ClassesOption classes = new ClassesOption();

    @Mixin
    private CropOptions crop = new CropOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private PromisedRate promised = new PromisedRate();

    @Option(
            names = "--other-identities",
            description = "classes of DATA that are called like some of the model's are other identities")
    private boolean otherIdentities;

    @Mixin
    private EmbeddingOptions given = new EmbeddingOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "a file for the result, calibration.json say, where there is no folder of MODEL for it to go to")
    private @Nullable Path out;

    @Option(names = "--json", description = "prints the result, or the refusal, as one JSON object, and nothing else")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "threads of decoder and engine. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    public CalibrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        check();
        GivenModel found = model == null ? null : GivenModel.find(model);
        Path target = target(found);
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        PrintWriter err = err();
        Products.warn(err);
        FileProgress progress = new FileProgress(err, terminal);
        try (Interruption interruption = Interruption.listen()) {
            LeftOut leftOut = new LeftOut();
            HeldOut heldOut;
            ThresholdCalibration wanted;
            ThresholdCalibration.Outcome outcome;
            Optional<FalseMatchTable> table = Optional.empty();
            try {
                heldOut = found == null ? ofFile() : ofImages(found, leftOut, progress, interruption);
                wanted = promised.calibration(heldOut.identities());
                outcome = wanted.on(heldOut, progress.work(threads, interruption));
                if (found != null && outcome.result() != null) {
                    table = new FalseMatchMeasurement(found.name(), found.checksum(), wanted.confidence())
                            .on(heldOut, progress.work(threads, interruption));
                }
            } finally {
                progress.clear();
            }
            if (!heldOut.part().isEmpty()) {
                err.println(data + ": " + heldOut.part());
            }
            leftOut.sentences().forEach(sentence -> err.println("warning: " + OptionWords.of(sentence)));
            return said(wanted, outcome, table, target, command);
        }
    }

    /** Where the result goes; null for nowhere. */
    private @Nullable Path target(@Nullable GivenModel found) {
        Path folder = found == null ? null : found.folder();
        if (folder == null) {
            return out;
        }
        if (out != null) {
            throw new SettingsException("--out goes with --embeddings; with MODEL the result goes into its folder");
        }
        return folder.resolve(CalibrationResult.FILE);
    }

    private Integer said(
            ThresholdCalibration wanted,
            ThresholdCalibration.Outcome outcome,
            Optional<FalseMatchTable> table,
            @Nullable Path file,
            CommandLine command)
            throws IOException {
        CalibrationResult result = outcome.result();
        if (result == null) {
            Verdict.Refused refused = (Verdict.Refused) outcome.verdict();
            CalibrationText.refused(wanted, refused).forEach(command.getErr()::println);
            command.getErr().flush();
            if (json) {
                command.getOut().print(Json.write(Map.of("refused", refused)));
                command.getOut().flush();
            }
            return Failures.WORLD;
        }
        if (file != null && file.equals(out)) {
            CalibrationFile.write(file, result);
        } else if (file != null) {
            // A model that comes with Isogon has no folder until something is known of it.
            Files.createDirectories(file.toAbsolutePath().getParent());
            Json.write(file, result);
            if (table.isPresent()) {
                Json.write(file.resolveSibling(FalseMatchTable.FILE), table.get());
            }
        }
        if (json) {
            command.getOut().print(Json.write(result));
        } else {
            CalibrationText.chosen(result, promised.gallery()).forEach(command.getOut()::println);
            if (file != null) {
                command.getOut()
                        .println("Written to " + file
                                + (table.isPresent()
                                        ? ", with " + FalseMatchTable.FILE + " beside it, which galleries begin with"
                                        : ""));
            }
        }
        command.getOut().flush();
        return 0;
    }

    private void check() throws IOException {
        promised.check();
        if (threads < 1 || threads > 1024) {
            throw new SettingsException("--threads must be between 1 and 1024, but was " + threads);
        }
        boolean fromFile = given.embeddings != null && model == null && data == null;
        boolean fromImages = given.embeddings == null && given.labels == null && model != null && data != null;
        if (!fromFile && !fromImages) {
            throw new SettingsException("name MODEL and DATA, or --embeddings FILE (and --labels FILE), and not both");
        }
        if (classes.isGiven() && data == null) {
            throw new SettingsException("--classes goes with MODEL DATA");
        }
        if ((crop.isGiven() || engine.isGiven()) && data == null) {
            throw new SettingsException("--crop, --faces and --engine go with MODEL DATA");
        }
        crop.checkOne("each image is taken for one person's");
        if (out != null) {
            CalibrationFile.check(out);
        }
        if (data != null && !Files.exists(data)) {
            throw new SettingsException(data + " does not exist; name a folder with a folder of images an identity");
        }
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private HeldOut ofFile() throws IOException {
        Path embeddings = Objects.requireNonNull(given.embeddings);
        LabelledEmbeddings set = given.files(note -> err().println("note: " + OptionWords.of(note)))
                .read(embeddings, given.labels);
        EnrolmentResult enrolment = EnrolmentResult.of(set, null);
        if (enrolment != null) {
            err().println("warning: " + enrolment.inWords());
        }
        LabelledEmbeddings enrolled = set.enrolled();
        return HeldOut.ofEmbeddings(
                enrolled.matrix(), enrolled.labels(), enrolled::identityName, embeddings.toString());
    }

    private HeldOut ofImages(GivenModel of, LeftOut leftOut, FileProgress progress, Interruption interruption)
            throws IOException {
        TrainedOn trained = of.trainedOn();
        if (trained == null) {
            err().println("warning: model " + of.name()
                    + " does not say whom it was trained on: the promise holds only if it saw"
                    + " none of these identities");
        } else if (trained.images().isEmpty()) {
            err().println("warning: " + of.name()
                    + " does not say which images it was trained from, so that only the names of"
                    + " identities are compared");
        }
        GivenModel.Use use = engine.use(Precision.FLOAT32, BATCH, threads, crop.framing(of.faces()));
        try (Embedder embedder = of.open(use)) {
            return HeldOutImages.of(
                    embedder,
                    trained == null ? TrainedOn.unknown(of.name()) : trained,
                    classes.of(
                            Sources.at(Objects.requireNonNull(data)).withColumns(given.pathColumn, given.labelColumn)),
                    otherIdentities,
                    leftOut,
                    progress.work(threads, interruption));
        }
    }
}
