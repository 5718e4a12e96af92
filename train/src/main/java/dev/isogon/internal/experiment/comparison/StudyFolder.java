package dev.isogon.internal.experiment.comparison;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.training.ModelDraft;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.store.FolderLock;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of a comparison: {@code run.json} with its settings and what they met, a folder a run, and at the end the
 * results.
 */
public final class StudyFolder implements AutoCloseable {

    private static final String RUNS = "runs";

    private final Path path;
    private final FolderLock lock;

    private StudyFolder(Path path) throws IOException {
        this.path = path;
        this.lock = FolderLock.take(path)
                .orElseThrow(() -> new SettingsException(
                        path + " is in use: another process works on this comparison. Wait for it, or end it first"));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    public Path path() {
        return path;
    }

    /**
     * Makes a new comparison's folder.
     *
     * @throws SettingsException when the folder already holds something
     */
    public static StudyFolder create(Path path) throws IOException {
        if (Files.exists(path.resolve(RunFile.NAME))) {
            throw new SettingsException(
                    "out",
                    path + " holds another comparison. Go on with it by " + Setting.named("resume") + " " + path
                            + ", or name a folder that is new or empty");
        }
        checkEmpty(path);
        Files.createDirectories(path);
        return new StudyFolder(path);
    }

    /**
     * Refuses a place for results that holds something.
     *
     * @throws SettingsException when it is a file, or a folder that is not empty
     */
    public static void checkEmpty(Path out) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new SettingsException("out", out + " is a file; name a folder that is new or empty");
        }
        if (Files.isDirectory(out)) {
            try (Stream<Path> inside = Files.list(out)) {
                if (inside.findAny().isPresent()) {
                    throw new SettingsException("out", out + " is not empty; name a folder that is new or empty");
                }
            }
        }
    }

    /**
     * Opens a comparison that was begun.
     *
     * @throws SettingsException when there is none, or another process has it
     */
    public static StudyFolder open(Path path) throws IOException {
        if (ModelDraft.isDraft(path)) {
            throw new SettingsException(
                    "resume", path + " is an interrupted training of one model; go on with it by isogon train");
        }
        if (!Files.isRegularFile(path.resolve(RunFile.NAME))) {
            throw new SettingsException("resume", path + " is no comparison: it has no " + RunFile.NAME);
        }
        Path runs = path.toAbsolutePath().normalize().getParent();
        Path above = runs == null ? null : runs.getParent();
        if (above != null && above.endsWith(RUNS)) {
            throw new SettingsException(
                    "resume",
                    path + " is one run of a comparison. Go on with all of it by " + Setting.named("resume") + " "
                            + above.getParent() + ", or repeat this run alone by " + Setting.named("config") + " "
                            + path.resolve(RunFile.NAME));
        }
        return new StudyFolder(path);
    }

    /** What it was begun with. */
    public CompareRequest request() throws IOException {
        return run().comparison();
    }

    private RunFile run() {
        return new RunFile(path.resolve(RunFile.NAME));
    }

    /** Writes down settings and data before the first run. */
    void describe(Completed<CompareRequest> asked, Images images, List<String> listed) throws IOException {
        run().list().write(listed);
        run().write(asked.request(), asked.originTexts(), RunFile.met(asked.request(), images));
    }

    /**
     * Makes sure that a resume meets what the beginning met.
     *
     * @throws BrokenFileException when the images, the weights to start from or the engine are no longer the same
     */
    void checkUnchanged(Images images, List<String> listed) throws IOException {
        run().checkUnchanged(images, listed);
    }

    /** Writes down that the same data lies elsewhere now. */
    void move(DataSource data) throws IOException {
        run().move(data);
    }

    /** Writes a run's own {@code run.json}: what {@code --config} needs to repeat this run alone, and what it met. */
    void describeRun(Path folder, CompareRequest request, LossRecipe loss, long seed, int split, Images images)
            throws IOException {
        Map<String, Object> recorded = RunFile.met(request, images);
        recorded.put("loss", loss.label());
        recorded.put("seed", seed);
        Files.createDirectories(folder);
        CompareRequest ofSplit = split < 0 ? request : request.onlySplit(split);
        new RunFile(folder.resolve(RunFile.NAME)).write(ofSplit.only(loss, seed), run().origins(), recorded);
    }

    /**
     * The folder of one run: readable, unique by the loss's place in the list.
     *
     * @param split of the identities, from 0; −1 where these are not split
     */
    Path run(int lossNumber, String loss, long seed, int split) {
        String name =
                loss.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
        return path.resolve(RUNS)
                .resolve(String.format(
                        Locale.ROOT, "%02d-%s", lossNumber, name.substring(0, Math.min(40, name.length()))))
                .resolve((split < 0 ? "" : "split-" + (split + 1) + "-") + "seed-" + seed);
    }
}
