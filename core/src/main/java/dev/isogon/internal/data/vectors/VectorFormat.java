package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One way to lay out {@link Embeddings} in a file. */
interface VectorFormat {

    /** The end of the file's name that asks for this format, in lower case and with its dot. */
    String extension();

    /** What the file holds, to follow the extension in a list of all. */
    String describe();

    /**
     * Makes sure that whatever reads and writes the format is there.
     *
     * @param file for the message
     * @throws dev.isogon.metrics.SettingsException when it is not
     */
    default void requireLibrary(Path file) {}

    /** Every file that writing {@code file} makes, itself among them. */
    default List<Path> files(Path file) {
        return List.of(file);
    }

    /** Writes {@code file} whole or not at all, and forces it to the disk. */
    void write(Path file, Embeddings vectors) throws IOException;

    /**
     * Reads {@code file}, which is there and may be read.
     *
     * @throws dev.isogon.metrics.BrokenFileException when it is damaged or of another kind, naming it
     */
    Embeddings read(Path file) throws IOException;

    /** As {@link #read}, where the names are not needed. */
    default Array readValues(Path file) throws IOException {
        Embeddings vectors = read(file);
        return new Array(vectors.dimensions(), vectors.values());
    }

    /**
     * Rows without names.
     *
     * @param dimensions D, at least 1
     * @param values N×D, row after row
     */
    record Array(int dimensions, float[] values) {}
}
