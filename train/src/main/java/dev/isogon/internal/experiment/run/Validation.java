package dev.isogon.internal.experiment.run;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.experiment.judging.ClosedSetEvaluation;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The measure that chooses the epoch: leave-one-out accuracy on the validation images. */
public final class Validation implements ToDoubleFunction<Learner> {

    private final ImageSet held;
    private final EvaluationWork work;
    private final Consumer<StudyEvent> listener;
    private double seconds;
    private @Nullable FloatMatrix embeddings;

    private Validation(ImageSet held, EvaluationWork work, Consumer<StudyEvent> listener) {
        this.held = held;
        this.work = work;
        this.listener = listener;
    }

    /** Null where there are no validation images. */
    public static @Nullable Validation of(Images images, EvaluationWork work, Consumer<StudyEvent> listener) {
        return images.validation()
                .map(held -> new Validation(held, work, listener))
                .orElse(null);
    }

    @Override
    public double applyAsDouble(Learner learner) {
        long start = System.nanoTime();
        listener.accept(new StudyEvent.Working("validating"));
        embeddings = work.embed(learner, held);
        double accuracy = ClosedSetEvaluation.leaveOneOut(embeddings, held, work);
        seconds += (System.nanoTime() - start) / 1e9;
        return accuracy;
    }

    /** The validation images. */
    public ImageSet held() {
        return held;
    }

    /** The images' embeddings after the last epoch that was validated here, or now if there was none. */
    public FloatMatrix newest(Learner learner) {
        return embeddings == null ? work.embed(learner, held) : embeddings;
    }

    /** Wall time of it so far. */
    public double seconds() {
        return seconds;
    }
}
