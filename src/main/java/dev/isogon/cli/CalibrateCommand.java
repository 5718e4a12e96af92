package dev.isogon.cli;

import dev.isogon.config.SettingsException;
import dev.isogon.config.TrainConfig.Precision;
import dev.isogon.data.files.LeftOut;
import dev.isogon.data.pairs.IdentityLabels;
import dev.isogon.eval.calibration.CalibrationResult;
import dev.isogon.eval.calibration.CalibrationResult.Kind;
import dev.isogon.eval.calibration.Verdict;
import dev.isogon.model.trained.ModelFolder;
import dev.isogon.store.Json;
import dev.isogon.study.calibration.HeldOut;
import dev.isogon.study.calibration.ThresholdCalibration;
import dev.isogon.tensor.Engine;
import dev.isogon.train.FileEmbedding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            "them, and better hundreds. Few identities bring most errors about, so they are",
            "what counts, not pairs. docs/decisions says how, and what is approximate.",
            "",
            "Exit codes: 0 calibrated, 1 refused, or the world (file, disk), 2 your mistake."
        })
final class CalibrateCommand implements Callable<Integer> {

    private static final int BATCH = 64;

    /** Larger ones need many identities: half of 500 for a gallery would nearly always be refused. */
    private static final int USUAL_GALLERY = 100;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "a folder that isogon train has written; the result goes there")
    private @Nullable Path model;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DATA", description = "images of other identities")
    private @Nullable Path data;

    @Option(
            names = "--fmr",
            paramLabel = "RATE",
            description = "false match rate: pairs of two random identities taken for one, such as 1e-3")
    private @Nullable Double fmr;

    @Option(
            names = "--fpir",
            paramLabel = "RATE",
            description = "false positive identification rate: searches by strangers that find anybody, such as 1e-2")
    private @Nullable Double fpir;

    @Option(
            names = "--gallery-size",
            paramLabel = "N",
            description = "subjects in the gallery that --fpir is for. Default: 100")
    private @Nullable Integer gallery;

    @Option(
            names = "--confidence",
            paramLabel = "C",
            description = "share of calibrations whose promise holds. Default: ${DEFAULT-VALUE}")
    private double confidence = 0.95;

    @Option(
            names = "--other-identities",
            description = "classes of DATA that are called like some of the model's are other identities")
    private boolean otherIdentities;

    @Option(names = "--embeddings", paramLabel = "FILE", description = "embeddings instead of MODEL and DATA")
    private @Nullable Path embeddings;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "whose they are, one a line or a table's column " + IdentityLabels.COLUMN)
    private @Nullable Path labels;

    @Option(names = "--dimension", paramLabel = "D", description = "length of an embedding, which .f32 does not say")
    private int dimension;

    @Option(names = "--threads", paramLabel = "N", description = "threads of decoder and engine. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    CalibrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        check();
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        PrintWriter err = command.getErr();
        FileProgress progress = new FileProgress(err, terminal);
        try (Interruption interruption = Interruption.listen()) {
            LeftOut leftOut = new LeftOut();
            HeldOut heldOut;
            ThresholdCalibration wanted;
            ThresholdCalibration.Outcome outcome;
            try {
                heldOut = heldOut(leftOut, progress, interruption);
                int images = heldOut.labels().length;
                wanted = wanted(heldOut.identities());
                outcome = wanted.on(heldOut, done -> progress.at("comparing", done, images));
            } finally {
                progress.clear();
            }
            leftOut.sentences().forEach(sentence -> err.println("warning: " + sentence));
            return said(wanted, outcome, command);
        }
    }

    private Integer said(ThresholdCalibration wanted, ThresholdCalibration.Outcome outcome, CommandLine command)
            throws IOException {
        CalibrationResult result = outcome.result();
        if (result == null) {
            Verdict.Refused refused = (Verdict.Refused) outcome.verdict();
            CalibrationText.refused(wanted, refused).forEach(command.getErr()::println);
            command.getErr().flush();
            return Failures.WORLD;
        }
        CalibrationText.chosen(result, gallery).forEach(command.getOut()::println);
        if (model != null) {
            Path file = model.resolve(CalibrationResult.FILE);
            Json.write(file, result);
            command.getOut().println("Written to " + file);
        }
        command.getOut().flush();
        return 0;
    }

    private void check() {
        if ((fmr == null) == (fpir == null)) {
            throw new SettingsException("one rate is needed: --fmr RATE for pairs, or --fpir RATE for searches");
        }
        double target = fmr != null ? fmr : Objects.requireNonNull(fpir);
        if (!(target > 0 && target < 1)) {
            throw new SettingsException(
                    (fmr != null ? "--fmr" : "--fpir") + " must be between 0 and 1, such as 0.001, but was " + target);
        }
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new SettingsException(
                    "--confidence must be above 0.5 and below 1, such as 0.95, but was " + confidence);
        }
        if (gallery != null && (fmr != null || gallery < 1)) {
            throw new SettingsException("--gallery-size is a number of subjects, at least 1, and belongs to --fpir");
        }
        if (threads < 1 || threads > 1024) {
            throw new SettingsException("--threads must be between 1 and 1024, but was " + threads);
        }
        boolean fromFile = embeddings != null && labels != null && model == null && data == null;
        boolean fromImages = embeddings == null && labels == null && model != null && data != null;
        if (!fromFile && !fromImages) {
            throw new SettingsException("name MODEL and DATA, or --embeddings FILE and --labels FILE, and not both");
        }
        if (data != null && !Files.exists(data)) {
            throw new SettingsException(data + " does not exist; name a folder with a folder of images an identity");
        }
    }

    private ThresholdCalibration wanted(int identities) {
        return fpir == null
                ? new ThresholdCalibration(Kind.FMR, Objects.requireNonNull(fmr), confidence, null)
                : new ThresholdCalibration(
                        Kind.FPIR,
                        fpir,
                        confidence,
                        ThresholdCalibration.tried(identities, gallery == null ? USUAL_GALLERY : gallery));
    }

    private HeldOut heldOut(LeftOut leftOut, FileProgress progress, Interruption interruption) throws IOException {
        if (embeddings != null && labels != null) {
            return HeldOut.ofEmbeddings(embeddings, labels, dimension);
        }
        ModelFolder folder = ModelFolder.open(Objects.requireNonNull(model));
        Engine.start(threads);
        FileEmbedding.How how = new FileEmbedding.How(BATCH, threads, Precision.FLOAT32, false);
        return HeldOut.of(
                folder,
                Objects.requireNonNull(data),
                otherIdentities,
                how,
                leftOut,
                progress.watch(threads, interruption));
    }
}
