package dev.isogon.internal.experiment.training;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.internal.store.FolderLock;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model that is being trained: a folder beside the model's place, {@code NAME.unfinished}, with {@code run.json} and
 * checkpoints in it. The model itself appears whole, and this folder goes.
 */
public final class ModelDraft implements AutoCloseable {

    private static final String UNFINISHED = ".unfinished";

    private final Path path;
    private final Path target;
    private final FolderLock lock;

    private ModelDraft(Path path, Path target) throws IOException {
        this.path = path;
        this.target = target;
        this.lock = FolderLock.take(path)
                .orElseThrow(() -> new SettingsException(
                        path + " is in use: another process trains this model. Wait for it, or end it first"));
    }

    /** Whether a folder is called like one of these. */
    public static boolean isDraft(Path path) {
        return name(path).endsWith(UNFINISHED);
    }

    private static String name(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    private static Path draftOf(Path target) {
        return sibling(target, name(target) + UNFINISHED);
    }

    /** As the user wrote the folder, with another last name. */
    private static Path sibling(Path path, String name) {
        return path.normalize().resolveSibling(name);
    }

    /**
     * Makes sure that a model may be trained for this place.
     *
     * @throws SettingsException when it holds something, or an interrupted training waits beside it
     */
    static void checkFree(Path target) throws IOException {
        if (isDraft(target) || target.toAbsolutePath().normalize().getParent() == null) {
            throw new SettingsException(
                    "out", target + " cannot be a model's folder; name another, not ending in " + UNFINISHED);
        }
        if (!AtomicFolder.isFree(target)) {
            throw new SettingsException(
                    "out",
                    target + (Files.isDirectory(target) ? " is not empty" : " is a file")
                            + "; name a folder that is new or empty");
        }
        Path draft = draftOf(target);
        if (!AtomicFolder.isFree(draft)) {
            throw new SettingsException(
                    "out",
                    target + " was begun before: " + draft + " is a training that did not end. Go on with it by "
                            + Setting.named("resume") + " " + draft + ", or remove it");
        }
    }

    /** Begins one with its {@code run.json}; the place {@link #checkFree is free}. */
    static ModelDraft create(Path target, Completed<TrainRequest> asked, Map<String, Object> met, List<String> listed)
            throws IOException {
        checkFree(target);
        Path path = draftOf(target);
        Files.createDirectories(path);
        ModelDraft draft = new ModelDraft(path, target);
        try {
            draft.run().list().write(listed);
            draft.run().write(asked.request(), asked.originTexts(), met);
            return draft;
        } catch (IOException e) {
            // With nothing in it there would be nothing to go on with, and it would be in the way.
            draft.close();
            AtomicFolder.delete(path);
            throw e;
        }
    }

    /**
     * Opens one that was begun, by its own name or the model's.
     *
     * @throws SettingsException when there is none, or another process has it
     */
    static ModelDraft open(Path folder) throws IOException {
        Path draft = isDraft(folder) ? folder : draftOf(folder);
        String name = name(draft);
        Path target = sibling(draft, name.substring(0, name.length() - UNFINISHED.length()));
        if (!AtomicFolder.isFree(target)) {
            throw new SettingsException(
                    "resume",
                    folder + ": " + target
                            + " holds something, so there is nothing to go on with, or no place for the model");
        }
        if (!Files.isRegularFile(draft.resolve(RunFile.NAME))) {
            throw new SettingsException(
                    "resume", folder + " is no interrupted training: there is no " + draft.resolve(RunFile.NAME));
        }
        return new ModelDraft(draft, target);
    }

    Path path() {
        return path;
    }

    Path target() {
        return target;
    }

    RunFile run() {
        return new RunFile(path.resolve(RunFile.NAME));
    }

    TrainRequest request() throws IOException {
        return run().training();
    }

    /** Has the model written and puts it in its place, whole or not at all; this folder goes. */
    void publish(AtomicFile.Writer model) throws IOException {
        AtomicFolder.write(target, model);
        close();
        AtomicFolder.delete(path);
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
