package dev.isogon.internal.cli.options;

import dev.isogon.internal.data.pairs.IdentityLabels;
import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.PairList;
import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.data.pairs.ScoreFile;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files that {@code evaluate} reads beside images. */
public record EvaluationFiles(EvaluateOptions options) {

    /** Embeddings with their labels; without a file of labels, by their own names. */
    public LabelledEmbeddings embeddings(Path file, @Nullable Path labels) throws IOException {
        if (labels != null) {
            IdentityLabels read = IdentityLabels.read(labels, options.labelColumn());
            return LabelledEmbeddings.of(VectorFormats.read(file, read.names(), options.dimension), read);
        }
        if (VectorFormats.isRaw(file)) {
            throw new SettingsException(file + " has no names that say whose each embedding is; give --labels");
        }
        Embeddings vectors = VectorFormats.read(file);
        return LabelledEmbeddings.of(vectors, IdentityLabels.ofNames(file, vectors.names()));
    }

    /** The scores of one file, or of one a side. */
    public LabelledScores scores() throws IOException {
        return options.scores != null
                ? ScoreFile.read(options.scores, options.columns(), options.kind())
                : ScoreFile.read(
                        Objects.requireNonNull(options.genuine),
                        Objects.requireNonNull(options.impostor),
                        options.kind());
    }

    /** What scores are called in headings. */
    public String nameOfScores() {
        return options.scores != null ? options.scores.toString() : options.genuine + ", " + options.impostor;
    }

    /** The pairs that are listed; null for all. */
    @Nullable
    public PairedRows pairs(LabelledEmbeddings set) throws IOException {
        Path pairs = options.pairs;
        return pairs == null ? null : PairedRows.of(PairList.read(pairs), pairs, set.names());
    }
}
