package dev.isogon.internal.cli.options;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.PairList;
import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.data.pairs.ScoreFile;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files that {@code evaluate} reads beside images. */
public record EvaluationFiles(EvaluateOptions options) {

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
