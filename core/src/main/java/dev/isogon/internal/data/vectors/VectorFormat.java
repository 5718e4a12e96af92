package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Writes {@code file} whole or not at all, and forces it to the disk.
     *
     * @param labels whose each is, for formats that have columns; null for none
     */
    void write(Path file, Embeddings vectors, @Nullable List<String> labels) throws IOException;

    /**
     * Reads {@code file}, which is there and may be read.
     *
     * @param columns of names and labels, in formats that have columns
     * @throws dev.isogon.metrics.BrokenFileException when it is damaged or of another kind, naming it
     * @throws dev.isogon.metrics.SettingsException when a column that is named is not there
     */
    ReadVectors read(Path file, VectorColumns columns) throws IOException;

    /** As {@link #read}, where the names are not needed. */
    Values readValues(Path file) throws IOException;

    /**
     * Rows without names.
     *
     * @param dimensions D, at least 1
     * @param values N×D, row after row
     * @param note as {@link ReadVectors#note}
     */
    record Values(int dimensions, float[] values, @Nullable String note) {

        static Values of(ReadVectors read) {
            return new Values(read.vectors().dimensions(), read.vectors().values(), read.note());
        }
    }
}
