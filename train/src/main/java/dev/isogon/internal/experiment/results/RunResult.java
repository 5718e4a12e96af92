package dev.isogon.internal.experiment.results;

import dev.isogon.internal.experiment.open.OpenSetFigures;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.StepRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One loss trained with one seed, and what it came to; a run's {@code result.json}.
 *
 * @param loss the loss as the user wrote it, the key of the tables
 * @param seed the seed of initial weights, order of images and dropout
 * @param split the split of identities, from 1; always 1 but in protocol open
 * @param status how it ended
 * @param failure why it stopped, with the step and the learning rate; null when it finished
 * @param trainAccuracy accuracy on the training images (leave-one-out in the fair protocol), in [0, 1]
 * @param testAccuracy accuracy on the test images, in [0, 1]; in protocol open, of enrolled identities (rank 1)
 * @param testLoss in {@code fair}, mean loss over the test images in evaluation mode, in the loss's own unit; in {@code
 *     seed}, sum of the test batches' means ÷ number of test images (the experiment's unit), for cross-entropy alone
 * @param bestEpoch the epoch that was judged, from 1
 * @param trainSeconds wall time of training
 * @param evaluationSeconds wall time of what judged it, since it was last resumed
 * @param openSet what it made of strangers and unseen identities; null without any
 * @param findings what the linter found; none where it was switched off
 * @param epochs every epoch in order
 * @param curve the steps, thinned to means over equal stretches so that a figure stays small
 */
public record RunResult(
        String loss,
        long seed,
        int split,
        Status status,
        @Nullable String failure,
        double trainAccuracy,
        double testAccuracy,
        @Nullable Double testLoss,
        int bestEpoch,
        double trainSeconds,
        double evaluationSeconds,
        @Nullable OpenSetFigures openSet,
        List<Finding> findings,
        List<EpochRecord> epochs,
        List<StepRecord> curve) {

    public RunResult {
        findings = List.copyOf(findings);
        epochs = List.copyOf(epochs);
        curve = List.copyOf(curve);
    }

    /** How a run ended. */
    public enum Status {
        FINISHED,
        /** Stopped by itself: its loss, its scale or its embeddings were no longer finite numbers. */
        FAILED,
        /** Never started: this loss cannot be built for these classes (AdaCos at two, say). */
        REFUSED
    }

    public boolean finished() {
        return status == Status.FINISHED;
    }
}
