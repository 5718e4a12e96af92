package dev.isogon.internal.cli;

import dev.isogon.internal.bench.SideBySide;
import dev.isogon.internal.cli.terminal.Progress;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.feed.Batch;
import dev.isogon.internal.data.feed.BatchFeed;
import dev.isogon.internal.data.feed.BatchRing;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.feed.Preparation;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.run.Forecast;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.Training;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The training loop as {@code compare} runs it, with data feeding, angle statistics, log and progress bar, against the
 * engine's bare step on a batch that is already a tensor: fifty steps of Fixed AdaCos on MNIST either way.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 4)
@Measurement(iterations = 3, time = 4)
@Fork(1)
public class TrainingLoopBenchmark {

    private static final int BATCH = 128;
    private static final int STEPS = 50;
    private static final int EMBEDDING = 128;
    private static final double SCALE = Math.sqrt(2) * Math.log(9);

    private final Learner learner;
    private final Training training;
    private final Progress progress;
    private int epoch;

    private final Tensor ready;
    private final Tensor labels;
    private final Tensor prototypes;
    private final Adam optimizer;

    public TrainingLoopBenchmark() {
        Engine.start(Runtime.getRuntime().availableProcessors());
        ImageSet all = mnist();
        ImageSet images = all.subset(Splits.inOrder(BATCH * STEPS));
        Shape shape = new Shape(all.classes(), EMBEDDING, ScalarType.Float);
        learner = new Learner(
                Backbones.named("simple-cnn")
                        .build(new Input(1, all.height(), all.width()), new EmbeddingLayer(EMBEDDING, 0.5, 0, false)),
                Losses.parse("fixed-adacos").build(shape, false),
                Normalization.centred(1));

        CompareRequest config = new Settings()
                .set("data", "mnist")
                .set("train.epochs", "10000")
                .set("train.schedule", "constant")
                .compare(Protocols.ALL)
                .request();
        training = new Training(learner, images, config.train(), 1);
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        progress = new Progress(config, nowhere, new Terminal(true, 100));
        progress.accept(new StudyEvent.Planned(1, STEPS * config.train().epochs(), BATCH, new Forecast(1, 1, 1, 1)));
        progress.accept(new StudyEvent.RunStarted(1, "fixed-adacos", 1, 0));

        try (BatchFeed feed = new BatchFeed(
                images,
                Splits.inOrder(BATCH),
                new BatchRing(BATCH, images.imageLength()),
                Preparation.plain(learner.normalization()),
                true)) {
            Batch batch = feed.next();
            ready = Tensors.wrap(batch.images(), BATCH, 1, images.height(), images.width())
                    .clone();
            labels = Tensors.wrap(batch.labels(), BATCH).clone();
        }
        prototypes = torch.randn(images.classes(), EMBEDDING).set_requires_grad(true);
        optimizer = new Adam(learner.parameters(), new AdamOptions(1e-3));
        optimizer.add_param_group(new OptimizerParamGroup(new TensorVector(prototypes)));
    }

    private static ImageSet mnist() {
        try {
            return Formats.open(Sources.named("mnist"), Opening.at(28)).train();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public Object loop() {
        return training.epoch(++epoch, step -> progress.accept(new StudyEvent.Trained(step)), Work.silent());
    }

    @Benchmark
    public double bareStep() {
        learner.train(true);
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            try (Scope scope = Scope.open()) {
                optimizer.zero_grad();
                Tensor cosines = unit(learner.embed(ready)).mm(unit(prototypes).t());
                Tensor loss = torch.cross_entropy_loss(cosines.mul(new Scalar(SCALE)), labels);
                loss.backward();
                optimizer.step();
                sum += loss.item_float();
            }
        }
        return sum;
    }

    private static Tensor unit(Tensor rows) {
        return rows.div(
                torch.linalg_vector_norm(rows, new Scalar(2.0), new long[] {1}, true, new ScalarTypeOptional()));
    }

    public static void main(String[] args) throws RunnerException {
        SideBySide.run(System.out, TrainingLoopBenchmark.class, "loop", "bareStep", 1.05, Map.of());
    }
}
