package dev.isogon.internal.data.vectors;

import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Apache Parquet with two columns, {@code path} (text) and {@code embedding} (a list of floats), packed by Zstandard.
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
    public void write(Path file, Embeddings vectors) throws IOException {
        AtomicFile.write(file, beside -> ParquetOutput.write(beside, vectors));
    }

    @Override
    public Embeddings read(Path file) throws IOException {
        return new ParquetInput(file).read();
    }
}
