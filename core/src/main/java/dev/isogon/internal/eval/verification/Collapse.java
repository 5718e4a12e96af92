package dev.isogon.internal.eval.verification;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Locale;
import java.util.Optional;

/**
 * The one judge of whether embeddings have collapsed into a point, so that rounding has a say in what their cosines tell.
 * Training's linter looks for much milder forms.
 */
public final class Collapse {

    /** Mean distance of cosines from 1, a thousand times what float32 rounds them by, below which they have. */
    static final double LEAST = 1e-4;

    private Collapse() {}

    /** The mean of 1 − cosine over all pairs of rows that are not zeros; NaN below two of them. */
    static double spread(FloatMatrix embeddings) {
        double[] sum = new double[embeddings.columns()];
        double[] unit = new double[embeddings.columns()];
        double rows = 0;
        for (int i = 0; i < embeddings.rows(); i++) {
            if (UnitRows.length(embeddings, i) > 0) {
                rows++;
                UnitRows.put(embeddings, i, 1, unit);
                for (int k = 0; k < unit.length; k++) {
                    sum[k] += unit[k];
                }
            }
        }
        double square = 0;
        for (double each : sum) {
            square += each * each;
        }
        return rows < 2 ? Double.NaN : (rows * rows - square) / (rows * (rows - 1));
    }

    /** What must be said of them, where they have. */
    public static Optional<String> warning(FloatMatrix embeddings) {
        double spread = spread(embeddings);
        return spread < LEAST
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the embeddings have collapsed: the cosines of their pairs are %.1g below 1 on average. What is told"
                                + " from so little is of no use, and rounding may decide it: cosines are rounded to 1e-12 in"
                                + " pairs and to 1e-7 elsewhere. Look at how the embeddings were made",
                        Math.max(0, spread)))
                : Optional.empty();
    }
}
