package dev.isogon.internal.loop;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.loss.part.DivergedException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A whole training in a folder: epochs from the newest checkpoint to the last, a checkpoint after each, the best
 * epoch's weights kept where there is a measure of best.
 */
public final class TrainingRun {

    private static final String BEST = "best.pt";
    private static final String STEPS = "steps.csv";

    private final Path folder;
    private final Learner learner;
    private final Training training;
    private final TrainConfig config;
    private final List<EpochRecord> epochs = new ArrayList<>();
    private int bestEpoch;

    private TrainingRun(Path folder, Learner learner, Training training, TrainConfig config) {
        this.folder = folder;
        this.learner = learner;
        this.training = training;
        this.config = config;
    }

    /**
     * Begins in a folder, or goes on from the newest checkpoint in it.
     *
     * @param learner at its random start; overwritten where there is a checkpoint
     * @param seed of the order of images
     */
    public static TrainingRun open(Path folder, Learner learner, ImageSet images, TrainConfig config, long seed)
            throws IOException {
        Optional<Path> checkpoint = Checkpoint.newest(folder);
        StepLog log = checkpoint.isPresent() ? Checkpoint.log(checkpoint.get()) : new StepLog();
        TrainingRun run = new TrainingRun(folder, learner, new Training(learner, images, config, seed, log), config);
        if (checkpoint.isPresent()) {
            Checkpoint.State state = Checkpoint.state(checkpoint.get());
            Checkpoint.restore(checkpoint.get(), learner, run.training);
            run.epochs.addAll(state.epochs());
            run.bestEpoch = state.bestEpoch();
        }
        return run;
    }

    /** Epochs that the newest checkpoint in a folder has behind it; 0 without any. */
    public static int epochsDone(Path folder) throws IOException {
        Optional<Path> checkpoint = Files.isDirectory(folder) ? Checkpoint.newest(folder) : Optional.empty();
        return checkpoint.isEmpty()
                ? 0
                : Checkpoint.state(checkpoint.get()).epochs().size();
    }

    /** Epochs that are done. */
    public List<EpochRecord> epochs() {
        return List.copyOf(epochs);
    }

    /** Wall time of the epochs that are done. */
    public double seconds() {
        return epochs.stream().mapToDouble(EpochRecord::seconds).sum();
    }

    /** Whether the optimizer has a weight. */
    public boolean moves(Tensor weight) {
        return training.optimization().moves(weight);
    }

    public StepLog log() {
        return training.log();
    }

    /** The epoch whose weights {@link #finish} leaves in the learner. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /**
     * Trains the epochs that are left.
     *
     * @param validate gives the learner's validation accuracy; null where the last epoch is taken as it is
     * @throws StoppedException when the work is stopped; the epochs before this one are saved
     * @throws DivergedException when training left the finite numbers
     */
    public void finish(
            @Nullable ToDoubleFunction<Learner> validate, Consumer<? super TrainingEvent> listener, Work work)
            throws IOException {
        try {
            for (int epoch = epochs.size() + 1; epoch <= config.epochs(); epoch++) {
                EpochRecord trained = training.epoch(epoch, listener, work);
                EpochRecord done = validate == null
                        ? trained
                        : trained.withValidation(judged(() -> validate.applyAsDouble(learner)));
                epochs.add(done);
                if (isBest(done)) {
                    bestEpoch = epoch;
                    if (validate != null) {
                        Checkpoint.saveLearner(folder.resolve(BEST), learner);
                    }
                }
                Checkpoint.save(folder, learner, training, epochs, bestEpoch);
                listener.accept(done);
            }
        } catch (DivergedException e) {
            training.log().write(folder.resolve(STEPS));
            throw e;
        }
        if (validate != null) {
            Checkpoint.loadLearner(folder.resolve(BEST), learner);
        }
        training.log().write(folder.resolve(STEPS));
    }

    /** Does what asks for finite numbers of the learner; where they are none, says since which step. */
    public <T> T judged(Supplier<T> work) {
        try {
            return work.get();
        } catch (DivergedException e) {
            StepRecord last = training.log().last();
            throw e.at(last.step(), last.epoch(), last.learningRate());
        }
    }

    /** Without a measure each epoch replaces the one before; with one, the first of equally good epochs stays. */
    private boolean isBest(EpochRecord epoch) {
        Double accuracy = epoch.validationAccuracy();
        if (accuracy == null || bestEpoch == 0) {
            return true;
        }
        Double best = epochs.get(bestEpoch - 1).validationAccuracy();
        return best == null || accuracy > best;
    }

    /** Removes what only a resume needs, once the run's result is written. */
    public static void discardCheckpoints(Path folder) throws IOException {
        Checkpoint.clear(folder);
        Files.deleteIfExists(folder.resolve(BEST));
    }
}
