package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.models.GivenModel;
import dev.isogon.internal.cli.options.EvaluateOptions;
import dev.isogon.internal.cli.options.EvaluationFiles;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Products;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.EvaluationText;
import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.data.pairs.PairedImages;
import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.evaluation.EmbeddingFiles;
import dev.isogon.internal.evaluation.EvaluationJson;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.LabelledImages;
import dev.isogon.internal.evaluation.ThresholdCheck;
import dev.isogon.internal.evaluation.judging.EveryPair;
import dev.isogon.internal.evaluation.judging.PairJudgement;
import dev.isogon.internal.evaluation.judging.SearchJudgement;
import dev.isogon.internal.evaluation.judging.SetEvaluation;
import dev.isogon.internal.experiment.comparison.StudyFolder;
import dev.isogon.internal.experiment.evaluated.Evaluated;
import dev.isogon.internal.experiment.evaluated.EvaluationFolder;
import dev.isogon.internal.report.evaluation.EvaluationReport;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon evaluate}: what a model, embeddings or scores are worth. */
@Command(
        name = "evaluate",
        description = "Judges a model on labelled images, or embeddings, or scores: pairs, searches in a gallery.",
        customSynopsis = {
            "isogon evaluate MODEL DATA [--pairs FILE] [--strangers DIR] [OPTIONS]",
            "       isogon evaluate --embeddings FILE [--labels FILE] [--dimension D] [OPTIONS]",
            "       isogon evaluate --scores FILE [--distance] [OPTIONS]",
            "       isogon evaluate --genuine FILE --impostor FILE [--distance] [OPTIONS]"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Intervals resample identities where they are known, and are refused under 30 of",
            "them. Half of the images of each identity with two or more are enrolled and the",
            "other half search; strangers are those given, or else the identities with one image."
        })
public final class EvaluateCommand implements Callable<Integer> {

    private static final int BATCH = 64;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private EvaluateOptions options = new EvaluateOptions();

    @Option(names = "--json", description = "prints all figures as one JSON object, and nothing else")
    private boolean json;

    @Option(
            names = "--definitions",
            description = "prints also what insightface's, FaceX-Zoo's and PML's scripts print for the same, and why")
    private boolean definitions;

    @Option(names = "--out", paramLabel = "DIR", description = "a new folder for report.html and results.json")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "threads to work with. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    public EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        options.check();
        if (threads < 1 || threads > 1024) {
            throw new SettingsException("--threads must be between 1 and 1024, but was " + threads);
        }
        Path folder = out;
        if (folder != null) {
            StudyFolder.checkEmpty(folder);
        }
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        if (!options.hasScores()) {
            Products.warn(err);
        }
        // The JVM may end as soon as the interruption is closed, so what there is to say is said before.
        try (Interruption interruption = Interruption.listen()) {
            Evaluated evaluated = evaluated(interruption, err);
            EvaluationResults results = evaluated.results();
            results.warnings().forEach(warning -> err.println("warning: " + OptionWords.of(warning)));
            err.flush();
            PrintWriter console = spec.commandLine().getOut();
            if (folder != null) {
                EvaluationFolder place = new EvaluationFolder(folder);
                place.write(
                        evaluated,
                        new CosineScores(Work.silent().withThreads(threads).withStop(interruption)));
                EvaluationReport.write(place);
            }
            if (json) {
                console.print(Json.write(EvaluationJson.of(results)));
            } else {
                EvaluationText.of(results, definitions).forEach(console::println);
                if (folder != null) {
                    console.println("Report: " + folder.resolve("report.html"));
                }
            }
            console.flush();
            return 0;
        }
    }

    private Evaluated evaluated(Interruption interruption, PrintWriter err) throws IOException {
        PairJudgement judgement = new PairJudgement(options.fars());
        CosineScores cosines =
                new CosineScores(Work.silent().withThreads(threads).withStop(interruption));
        FileProgress progress = new FileProgress(err, terminal);
        SetEvaluation evaluation = new SetEvaluation(
                judgement,
                new SearchJudgement(options.fpirs(), cosines),
                new EveryPair(progress.work(threads, interruption)),
                cosines);
        try {
            return evaluated(evaluation, judgement, interruption, err);
        } finally {
            progress.clear();
        }
    }

    private Evaluated evaluated(
            SetEvaluation evaluation, PairJudgement judgement, Interruption interruption, PrintWriter err)
            throws IOException {
        if (options.hasScores()) {
            EvaluationFiles files = new EvaluationFiles(options);
            return Evaluated.ofScores(SetEvaluation.ofScores(judgement, files.nameOfScores(), files.scores()));
        }
        Path embeddings = options.own.embeddings;
        return embeddings != null ? ofEmbeddings(evaluation, embeddings, err) : ofModel(evaluation, interruption, err);
    }

    private Evaluated ofEmbeddings(SetEvaluation evaluation, Path file, PrintWriter err) throws IOException {
        EmbeddingFiles files = options.own.files(note -> err.println("note: " + OptionWords.of(note)));
        LabelledEmbeddings set = files.read(file, options.own.labels);
        Path other = options.strangersEmbeddings;
        LabelledEmbeddings strangers = other == null ? null : files.read(other, options.strangersLabels);
        PairedRows pairs = new EvaluationFiles(options).pairs(set);
        return Evaluated.ofEmbeddings(evaluation.of(file.toString(), set, pairs, strangers), set, pairs, strangers);
    }

    private Evaluated ofModel(SetEvaluation evaluation, Interruption interruption, PrintWriter err) throws IOException {
        GivenModel model = GivenModel.find(Objects.requireNonNull(options.model));
        GivenModel.Use use = options.engine.use(Precision.FLOAT32, BATCH, threads, options.crop.framing(model.faces()));
        String data = Objects.requireNonNull(options.data);
        LabelledImages images = LabelledImages.of(
                options.classes.of(Sources.named(data).withColumns(options.own.pathColumn, options.own.labelColumn)));
        PairedImages paired = images.pairs();
        if (paired != null && (options.pairs != null || options.strangers != null)) {
            throw new SettingsException(data + " says itself which images are compared, and not whose they are; leave"
                    + " --pairs and --strangers out");
        }
        String other = options.strangers;
        LabelledImages strangers = other == null
                ? null
                : LabelledImages.strangers(
                        Sources.tableWithColumns(
                                Sources.strangers(Path.of(other)), options.own.pathColumn, options.own.labelColumn),
                        images.identities());
        if (!images.part().isEmpty()) {
            err.println(data + ": " + images.part());
        }
        if (model.needsLibtorch(use)) {
            Engine.missingSettings().forEach(warning -> err.println("warning: " + warning));
        }
        LabelledEmbeddings all;
        LabelledEmbeddings unknown;
        try (Embedder embedder = model.open(use)) {
            all = embedded(embedder, images, interruption, err);
            unknown = strangers == null
                    ? null
                    : embedded(embedder, strangers, interruption, err).known();
        }
        LabelledEmbeddings set = all.known();
        if (paired != null) {
            return new Evaluated(evaluation.ofPairs(data, set, paired.rows()), set, paired.rows(), null, images, null);
        }
        PairedRows pairs = new EvaluationFiles(options).pairs(set);
        TrainedOn trained = model.trainedOn();
        EvaluationResults judged = evaluation
                .of(images.part().isEmpty() ? data : data + ", test part", all, pairs, unknown)
                .with(trained == null ? List.of(unknownTraining(model)) : images.seenBy(trained.classes()));
        Path known = model.folder();
        return new Evaluated(
                known == null ? judged : ThresholdCheck.added(judged, known, set),
                set,
                pairs,
                unknown,
                images,
                strangers);
    }

    private static String unknownTraining(GivenModel model) {
        return "model " + model.name()
                + " does not say whom it was trained on: where it saw some of these identities, its figures here"
                + " are better than for others";
    }

    private LabelledEmbeddings embedded(
            Embedder embedder, LabelledImages images, Interruption interruption, PrintWriter err) throws IOException {
        FileProgress progress = new FileProgress(err, terminal);
        try {
            return images.embedded(embedder, progress.work(threads, interruption));
        } finally {
            progress.clear();
            images.leftOut().sentences().forEach(sentence -> err.println("warning: " + OptionWords.of(sentence)));
            err.flush();
        }
    }
}
