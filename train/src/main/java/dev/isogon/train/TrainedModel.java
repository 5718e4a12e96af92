package dev.isogon.train;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.experiment.training.TrainingOutcome;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.loop.ModelEmbedder;
import dev.isogon.internal.model.trained.HeadFolder;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.Models;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Threshold;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model in its folder, as {@link Trainer} or {@code isogon train} wrote it, ready to embed. It holds memory outside of the
 * Java heap until it is closed, and one thread of its own, on which all calls are computed one after another.
 */
public final class TrainedModel implements Embedder {

    private static final int BATCH = 64;

    private final Path folder;
    private final List<String> classes;
    private final Embedder embedder;
    private final Prototypes prototypes;

    /** Reads them. */
    @FunctionalInterface
    private interface Prototypes {
        Optional<float[][]> read() throws IOException;
    }

    private TrainedModel(Path folder, List<String> classes, Embedder embedder, Prototypes prototypes) {
        this.folder = folder;
        this.classes = classes;
        this.embedder = embedder;
        this.prototypes = prototypes;
    }

    /**
     * Opens a model, to be computed by all cores.
     *
     * @throws dev.isogon.metrics.SettingsException when this is no model's folder
     * @throws dev.isogon.metrics.BrokenFileException when the model is not whole
     * @throws MissingNativesException when the engine's natives are not on the class path, saying what to add
     */
    public static TrainedModel open(Path folder) throws IOException {
        return open(folder, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Opens a model.
     *
     * @param threads that compute, at least 1; best the number of physical cores, or 1 where many models are open
     */
    public static TrainedModel open(Path folder, int threads) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
        if (HeadFolder.isOne(folder)) {
            return head(folder, threads);
        }
        ModelFolder model = ModelFolder.open(folder);
        return new TrainedModel(
                folder,
                model.classes(),
                ModelEmbedder.open(
                        model,
                        new ModelEmbedder.Settings(
                                BATCH,
                                Precision.FLOAT32,
                                threads,
                                FaceFraming.of(model.card().alignment()))),
                model::prototypeRows);
    }

    private static TrainedModel head(Path folder, int threads) throws IOException {
        HeadFolder head = HeadFolder.open(folder);
        FoundModel found = Models.at(folder);
        int dimensions = found.card().dimensions();
        return new TrainedModel(
                folder,
                head.classes(),
                found.open(new OnnxEmbedder.Settings(
                        BATCH,
                        threads,
                        FaceFraming.of(found.card().preprocessing().faces()))),
                () -> head.prototypeRows(dimensions));
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** The names of the classes that it was trained on, in the order of their prototypes. */
    public List<String> classes() {
        return classes;
    }

    /**
     * The prototypes of its classes.
     *
     * @return C×D, a row a class, as they were learned, not of unit length; empty where its loss has none
     * @throws dev.isogon.metrics.BrokenFileException when their file is not whole
     */
    public Optional<float[][]> prototypes() throws IOException {
        return prototypes.read();
    }

    /**
     * The threshold that {@code isogon calibrate} chose for it, if any.
     *
     * @throws dev.isogon.metrics.BrokenFileException when its file is damaged
     */
    public Optional<Threshold> threshold() throws IOException {
        Path file = folder.resolve(CalibrationResult.FILE);
        return Files.exists(file) ? Optional.of(Threshold.read(file)) : Optional.empty();
    }

    /** Cosine 1-nearest-neighbour accuracy of validation images, each among the others, in [0, 1], where there were some. */
    public OptionalDouble validationAccuracy() throws IOException {
        return TrainingOutcome.recorded(folder, "validation_accuracy");
    }

    /** Cosine 1-nearest-neighbour accuracy of test images among training images, in [0, 1], where there were some. */
    public OptionalDouble testAccuracy() throws IOException {
        return TrainingOutcome.recorded(folder, "test_accuracy");
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
