package dev.isogon.internal.matrix;

/**
 * Rows brought to length 1. A row of zeros has no direction and stays as it is. Lengths are summed in float64, in the order
 * of the columns, so that the same row is the same unit row everywhere.
 */
public final class UnitRows {

    private UnitRows() {}

    /** Length of a row. */
    public static double length(FloatMatrix matrix, int row) {
        float[] values = matrix.values();
        int from = row * matrix.columns();
        double squares = 0;
        for (int k = from; k < from + matrix.columns(); k++) {
            squares += (double) values[k] * values[k];
        }
        return Math.sqrt(squares);
    }

    /**
     * Unit rows in float64.
     *
     * @param first row
     * @param count rows
     * @param target their numbers, row after row from its beginning
     */
    public static void put(FloatMatrix matrix, int first, int count, double[] target) {
        int d = matrix.columns();
        for (int i = 0; i < count; i++) {
            double length = length(matrix, first + i);
            for (int k = 0; k < d; k++) {
                float value = matrix.values()[(first + i) * d + k];
                target[i * d + k] = length > 0 ? value / length : value;
            }
        }
    }

    /** One unit row, rounded to float32. */
    public static float[] row(FloatMatrix matrix, int row) {
        float[] unit = new float[matrix.columns()];
        put(matrix, row, unit, 0);
        return unit;
    }

    /** All unit rows, rounded to float32. */
    public static FloatMatrix of(FloatMatrix matrix) {
        float[] unit = new float[matrix.values().length];
        for (int row = 0; row < matrix.rows(); row++) {
            put(matrix, row, unit, row * matrix.columns());
        }
        return new FloatMatrix(matrix.rows(), matrix.columns(), unit);
    }

    private static void put(FloatMatrix matrix, int row, float[] target, int at) {
        double length = length(matrix, row);
        for (int k = 0; k < matrix.columns(); k++) {
            float value = matrix.at(row, k);
            target[at + k] = length > 0 ? (float) (value / length) : value;
        }
    }
}
