package dev.isogon.internal.matrix;

import java.util.List;

/**
 * A plain matrix of float32, row-major: what embeddings are once they have left the engine.
 *
 * @param rows number of rows, N
 * @param columns number of columns, D
 * @param values N·D values, row after row; not copied
 */
public record FloatMatrix(int rows, int columns, float[] values) {

    public FloatMatrix {
        if (rows < 0 || columns < 1 || values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    "a " + rows + "×" + columns + " matrix cannot have " + values.length + " values");
        }
    }

    /**
     * Of rows, copied.
     *
     * @param rows at least one, of the same length
     */
    public static FloatMatrix of(List<float[]> rows) {
        int columns = rows.get(0).length;
        float[] values = new float[Math.multiplyExact(rows.size(), columns)];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != columns) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows.get(i).length + " values, not " + columns);
            }
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
        }
        return new FloatMatrix(rows.size(), columns, values);
    }

    /** The value at a row and a column, both from 0. */
    public float at(int row, int column) {
        return values[row * columns + column];
    }
}
