package dev.isogon.internal.experiment;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.config.Protocol;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.engine.EngineTurn;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One loss with one seed, trained to a model's folder: begun, or gone on with. */
public final class ModelTraining implements AutoCloseable {

    private final ModelDraft draft;
    private final CompareConfig config;
    private final Images images;
    private final LossRecipe recipe;
    private final List<String> notes;
    private final List<String> contents;

    private ModelTraining(ModelDraft draft, CompareConfig config, Images images, Dataset data) {
        this.draft = draft;
        this.config = config;
        this.images = images;
        this.recipe = recipe(config);
        this.notes = data.notes();
        this.contents = data.contents();
    }

    private static LossRecipe recipe(CompareConfig config) {
        return config.losses().get(0);
    }

    /**
     * Begins a training; reads the data, trains nothing yet.
     *
     * @param out the model's folder, new or empty
     * @throws dev.isogon.metrics.SettingsException when the data cannot be trained on with these settings, or the folder
     *     holds something
     * @throws dev.isogon.metrics.BrokenFileException when the weights to start from are not the backbone's
     */
    public static ModelTraining begin(CompareConfig config, Path out, Work work) throws IOException {
        return begin(config, out, CacheFolder.ofUser(), work);
    }

    /** The same with decoded pixels kept elsewhere; see {@link #begin(CompareConfig, Path, Work)}. */
    public static ModelTraining begin(CompareConfig config, Path out, CacheFolder cache, Work work) throws IOException {
        ModelDraft.checkFree(out);
        Dataset data = Study.data(config.data(), config, cache, work);
        Images images = Images.split(data, config);
        images.checkFor(config);
        NewLearner.check(recipe(config), config, images);
        Map<String, Object> met = RunFile.met(config, images);
        return new ModelTraining(ModelDraft.create(out, config, met), config, images, data);
    }

    /** Goes on with a training that was begun; reads the data and checks that it is the same. */
    public static ModelTraining resume(Path folder, Work work) throws IOException {
        ModelDraft draft = ModelDraft.open(folder);
        try {
            CompareConfig config = draft.config();
            Dataset data = Study.data(config.data(), config, CacheFolder.ofUser(), work);
            Images images = Images.split(data, config);
            draft.run().checkUnchanged(images);
            return new ModelTraining(draft, config, images, data);
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        draft.close();
    }

    public CompareConfig config() {
        return config;
    }

    /** The model's folder, which is not there yet. */
    public Path model() {
        return draft.target();
    }

    /** Where it lies until it is finished. */
    public Path unfinished() {
        return draft.path();
    }

    /** What the images are. */
    public StudyResults.Data data() {
        return images.described();
    }

    /** What a user should know about the data and the loss before it trains. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(Environment.warnings(config.train()));
        recipe.warning().ifPresent(text -> warnings.add(recipe.text() + ": " + text));
        return warnings;
    }

    /**
     * Trains what is left, on this thread, and writes the model.
     *
     * @param work its threads are those of the settings
     * @throws dev.isogon.metrics.StoppedException when the work is stopped; finished epochs are kept
     * @throws dev.isogon.internal.loss.DivergedException when training left the finite numbers
     */
    public TrainingOutcome run(Consumer<StudyEvent> listener, Work work) throws IOException {
        Judgement.Judging judging =
                new Judgement.Judging(Protocol.FAIR, config.train().batch(), work.withThreads(config.threads()));
        try (EngineTurn turn = EngineTurn.take(config.threads());
                Scope scope = Scope.open()) {
            forecast(listener);
            Learner learner = learner();
            LintedTraining training = begun(learner, judging, listener);
            train(training, learner, judging);
            TrainingOutcome outcome = outcome(learner, training, judging);
            SavedModel model = new SavedModel(config, images, contents, recipe, outcome);
            draft.publish(folder -> model.write(folder, learner, training.run()));
            return outcome;
        }
    }

    LossRecipe recipe() {
        return recipe;
    }

    Learner learner() throws IOException {
        return NewLearner.of(recipe, seed(), config, images);
    }

    private long seed() {
        return config.seeds().get(0);
    }

    private void forecast(Consumer<StudyEvent> listener) throws IOException {
        try (Scope scope = Scope.open()) {
            Learner throwaway = NewLearner.of(recipe, 0, config, images);
            double left = 1
                    - (double) TrainingRun.epochsDone(draft.path())
                            / config.train().epochs();
            Forecast forecast =
                    Forecast.measure(throwaway, images, config, config.model().embedding(), left);
            int steps = config.train().epochs()
                    * config.train().stepsPerEpoch(images.train().size());
            listener.accept(new StudyEvent.Planned(1, steps, config.train().batch(), forecast));
        }
    }

    LintedTraining begun(Learner learner, Judgement.Judging judging, Consumer<StudyEvent> listener) throws IOException {
        Plan plan = new Plan(config, recipe, images.train(), images.validation(), images.test(), false);
        SharedImages shared = LintedTraining.shared(config, images, judging.work(), listener);
        LintedTraining training = LintedTraining.open(draft.path(), learner, plan, seed(), shared, listener);
        listener.accept(new StudyEvent.RunStarted(1, recipe.text(), seed(), training.steps()));
        return training;
    }

    /** Leaves the best epoch's weights in the learner. */
    void train(LintedTraining training, Learner learner, Judgement.Judging judging) throws IOException {
        Validation validation = Validation.of(images, judging, training.listener());
        training.finish(validation, judging);
        if (validation != null) {
            training.validated(validation, learner);
        }
    }

    private TrainingOutcome outcome(Learner learner, LintedTraining training, Judgement.Judging judging) {
        ImageSet test = images.test();
        Double accuracy = null;
        if (test.size() > 0) {
            training.listener().accept(new StudyEvent.Working("judging"));
            accuracy = training.judged(() -> Judgement.of(learner, recipe, images, judging), test)
                    .testAccuracy();
        }
        TrainingRun run = training.run();
        return new TrainingOutcome(
                draft.target(),
                run.bestEpoch(),
                run.epochs().get(run.bestEpoch() - 1).validationAccuracy(),
                accuracy,
                training.findings());
    }
}
