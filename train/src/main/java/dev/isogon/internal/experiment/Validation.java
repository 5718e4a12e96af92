package dev.isogon.internal.experiment;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The measure that chooses the epoch: leave-one-out accuracy on the validation images. */
final class Validation implements ToDoubleFunction<Learner> {

    private final ImageSet held;
    private final Judgement.Judging judging;
    private final Consumer<StudyEvent> listener;
    private double seconds;
    private @Nullable FloatMatrix embeddings;

    private Validation(ImageSet held, Judgement.Judging judging, Consumer<StudyEvent> listener) {
        this.held = held;
        this.judging = judging;
        this.listener = listener;
    }

    /** Null where there are no validation images. */
    static @Nullable Validation of(Images images, Judgement.Judging judging, Consumer<StudyEvent> listener) {
        return images.validation()
                .map(held -> new Validation(held, judging, listener))
                .orElse(null);
    }

    @Override
    public double applyAsDouble(Learner learner) {
        long start = System.nanoTime();
        listener.accept(new StudyEvent.Working("validating"));
        embeddings = judging.embed(learner, held);
        double accuracy = Judgement.leaveOneOut(embeddings, held, judging);
        seconds += (System.nanoTime() - start) / 1e9;
        return accuracy;
    }

    ImageSet held() {
        return held;
    }

    /** The images' embeddings after the last epoch that was validated here, or now if there was none. */
    FloatMatrix newest(Learner learner) {
        return embeddings == null ? judging.embed(learner, held) : embeddings;
    }

    /** Wall time of it so far. */
    double seconds() {
        return seconds;
    }
}
