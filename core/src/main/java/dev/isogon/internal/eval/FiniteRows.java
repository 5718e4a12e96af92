package dev.isogon.internal.eval;

import dev.isogon.internal.matrix.FloatMatrix;
import java.util.List;

/** Refuses embeddings that are NaN or infinite: no score of theirs would mean anything. */
public final class FiniteRows {

    private FiniteRows() {}

    /**
     * Looks at every value.
     *
     * @param name what a row is called, as in "probe row 3 holds NaN"
     * @throws IllegalArgumentException that names the first row with a value that is not finite
     */
    public static void check(String name, FloatMatrix matrix) {
        check(name, matrix, List.of());
    }

    /** The same, with what each row is called; empty where nobody knows. */
    public static void check(String name, FloatMatrix matrix, List<String> names) {
        for (int i = 0; i < matrix.values().length; i++) {
            if (!Float.isFinite(matrix.values()[i])) {
                int row = i / matrix.columns();
                throw new IllegalArgumentException(name + " row " + row
                        + (names.isEmpty() ? "" : " (" + names.get(row) + ")") + " holds " + matrix.values()[i]);
            }
        }
    }
}
