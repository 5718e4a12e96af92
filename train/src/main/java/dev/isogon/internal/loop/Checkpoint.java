package dev.isogon.internal.loop;

import dev.isogon.internal.engine.Archives;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;

/**
 * What training needs to go on exactly as if it had never stopped: weights, prototypes, adaptive state, optimizer, random
 * state, and the log (the best epoch's weights lie beside, see {@link TrainingRun}). A folder per epoch, which appears
 * whole or not at all; the newest is kept.
 */
final class Checkpoint {

    private static final String PREFIX = "checkpoint-";
    private static final String LEARNER = "learner.pt";
    private static final String OPTIMIZER = "optimizer.pt";
    private static final String STATE = "state.json";
    private static final String STEPS = "steps.csv";

    /**
     * What is not in the engine's own files.
     *
     * @param epochs the epochs so far
     * @param bestEpoch the best of them, 0 before any
     * @param randomState the generator's state
     */
    record State(List<EpochRecord> epochs, int bestEpoch, String randomState) {}

    private Checkpoint() {}

    static void save(Path folder, Learner learner, Training training, List<EpochRecord> epochs, int bestEpoch)
            throws IOException {
        Path finished = folder.resolve(PREFIX + String.format(Locale.ROOT, "%06d", epochs.size()));
        AtomicFolder.delete(finished);
        AtomicFolder.write(finished, unfinished -> write(unfinished, learner, training, epochs, bestEpoch));
        for (Path each : all(folder)) {
            if (!each.equals(finished)) {
                AtomicFolder.delete(each);
            }
        }
    }

    private static void write(
            Path unfinished, Learner learner, Training training, List<EpochRecord> epochs, int bestEpoch)
            throws IOException {
        saveLearner(unfinished.resolve(LEARNER), learner);
        try (Scope scope = Scope.open()) {
            OutputArchive archive = new OutputArchive();
            training.optimization().optimizer().save(archive);
            AtomicFile.write(unfinished.resolve(OPTIMIZER), Archives.bytes(archive));
        }
        training.log().write(unfinished.resolve(STEPS));
        Json.write(unfinished.resolve(STATE), new State(epochs, bestEpoch, Seeds.state()));
    }

    /** Weights, prototypes and adaptive state alone, whole or not at all. */
    static void saveLearner(Path file, Learner learner) throws IOException {
        try (Scope scope = Scope.open()) {
            OutputArchive archive = new OutputArchive();
            learner.save(archive);
            AtomicFile.write(file, Archives.bytes(archive));
        }
    }

    static void loadLearner(Path file, Learner learner) throws IOException {
        try (Scope scope = Scope.open()) {
            InputArchive archive = new InputArchive();
            archive.load_from(file.toString());
            learner.load(archive);
        } catch (RuntimeException e) {
            throw new BrokenFileException(file, "cannot be read as weights: " + firstLine(e));
        }
    }

    /** The newest checkpoint of a run, if there is one. */
    static Optional<Path> newest(Path folder) throws IOException {
        return all(folder).stream().max(Comparator.naturalOrder());
    }

    static State state(Path checkpoint) throws IOException {
        return Json.read(checkpoint.resolve(STATE), State.class);
    }

    static StepLog log(Path checkpoint) throws IOException {
        return StepLog.read(checkpoint.resolve(STEPS));
    }

    /** Puts learner, optimizer and random numbers where they were. */
    static void restore(Path checkpoint, Learner learner, Training training) throws IOException {
        loadLearner(checkpoint.resolve(LEARNER), learner);
        try (Scope scope = Scope.open()) {
            InputArchive archive = new InputArchive();
            archive.load_from(checkpoint.resolve(OPTIMIZER).toString());
            training.optimization().optimizer().load(archive);
        } catch (RuntimeException e) {
            throw new BrokenFileException(
                    checkpoint.resolve(OPTIMIZER), "cannot be read as an optimizer's state: " + firstLine(e));
        }
        Seeds.restore(state(checkpoint).randomState());
    }

    /** Removes all checkpoints of a run. */
    static void clear(Path folder) throws IOException {
        for (Path each : all(folder)) {
            AtomicFolder.delete(each);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    /** The engine's messages say what is wrong in their first line and end in a native stack trace. */
    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
