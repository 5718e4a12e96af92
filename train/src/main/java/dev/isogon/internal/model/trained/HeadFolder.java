package dev.isogon.internal.model.trained;

import dev.isogon.internal.data.files.ContentList;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.data.text.NamesFile;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.Weights;
import dev.isogon.internal.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The folder of a model that consists of a network of others and a head that was trained over it: both as {@code model.onnx}, by which it
 * embeds, and of the head {@code head.safetensors}, {@code prototypes.safetensors} where the loss has prototypes, {@code classes.txt}.
 *
 * @param path the folder
 * @param classes their names, in the order of the prototypes
 */
public record HeadFolder(Path path, List<String> classes) {

    private static final String HEAD = "head.safetensors";

    public HeadFolder {
        classes = List.copyOf(classes);
    }

    /** Whether a folder is one. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(HEAD));
    }

    /**
     * Opens one.
     *
     * @throws dev.isogon.metrics.BrokenFileException when it is not whole
     */
    public static HeadFolder open(Path folder) throws IOException {
        return new HeadFolder(folder, NamesFile.read(folder.resolve(ModelFolder.CLASSES)));
    }

    /** What the head was trained on, and the network under it, as far as that is known. */
    public TrainedOn trainedOn() throws IOException {
        return new TrainedOn(path.toString(), classes, ContentList.read(path.resolve(ContentList.FILE)));
    }

    /**
     * The prototypes C×D, as {@link ModelFolder#prototypeRows()}.
     *
     * @param dimensions D
     */
    public Optional<float[][]> prototypeRows(int dimensions) throws IOException {
        return ModelFolder.rows(path, classes.size(), dimensions);
    }

    /** Writes all but the network. */
    public static void write(Path folder, Backbone head, Optional<Tensor> prototypes, List<String> classes)
            throws IOException {
        Weights.save(folder.resolve(HEAD), head);
        ModelFolder.writePrototypes(folder, prototypes);
        AtomicFile.write(folder.resolve(ModelFolder.CLASSES), file -> NamesFile.write(file, classes));
    }
}
