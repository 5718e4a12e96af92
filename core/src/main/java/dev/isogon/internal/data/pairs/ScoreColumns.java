package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.vectors.VectorColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table of scores are called.
 *
 * @param score null takes the first of {@link #scores} that is there
 * @param label whether the pair is mated; where {@link #LABEL} is not there, bob's columns of subjects are taken
 * @param fold any text, equal for pairs of one fold; null takes {@link #FOLD} where it is there
 */
public record ScoreColumns(
        @Nullable String score, String label, @Nullable String fold) {

    /** The column that is taken for the label where none is named. */
    public static final String LABEL = VectorColumns.LABEL;

    /** The column that is taken for the fold where none is named. */
    public static final String FOLD = "fold";

    /** Nothing is said. */
    public static final ScoreColumns DEFAULT = new ScoreColumns(null, LABEL, null);

    /** The columns that are taken for the score where none is named, the first that is there. */
    public static List<String> scores(ScoreKind kind) {
        return kind == ScoreKind.DISTANCE
                ? List.of("distance", "dist", "score")
                : List.of("cosine", "score", "similarity");
    }
}
