package dev.isogon.internal.experiment.comparison;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.judging.NetworkEvaluation;
import dev.isogon.internal.experiment.open.OpenSetMeasure;
import dev.isogon.internal.experiment.open.OpenSetRun;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.protocol.Protocol;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.run.LintedTraining;
import dev.isogon.internal.experiment.run.NewLearner;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.experiment.run.Validation;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.part.DivergedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One loss with one seed, in a folder of its own: trained, judged, written down. */
final class OneRun {

    /** Points of a run's curves in results and report; every step is in the run's {@code steps.csv}. */
    private static final int CURVE_POINTS = 250;

    private final Path folder;
    private final RunFiles files;
    private final LossRecipe recipe;
    private final long seed;
    private final int split;
    private final CompareRequest request;
    private final Images images;
    private final Protocol protocol;

    /** @param split of the identities, from 0; −1 where these are not split */
    OneRun(Path folder, LossRecipe recipe, long seed, int split, CompareRequest request, Images images) {
        this.folder = folder;
        this.files = new RunFiles(folder, images);
        this.recipe = recipe;
        this.seed = seed;
        this.split = split;
        this.request = request;
        this.images = images;
        this.protocol = Protocols.of(request);
    }

    Images images() {
        return images;
    }

    boolean isDone() {
        return files.areComplete();
    }

    /** Whether it is a loss's, and not what comes without any. */
    boolean trains() {
        return recipe.trains();
    }

    /** Epochs of it that an interrupted comparison has finished. */
    int epochsDone() throws IOException {
        return TrainingRun.epochsDone(folder);
    }

    /** Steps of the whole run. */
    int steps() {
        return !recipe.trains()
                ? 0
                : request.train().epochs()
                        * request.train().stepsPerEpoch(images.train().size());
    }

    RunResult result() throws IOException {
        return files.result();
    }

    /** What it made of each test image; only of a run that finished. */
    Predictions predictions() throws IOException {
        return files.predictions();
    }

    String loss() {
        return recipe.text();
    }

    /** Whether its identities are those of the first split, or were not split. */
    boolean isOfFirstSplit() {
        return split <= 0;
    }

    Path folder() {
        return folder;
    }

    /** What a progress bar calls it. */
    private String shown() {
        return recipe.text() + (split < 0 ? "" : ", split " + (split + 1));
    }

    /** What it made of identities that it did not know, with all resamples; only of a run that finished and had some. */
    OpenSetRun openSet() throws IOException {
        return OpenSetRun.of(
                recipe.text(),
                Math.max(0, split),
                seed,
                files.openSet(),
                images.test().labels(),
                images.strangerIdentities());
    }

    /** Trains and judges, from the newest checkpoint on, and writes the result. */
    RunResult run(
            StudyFolder study, EvaluationWork judging, SharedImages shared, int number, Consumer<StudyEvent> listener)
            throws IOException {
        study.describeRun(folder, request, recipe, seed, split, images);
        RunResult result;
        try (Scope scope = Scope.open()) {
            result = outcome(judging, shared, number, listener);
        }
        files.write(result);
        TrainingRun.discardCheckpoints(folder);
        listener.accept(new StudyEvent.RunEnded(number, result));
        return result;
    }

    private RunResult outcome(EvaluationWork judging, SharedImages shared, int number, Consumer<StudyEvent> listener)
            throws IOException {
        Learner learner;
        try {
            learner = NewLearner.of(recipe, images.drawnBy(seed), request, images);
        } catch (IllegalArgumentException e) {
            listener.accept(new StudyEvent.RunStarted(number, shown(), seed, 0));
            return without(RunResult.Status.REFUSED, String.valueOf(e.getMessage()), null, List.of());
        }
        if (!recipe.trains()) {
            listener.accept(new StudyEvent.RunStarted(number, shown(), seed, 0));
            return untrained(learner, judging);
        }
        Plan plan = new Plan(request, recipe, protocol.judgedBy(), images.train(), images.validation(), images.test());
        LintedTraining training = LintedTraining.open(folder, learner, plan, images.drawnBy(seed), shared, listener);
        listener.accept(new StudyEvent.RunStarted(number, shown(), seed, training.steps()));
        try {
            return trained(learner, training, judging, listener);
        } catch (DivergedException e) {
            String reason = String.valueOf(e.getMessage());
            return without(RunResult.Status.FAILED, reason, training.run(), training.findings());
        }
    }

    /** What is judged as it comes has no loss, no epochs and no linter. */
    private RunResult untrained(Learner learner, EvaluationWork judging) throws IOException {
        long start = System.nanoTime();
        NetworkEvaluation evaluated = protocol.judge(learner, recipe, images, judging);
        double evaluation = (System.nanoTime() - start) / 1e9;
        keep(evaluated, judging);
        OpenSetMeasure openSet = evaluated.openSet();
        return new RunResult(
                recipe.text(),
                seed,
                Math.max(0, split) + 1,
                RunResult.Status.FINISHED,
                null,
                evaluated.trainAccuracy(),
                evaluated.testAccuracy(),
                null,
                0,
                0,
                evaluation,
                openSet == null ? null : openSet.figures(),
                List.of(),
                List.of(),
                List.of());
    }

    private void keep(NetworkEvaluation evaluated, EvaluationWork judging) throws IOException {
        files.write(evaluated);
        new RunDrawings(folder, images, evaluated.embeddings(), judging.work())
                .write(isOfFirstSplit() && seed == request.seeds().get(0));
    }

    private RunResult trained(
            Learner learner, LintedTraining linted, EvaluationWork judging, Consumer<StudyEvent> listener)
            throws IOException {
        TrainingRun training = linted.run();
        Validation validation = Validation.of(images, judging, listener);
        linted.finish(validation, judging);
        listener.accept(new StudyEvent.Working("judging"));
        long start = System.nanoTime();
        NetworkEvaluation evaluated =
                linted.judged(() -> protocol.judge(learner, recipe, images, judging), images.test());
        double evaluation = (System.nanoTime() - start) / 1e9 + (validation == null ? 0 : validation.seconds());
        listener.accept(new StudyEvent.Working("drawing curves"));
        keep(evaluated, judging);
        OpenSetMeasure openSet = evaluated.openSet();
        return new RunResult(
                recipe.text(),
                seed,
                Math.max(0, split) + 1,
                RunResult.Status.FINISHED,
                null,
                evaluated.trainAccuracy(),
                evaluated.testAccuracy(),
                evaluated.testLoss(),
                training.bestEpoch(),
                training.seconds(),
                evaluation,
                openSet == null ? null : openSet.figures(),
                linted.findings(),
                training.epochs(),
                training.log().thinned(CURVE_POINTS));
    }

    private RunResult without(
            RunResult.Status status, String reason, @Nullable TrainingRun training, List<Finding> findings) {
        List<EpochRecord> epochs = training == null ? List.of() : training.epochs();
        return new RunResult(
                recipe.text(),
                seed,
                Math.max(0, split) + 1,
                status,
                reason,
                Double.NaN,
                Double.NaN,
                null,
                0,
                training == null ? 0 : training.seconds(),
                0,
                null,
                findings,
                epochs,
                training == null ? List.of() : training.log().thinned(CURVE_POINTS));
    }
}
