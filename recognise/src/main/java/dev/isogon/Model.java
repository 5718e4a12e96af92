package dev.isogon;

import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.Models;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Threshold;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model of any origin that embeds images over ONNX Runtime: one that was taken in by name, a model's folder, or a file of ONNX
 * that says how it is fed. It holds memory outside of the Java heap until it is closed. Calls may come from any thread, several
 * at once. A model that wants aligned faces gets of each picture the face nearest to its middle; a picture without one gives no
 * embedding.
 *
 * <pre>{@code
 * try (Model model = Model.open("products")) { // a name that isogon models list shows
 *     float[] embedding = model.embed(Image.of(Path.of("chair.jpg"))); // at length 1
 * }
 * }</pre>
 */
public final class Model implements Embedder {

    private static final int BATCH = 32;

    private final FoundModel found;
    private final OnnxEmbedder embedder;

    private Model(FoundModel found, OnnxEmbedder embedder) {
        this.found = found;
        this.embedder = embedder;
    }

    /**
     * Opens a model, each call to be computed by all cores.
     *
     * @param nameOrPath a name in the user's store, or a path
     * @throws dev.isogon.metrics.SettingsException when there is no such model
     * @throws dev.isogon.metrics.BrokenFileException when it is damaged, or its weights have changed
     */
    public static Model open(String nameOrPath) throws IOException {
        return open(nameOrPath, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Opens a model.
     *
     * @param threads that compute one call, at least 1; best the number of physical cores, or 1 where many calls come at once
     */
    public static Model open(String nameOrPath, int threads) throws IOException {
        return opened(Models.find(nameOrPath), threads);
    }

    /**
     * Opens the model of a folder, or of a file of ONNX, each call to be computed by all cores.
     *
     * @throws dev.isogon.metrics.SettingsException when there is none
     * @throws dev.isogon.metrics.BrokenFileException when it is damaged, or its weights have changed
     */
    public static Model open(Path path) throws IOException {
        return open(path, Runtime.getRuntime().availableProcessors());
    }

    /** The same by so many threads. */
    public static Model open(Path path, int threads) throws IOException {
        return opened(Models.at(path), threads);
    }

    /**
     * The face embedder that comes with Isogon, {@code face}: 128 numbers of the face nearest to a picture's middle. Its cosines lie
     * in a narrow band, 0.84 for two strangers on average: calibrate. docs/models.md says what trained it and what it cannot tell.
     */
    public static Model face() {
        try {
            return opened(Models.face(), Runtime.getRuntime().availableProcessors());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
    }

    private static Model opened(FoundModel found, int threads) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
        Framing framing = FaceFraming.of(found.card().preprocessing().faces());
        return new Model(found, found.open(new OnnxEmbedder.Settings(BATCH, threads, framing)));
    }

    FoundModel found() {
        return found;
    }

    OnnxEmbedder embedder() {
        return embedder;
    }

    /** What it is called. */
    public String name() {
        return found.name();
    }

    /**
     * The threshold that {@code isogon calibrate} chose for it, if any.
     *
     * @throws dev.isogon.metrics.BrokenFileException when its file is damaged
     */
    public Optional<Threshold> threshold() throws IOException {
        Path folder = found.folder();
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(CalibrationResult.FILE);
        return Files.exists(file) ? Optional.of(Threshold.read(file)) : Optional.empty();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public Embedded embed(List<? extends Image> images, Work work) {
        return embedder.embed(images, work);
    }

    @Override
    public void close() {
        embedder.close();
    }
}
