package dev.isogon.study;

import dev.isogon.config.CompareConfig;
import dev.isogon.config.ModelConfig;
import dev.isogon.config.TrainConfig;
import dev.isogon.data.ImageSet;
import dev.isogon.data.Normalization;
import dev.isogon.loss.DivergedException;
import dev.isogon.loss.LossRecipe;
import dev.isogon.loss.PrototypeLoss;
import dev.isogon.loss.Shape;
import dev.isogon.model.Architecture;
import dev.isogon.model.Backbone;
import dev.isogon.model.Backbones;
import dev.isogon.model.EmbeddingLayer;
import dev.isogon.model.Input;
import dev.isogon.store.AtomicFile;
import dev.isogon.store.Json;
import dev.isogon.tensor.Accelerator;
import dev.isogon.tensor.Scope;
import dev.isogon.tensor.Seeds;
import dev.isogon.train.EpochRecord;
import dev.isogon.train.Learner;
import dev.isogon.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One loss with one seed, in a folder of its own: trained, judged, written down. */
final class OneRun {

    /** Points of a run's curves in results and report; every step is in the run's {@code steps.csv}. */
    private static final int CURVE_POINTS = 250;

    private static final String RESULT = "result.json";
    private static final String CORRECT = "test-correct.txt";

    private final Path folder;
    private final LossRecipe recipe;
    private final long seed;
    private final CompareConfig config;
    private final Images images;

    OneRun(Path folder, LossRecipe recipe, long seed, CompareConfig config, Images images) {
        this.folder = folder;
        this.recipe = recipe;
        this.seed = seed;
        this.config = config;
        this.images = images;
    }

    boolean isDone() {
        return Files.exists(folder.resolve(RESULT));
    }

    /** Epochs of it that an interrupted comparison has finished. */
    int epochsDone() throws IOException {
        return TrainingRun.epochsDone(folder);
    }

    /** Steps of the whole run. */
    int steps() {
        return config.train().epochs()
                * config.train().stepsPerEpoch(images.train().size());
    }

    RunResult result() throws IOException {
        return Json.read(folder.resolve(RESULT), RunResult.class);
    }

    /** For each test image, whether it was recognised; only of a run that finished. */
    boolean[] testCorrect() throws IOException {
        String marks = Files.readString(folder.resolve(CORRECT)).strip();
        boolean[] correct = new boolean[marks.length()];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = marks.charAt(i) == '1';
        }
        return correct;
    }

    /** A learner at this run's random start, drawn from its seed. */
    static Learner learner(LossRecipe recipe, long seed, CompareConfig config, Images images) {
        Seeds.set(seed);
        ImageSet like = images.train();
        ModelConfig model = config.model();
        Architecture architecture = Backbones.named(model.backbone());
        Input input = new Input(like.channels(), like.height(), like.width());
        EmbeddingLayer layer =
                new EmbeddingLayer(model.embedding(), model.dropout(), model.dropPath(), model.batchNorm());
        Backbone backbone = architecture.build(input, layer);
        PrototypeLoss loss = recipe.build(
                new Shape(like.classes(), model.embedding()), config.head().frozen());
        Normalization normalization = new Normalization(
                architecture.mean().subList(0, like.channels()),
                architecture.deviation().subList(0, like.channels()));
        Learner learner = new Learner(backbone, loss, normalization);
        Accelerator.move(learner);
        if (config.train().precision() == TrainConfig.Precision.BFLOAT16) {
            learner.inBfloat16();
        }
        if (config.train().ema() > 0) {
            Backbone twin = architecture.build(input, layer);
            Accelerator.move(twin);
            learner.averagedIn(twin);
        }
        return learner;
    }

    /** Trains and judges, from the newest checkpoint on, and writes the result. */
    RunResult run(StudyFolder study, Judgement.Judging judging, int number, Consumer<StudyEvent> listener)
            throws IOException {
        study.describeRun(folder, config, recipe.text(), recipe.label(), seed, images);
        RunResult result;
        try (Scope scope = Scope.open()) {
            result = outcome(judging, number, listener);
        }
        Json.write(folder.resolve(RESULT), result);
        TrainingRun.discardCheckpoints(folder);
        listener.accept(new StudyEvent.RunEnded(number, result));
        return result;
    }

    private RunResult outcome(Judgement.Judging judging, int number, Consumer<StudyEvent> listener) throws IOException {
        Learner learner;
        try {
            learner = learner(recipe, seed, config, images);
        } catch (IllegalArgumentException e) {
            listener.accept(new StudyEvent.RunStarted(number, recipe.text(), seed, 0));
            return without(RunResult.Status.REFUSED, String.valueOf(e.getMessage()), null);
        }
        TrainingRun training = TrainingRun.open(folder, learner, images.train(), config.train(), seed);
        listener.accept(new StudyEvent.RunStarted(
                number, recipe.text(), seed, training.log().steps().size()));
        try {
            return trained(learner, training, judging, listener);
        } catch (DivergedException e) {
            return without(RunResult.Status.FAILED, String.valueOf(e.getMessage()), training);
        }
    }

    private RunResult trained(
            Learner learner, TrainingRun training, Judgement.Judging judging, Consumer<StudyEvent> listener)
            throws IOException {
        double[] validating = new double[1];
        ToDoubleFunction<Learner> validate = images.validation()
                .<ToDoubleFunction<Learner>>map(held -> trained -> {
                    long start = System.nanoTime();
                    listener.accept(new StudyEvent.Working("validating"));
                    double accuracy = Judgement.leaveOneOut(trained, held, judging);
                    validating[0] += (System.nanoTime() - start) / 1e9;
                    return accuracy;
                })
                .orElse(null);
        training.finish(validate, event -> listener.accept(new StudyEvent.Trained(event)), judging.stop());
        listener.accept(new StudyEvent.Working("judging"));
        long start = System.nanoTime();
        Judgement judgement = training.judged(() -> Judgement.of(learner, recipe, images, judging));
        double evaluation = (System.nanoTime() - start) / 1e9 + validating[0];
        writeCorrect(judgement.testCorrect());
        return new RunResult(
                recipe.text(),
                seed,
                RunResult.Status.FINISHED,
                null,
                judgement.trainAccuracy(),
                judgement.testAccuracy(),
                judgement.testLoss(),
                training.bestEpoch(),
                seconds(training.epochs()),
                evaluation,
                training.epochs(),
                training.log().thinned(CURVE_POINTS));
    }

    private RunResult without(RunResult.Status status, String reason, @Nullable TrainingRun training) {
        List<EpochRecord> epochs = training == null ? List.of() : training.epochs();
        return new RunResult(
                recipe.text(),
                seed,
                status,
                reason,
                Double.NaN,
                Double.NaN,
                null,
                0,
                seconds(epochs),
                0,
                epochs,
                training == null ? List.of() : training.log().thinned(CURVE_POINTS));
    }

    private static double seconds(List<EpochRecord> epochs) {
        return epochs.stream().mapToDouble(EpochRecord::seconds).sum();
    }

    private void writeCorrect(boolean[] correct) throws IOException {
        StringBuilder marks = new StringBuilder(correct.length + 1);
        for (boolean each : correct) {
            marks.append(each ? '1' : '0');
        }
        AtomicFile.write(folder.resolve(CORRECT), marks.append('\n').toString());
    }
}
