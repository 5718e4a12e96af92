package dev.isogon.internal.eval;

import dev.isogon.internal.matrix.FloatMatrix;

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
        for (int i = 0; i < matrix.values().length; i++) {
            if (!Float.isFinite(matrix.values()[i])) {
                throw new IllegalArgumentException(
                        name + " row " + i / matrix.columns() + " holds " + matrix.values()[i]);
            }
        }
    }
}
