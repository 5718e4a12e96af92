package dev.isogon.study;

import dev.isogon.config.CompareConfig;
import dev.isogon.config.ModelConfig;
import dev.isogon.config.Protocol;
import dev.isogon.config.SettingsException;
import dev.isogon.config.TrainConfig;
import dev.isogon.data.Formats;
import dev.isogon.store.BrokenFileException;
import dev.isogon.store.Json;
import dev.isogon.tensor.Engine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of a comparison: {@code run.json} with its settings and what they met, a folder a run, and at the end the
 * results.
 */
public final class StudyFolder implements AutoCloseable {

    private static final String RUN = "run.json";

    private static final String RUNS = "runs";
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel lock;

    /** Holds the folder until it is closed: two processes in one would undo each other's checkpoints. */
    private StudyFolder(Path path) throws IOException {
        this.path = path;
        this.lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            throw new SettingsException(
                    path + " is in use: another process works on this comparison. Wait for it, or" + " end it first");
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    public Path path() {
        return path;
    }

    /**
     * What a comparison's {@code run.json} says: its settings, which {@code --config} reads back, and what was recorded.
     */
    private static Map<String, Object> description(CompareConfig config, Map<String, Object> recorded) {
        Map<String, Object> described = new LinkedHashMap<>();
        // A folder is found again from wherever the comparison is gone on with.
        Path data = Path.of(config.data());
        described.put(
                "data",
                Files.isDirectory(data) && !config.data().equals(Formats.MNIST)
                        ? data.toAbsolutePath().normalize().toString()
                        : config.data());
        described.put("protocol", config.protocol());
        described.put("losses", config.losses());
        described.put("seeds", config.seeds());
        described.put("quick", config.quick());
        described.put("model", config.model());
        described.put("train", config.train());
        described.put("head", config.head());
        described.put("split", config.split());
        described.put("threads", config.threads());
        described.put("recorded", recorded);
        return described;
    }

    /** A record of {@code run.json} as it is read back on resume. */
    private record Described(
            String data,
            Protocol protocol,
            List<String> losses,
            List<Long> seeds,
            boolean quick,
            ModelConfig model,
            TrainConfig train,
            CompareConfig.Head head,
            CompareConfig.Split split,
            int threads,
            Map<String, Object> recorded) {

        CompareConfig config() {
            return new CompareConfig(data, protocol, losses, seeds, quick, model, train, head, split, threads);
        }
    }

    /**
     * Makes a new comparison's folder.
     *
     * @throws SettingsException when the folder already holds something
     */
    public static StudyFolder create(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new SettingsException("--out " + path + " is a file; name a folder that is new or empty");
        }
        if (Files.isDirectory(path)) {
            if (Files.exists(path.resolve(RUN))) {
                throw new SettingsException("--out " + path + " holds another comparison. Go on with it by --resume "
                        + path + ", or name a folder that is new or empty");
            }
            try (Stream<Path> inside = Files.list(path)) {
                if (inside.findAny().isPresent()) {
                    throw new SettingsException("--out " + path + " is not empty; name a folder that is new or empty");
                }
            }
        }
        Files.createDirectories(path);
        return new StudyFolder(path);
    }

    /**
     * Opens a comparison that was begun.
     *
     * @throws SettingsException when there is none, or another process has it
     */
    public static StudyFolder open(Path path) throws IOException {
        if (!Files.isRegularFile(path.resolve(RUN))) {
            throw new SettingsException("--resume " + path + " is no comparison: it has no " + RUN);
        }
        Path runs = path.toAbsolutePath().normalize().getParent();
        Path above = runs == null ? null : runs.getParent();
        if (above != null && above.endsWith(RUNS)) {
            throw new SettingsException(
                    "--resume " + path + " is one run of a comparison. Go on with all of it by --resume "
                            + above.getParent() + ", or repeat this run alone by --config " + path.resolve(RUN));
        }
        return new StudyFolder(path);
    }

    /** The settings it was begun with. */
    public CompareConfig config() throws IOException {
        return Json.read(path.resolve(RUN), Described.class).config();
    }

    /** Writes down settings and data before the first run. */
    void describe(CompareConfig config, Images images) throws IOException {
        Map<String, Object> recorded = new LinkedHashMap<>(Environment.described(config.threads()));
        recorded.put("checksum", images.checksum());
        recorded.put("engine_version", Engine.version());
        Json.write(path.resolve(RUN), description(config, recorded));
    }

    /**
     * Makes sure that a resume meets what the beginning met.
     *
     * @throws BrokenFileException when the images or the engine are no longer the same
     */
    void checkUnchanged(Images images) throws IOException {
        Map<String, Object> recorded =
                Json.read(path.resolve(RUN), Described.class).recorded();
        require(recorded, "checksum", images.checksum(), "The images changed since");
        require(recorded, "engine_version", Engine.version(), "The engine's version changed since");
    }

    private void require(Map<String, Object> recorded, String key, String now, String what) {
        if (!now.equals(recorded.get(key))) {
            throw new BrokenFileException(
                    path.resolve(RUN),
                    "recorded " + key + " " + recorded.get(key) + ", but now it is " + now + ". " + what
                            + ", so the result could not equal an uninterrupted one; begin anew with another --out");
        }
    }

    /** Writes a run's own {@code run.json}: what {@code --config} needs to repeat this run alone, and what it met. */
    void describeRun(Path folder, CompareConfig config, String loss, String label, long seed, Images images)
            throws IOException {
        Map<String, Object> recorded = new LinkedHashMap<>(Environment.described(config.threads()));
        recorded.put("checksum", images.checksum());
        recorded.put("loss", label);
        recorded.put("seed", seed);
        Map<String, Object> described = description(config, recorded);
        described.put("losses", List.of(loss));
        described.put("seeds", List.of(seed));
        Files.createDirectories(folder);
        Json.write(folder.resolve(RUN), described);
    }

    /** The folder of one run: readable, unique by the loss's place in the list. */
    Path run(int lossNumber, String loss, long seed) {
        String name =
                loss.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
        return path.resolve(RUNS)
                .resolve(String.format(
                        Locale.ROOT, "%02d-%s", lossNumber, name.substring(0, Math.min(40, name.length()))))
                .resolve("seed-" + seed);
    }
}
