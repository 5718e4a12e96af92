package dev.isogon.internal.cli.models;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.model.trained.HeadFolder;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.ModelStore;
import dev.isogon.internal.models.Models;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model that somebody named, not opened yet. */
public sealed interface GivenModel permits TrainedFolder, ForeignModel {

    /** What messages call it. */
    String name();

    /** Where what is known of it lies and goes, such as its calibration; it need not be there yet. Null where there is no place. */
    @Nullable
    Path folder();

    /** Numbers in an embedding. */
    int dimensions();

    /** Numbers in a picture that it takes, of all channels. */
    long pictureSize();

    /** How it wants faces. */
    Faces faces();

    /** What it was trained on; null where that is not known. */
    @Nullable
    TrainedOn trainedOn() throws IOException;

    /** SHA-256 of its file in ONNX, in hex; null where there is none. */
    @Nullable
    String checksum() throws IOException;

    /** Whether libtorch computes it. */
    boolean needsLibtorch(Use use);

    /**
     * Opens it.
     *
     * @throws SettingsException when it cannot be used in this way
     * @throws dev.isogon.metrics.BrokenFileException when its files are not whole
     */
    Embedder open(Use use) throws IOException;

    /**
     * How it is used.
     *
     * @param batch images a pass
     * @param framing what of each picture it sees
     */
    record Use(EngineChoice engine, Precision precision, int batch, int threads, Framing framing) {}

    /**
     * The model of a name in the store or that comes with Isogon, of a folder that isogon train has written or that holds one in
     * ONNX, or of a file in ONNX.
     *
     * @throws SettingsException when there is none, or two
     */
    static GivenModel find(String nameOrPath) throws IOException {
        Path path = path(nameOrPath);
        // A name that is a folder's too is refused where names are looked up.
        if (path != null
                && ModelFolder.isOne(path)
                && !Models.names(ModelStore.ofUser()).contains(nameOrPath)) {
            return TrainedFolder.open(path);
        }
        if (path != null && Files.isDirectory(path) && !OnnxFolder.isOne(path)) {
            throw new SettingsException(
                    path + " is no model: it has neither model.json nor onnx.json. Name a folder that"
                            + " isogon train has written, a model of isogon models list, or a file in ONNX");
        }
        FoundModel found = Models.find(nameOrPath);
        Path folder = found.folder();
        return new ForeignModel(found, folder != null && HeadFolder.isOne(folder) ? HeadFolder.open(folder) : null);
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
