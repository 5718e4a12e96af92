package dev.isogon.internal.data.vectors;

import dev.isogon.internal.base.OptionalLibrary;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet with the columns {@code path} (text), {@code label} (text, where labels are known) and {@code embedding} (a list of floats), packed by Zstandard;
 * of others' files {@link ParquetColumns} says which are read.
 * The library's classes are named elsewhere, so that who never asks for Parquet never loads them.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet, "File Format"</a>
 */
final class ParquetFile implements VectorFormat {

    @Override
    public String extension() {
        return ".parquet";
    }

    @Override
    public String describe() {
        return "for databases";
    }

    @Override
    public void requireLibrary(Path file) {
        OptionalLibrary.missing(OptionalLibrary.PARQUET, OptionalLibrary.SLF4J).ifPresent(advice -> {
            throw without(file, advice);
        });
    }

    private static SettingsException without(Path file, String why) {
        return new SettingsException(
                file + " can be neither written nor read as Parquet: " + why + ", or name a file in another format");
    }

    @Override
    public void write(Path file, Embeddings vectors, @Nullable List<String> labels) throws IOException {
        try {
            AtomicFile.write(file, beside -> ParquetOutput.write(beside, vectors, labels));
        } catch (LinkageError e) {
            throw without(file, "a part of its library cannot be loaded (" + e + "); add it to the build");
        }
    }

    @Override
    public ReadVectors read(Path file, VectorColumns columns) throws IOException {
        return input(file, columns);
    }

    @Override
    public Values readValues(Path file) throws IOException {
        return Values.of(input(file, null));
    }

    private static ReadVectors input(Path file, @Nullable VectorColumns columns) throws IOException {
        try {
            return new ParquetInput(file).read(columns);
        } catch (LinkageError e) {
            throw without(file, "a part of its library cannot be loaded (" + e + "); add it to the build");
        }
    }
}
