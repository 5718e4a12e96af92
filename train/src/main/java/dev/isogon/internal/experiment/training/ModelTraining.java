package dev.isogon.internal.experiment.training;

import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.engine.EngineTurn;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.protocol.Fair;
import dev.isogon.internal.experiment.protocol.Protocol;
import dev.isogon.internal.experiment.run.Environment;
import dev.isogon.internal.experiment.run.Forecast;
import dev.isogon.internal.experiment.run.LintedTraining;
import dev.isogon.internal.experiment.run.MemoryNeed;
import dev.isogon.internal.experiment.run.NewLearner;
import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.experiment.run.Validation;
import dev.isogon.internal.experiment.split.DescribedImages;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.split.SeenImages;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.loop.export.HeadExport;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One loss with one seed, trained to a model's folder: begun, or gone on with. */
public final class ModelTraining implements AutoCloseable {

    /** How its test images, if there are any, are judged. */
    private static final Protocol PROTOCOL = new Fair();

    private final ModelDraft draft;
    private final TrainRequest request;
    private final Images images;
    private final List<String> notes;
    private final List<String> contents;

    private ModelTraining(ModelDraft draft, TrainRequest request, Images images, Dataset data) {
        this.draft = draft;
        this.request = request;
        this.images = images;
        this.notes = images.notes();
        this.contents = data.contents();
    }

    /**
     * Begins a training; reads the data, trains nothing yet.
     *
     * @param out the model's folder, new or empty
     * @throws dev.isogon.metrics.SettingsException when the data cannot be trained on with these settings, or the folder
     *     holds something
     * @throws dev.isogon.metrics.BrokenFileException when the weights to start from are not the backbone's
     */
    public static ModelTraining begin(Completed<TrainRequest> asked, Path out, Work work) throws IOException {
        return begin(asked, out, CacheFolder.ofUser(), work);
    }

    /** The same with decoded pixels kept elsewhere; see {@link #begin(Completed, Path, Work)}. */
    public static ModelTraining begin(Completed<TrainRequest> asked, Path out, CacheFolder cache, Work work)
            throws IOException {
        ModelDraft.checkFree(out);
        TrainRequest request = asked.request();
        if (request.model().isOver()) {
            HeadExport.check(BaseModel.named(request.model().from()));
        }
        Dataset data = data(request, cache, work);
        Images images = Images.split(data, request.split(), request.model());
        images.checkFor(request);
        NewLearner.check(request.loss(), request, images);
        Map<String, Object> met = RunFile.met(request, images);
        return new ModelTraining(ModelDraft.create(out, asked, met, data.listed()), request, images, data);
    }

    /**
     * Goes on with a training that was begun; reads the data and checks that it is the same.
     *
     * @param moved where the same data lies now; null where it lies where it was
     */
    public static ModelTraining resume(Path folder, @Nullable DataSource moved, Work work) throws IOException {
        ModelDraft draft = ModelDraft.open(folder);
        try {
            TrainRequest begun = draft.request();
            TrainRequest request = moved == null ? begun : begun.at(moved);
            RunFile.checkThere(request.data());
            Dataset data = data(request, CacheFolder.ofUser(), work);
            Images images = Images.split(data, request.split(), request.model());
            draft.run().checkUnchanged(images, data.listed());
            if (moved != null) {
                draft.run().move(moved);
            }
            return new ModelTraining(draft, request, images, data);
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    private static Dataset data(TrainRequest request, CacheFolder cache, Work work) throws IOException {
        return new SeenImages(request.model(), cache, work.withThreads(request.threads())).open(request.data());
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        draft.close();
    }

    public TrainRequest request() {
        return request;
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
    public DescribedImages data() {
        return images.described();
    }

    /** What a user should know about the data and the loss before it trains. */
    public List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(Environment.warnings(request.train()));
        warnings.addAll(NewLearner.notesOnWeights(request, images));
        request.loss().warning().ifPresent(text -> warnings.add(request.loss().text() + ": " + text));
        return warnings;
    }

    /**
     * Trains what is left, on this thread, and writes the model.
     *
     * @param work its threads are those of the settings
     * @throws dev.isogon.metrics.StoppedException when the work is stopped; finished epochs are kept
     * @throws dev.isogon.internal.loss.part.DivergedException when training left the finite numbers
     */
    public TrainingOutcome run(Consumer<StudyEvent> listener, Work work) throws IOException {
        EvaluationWork judging = new EvaluationWork(request.train().batch(), work.withThreads(request.threads()));
        try (EngineTurn turn = EngineTurn.take(request.threads());
                Scope scope = Scope.open()) {
            forecast(listener);
            Learner learner = learner();
            LintedTraining training = begun(learner, judging, listener);
            train(training, learner, judging);
            TrainingOutcome outcome = outcome(learner, training, judging);
            SavedModel model = new SavedModel(request, draft.run().origins(), images, contents, outcome);
            List<String> notes = new ArrayList<>();
            draft.publish(folder -> notes.addAll(model.write(folder, learner, training.run(), judging.work())));
            return outcome.withNotes(notes);
        }
    }

    Learner learner() throws IOException {
        return NewLearner.of(request.loss(), request.seed(), request, images);
    }

    private void forecast(Consumer<StudyEvent> listener) throws IOException {
        try (Scope scope = Scope.open()) {
            Learner throwaway = NewLearner.of(request.loss(), 0, request, images);
            double left = 1
                    - (double) TrainingRun.epochsDone(draft.path())
                            / request.train().epochs();
            MemoryNeed.check(throwaway, images.train(), request.train());
            Forecast forecast = Forecast.measure(throwaway, images, request, left);
            int steps = request.train().epochs()
                    * request.train().stepsPerEpoch(images.train().size());
            listener.accept(new StudyEvent.Planned(1, steps, request.train().batch(), forecast));
        }
    }

    LintedTraining begun(Learner learner, EvaluationWork judging, Consumer<StudyEvent> listener) throws IOException {
        Plan plan = new Plan(
                request, request.loss(), PROTOCOL.judgedBy(), images.train(), images.validation(), images.test());
        SharedImages shared = LintedTraining.shared(request, images, judging.work(), listener);
        LintedTraining training = LintedTraining.open(draft.path(), learner, plan, request.seed(), shared, listener);
        listener.accept(new StudyEvent.RunStarted(1, request.loss().text(), request.seed(), training.steps()));
        return training;
    }

    /** Leaves the best epoch's weights in the learner. */
    void train(LintedTraining training, Learner learner, EvaluationWork judging) throws IOException {
        Validation validation = Validation.of(images, judging, training.listener());
        training.finish(validation, judging);
        if (validation != null) {
            training.validated(validation, learner);
        }
    }

    private TrainingOutcome outcome(Learner learner, LintedTraining training, EvaluationWork judging) {
        ImageSet test = images.test();
        Double accuracy = null;
        if (test.size() > 0) {
            training.listener().accept(new StudyEvent.Working("judging"));
            accuracy = training.judged(() -> PROTOCOL.judge(learner, request.loss(), images, judging), test)
                    .testAccuracy();
        }
        TrainingRun run = training.run();
        return new TrainingOutcome(
                draft.target(),
                run.bestEpoch(),
                run.epochs().get(run.bestEpoch() - 1).validationAccuracy(),
                accuracy,
                training.findings(),
                List.of());
    }
}
