package dev.isogon.internal.experiment.run;

import dev.isogon.internal.config.Request;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.judging.NetworkEvaluation;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.lint.Linter;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.lint.evidence.WeightWatch;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingEvent;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One training in its folder and the linter beside it, if {@code train.lint} wants one.
 *
 * @param run the training
 * @param linter none where it is switched off
 * @param listener hears of both
 */
public record LintedTraining(TrainingRun run, Optional<Linter> linter, Consumer<StudyEvent> listener) {

    /**
     * Begins in a folder, or goes on from the newest checkpoint in it.
     *
     * @param learner at its random start
     * @param shared images that training and test share
     */
    public static LintedTraining open(
            Path folder, Learner learner, Plan plan, long seed, SharedImages shared, Consumer<StudyEvent> listener)
            throws IOException {
        boolean lint = plan.config().train().lint();
        Optional<WeightWatch> start = lint ? Optional.of(new WeightWatch(learner)) : Optional.empty();
        TrainingRun run =
                TrainingRun.open(folder, learner, plan.train(), plan.config().train(), seed);
        Consumer<Finding> found = finding -> listener.accept(new StudyEvent.Trained(finding));
        return new LintedTraining(
                run, start.map(weights -> new Linter(plan, learner, weights, run, shared, found)), listener);
    }

    /** Images that training and test share, where the linter is to know. */
    public static SharedImages shared(Request request, Images images, Work work, Consumer<StudyEvent> listener) {
        if (!request.train().lint()) {
            return SharedImages.NONE;
        }
        listener.accept(new StudyEvent.Working("looking for images in training and test"));
        return SharedImages.of(images.train(), images.test(), work);
    }

    /** Steps that were done before an interruption. */
    public int steps() {
        return run.log().steps().size();
    }

    /** Trains the epochs that are left, and leaves the best one's weights in the learner. */
    public void finish(@Nullable Validation validation, EvaluationWork work) throws IOException {
        linter.ifPresent(Linter::begun);
        run.finish(validation, this::tell, work.work());
        linter.ifPresent(Linter::trained);
    }

    private void tell(TrainingEvent event) {
        listener.accept(new StudyEvent.Trained(event));
        linter.ifPresent(each -> each.accept(event));
    }

    /** Lets the linter look at the embeddings that chose the epoch; they are made once more where no epoch was left. */
    public void validated(Validation validation, Learner learner) {
        linter.ifPresent(each ->
                each.judged(validation.newest(learner), validation.held().labels()));
    }

    /** Judges, and lets the linter look at the images' embeddings. */
    public NetworkEvaluation judged(Supplier<NetworkEvaluation> judging, ImageSet images) {
        NetworkEvaluation evaluation = run.judged(judging);
        linter.ifPresent(each -> each.judged(evaluation.embeddings().test(), images.labels()));
        return evaluation;
    }

    /** What the linter found. */
    public List<Finding> findings() {
        return linter.map(Linter::findings).orElse(List.of());
    }
}
