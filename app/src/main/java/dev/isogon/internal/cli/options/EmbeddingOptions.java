package dev.isogon.internal.cli.options;

import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.internal.evaluation.EmbeddingFiles;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Embeddings that lie in files, and whose they are: the same words for every command that reads them. */
public final class EmbeddingOptions {

    @Option(
            names = "--embeddings",
            paramLabel = "FILE",
            description = "embeddings instead of a model: .npy, .csv, .parquet, or .f32 (raw, big-endian)")
    @Nullable
    public Path embeddings;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "whose each embedding is: a line each (an identity; a path whose folder is it; or a path, a tab and"
                            + " it), a .csv or .tsv, or a .npy. Default: a column of the embeddings' file, or else their names")
    @Nullable
    public Path labels;

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            description = "of whose each is, in a table of images, --labels or the embeddings' own. Default: label")
    @Nullable
    public String labelColumn;

    @Option(
            names = "--path-column",
            paramLabel = "NAME",
            description = "of images' names, in a table of images, --labels or the embeddings' own. Default: path")
    @Nullable
    public String pathColumn;

    @Option(
            names = "--dimension",
            paramLabel = "D",
            description = "numbers in an embedding of .f32, which does not say it")
    public int dimension;

    /**
     * What reads them.
     *
     * @param notes are told what should be known of a file
     */
    public EmbeddingFiles files(Consumer<String> notes) {
        return new EmbeddingFiles(new VectorColumns(pathColumn, labelColumn), dimension, notes);
    }
}
