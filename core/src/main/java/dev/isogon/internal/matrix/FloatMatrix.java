package dev.isogon.internal.matrix;

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

    /** The value at a row and a column, both from 0. */
    public float at(int row, int column) {
        return values[row * columns + column];
    }
}
