package dev.isogon.internal.matrix;

/**
 * A row-major matrix of float64 for products: outside of the Java heap by OpenBLAS where {@link OpenBlas it is there}, in
 * the heap by {@link PlainDoubles plain Java} where it is not. The two differ by at most 2·γ_D·‖a‖·‖b‖ a product, D the width;
 * whoever asks for the nearest of many refines what rounding leaves open, and gets the same from both. Each product runs on
 * its caller's thread alone; whoever wants more threads calls from more. Close it to free the memory.
 */
public final class DoubleRows implements AutoCloseable {

    private final int rows;
    private final int columns;
    private final DoubleValues values;

    /** A matrix of unset numbers. */
    public DoubleRows(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = DoubleValues.of(rows, columns);
    }

    /** Copies {@code count} rows from an array that begins with the first of them. */
    public void put(int fromRow, int count, double[] source) {
        check(fromRow, count);
        values.put((long) fromRow * columns, count * columns, source);
    }

    /** Copies the first {@code count} rows into an array. */
    public void get(int count, double[] target) {
        check(0, count);
        values.get(count * columns, target);
    }

    /**
     * Becomes A·Bᵀ of rows of two other matrices of the same width: m×n products into the first m·n places, row by row.
     *
     * @param fromA first row of A
     * @param m rows of A
     * @param fromB first row of B
     * @param n rows of B
     */
    public void product(DoubleRows a, int fromA, int m, DoubleRows b, int fromB, int n) {
        a.check(fromA, m);
        b.check(fromB, n);
        if (a.columns != b.columns || (long) m * n > (long) rows * columns) {
            throw new IllegalArgumentException("a product of " + m + "×" + a.columns + " and " + n + "×" + b.columns
                    + " rows does not fit into " + rows + "×" + columns);
        }
        values.product(a.values, (long) fromA * a.columns, m, b.values, (long) fromB * b.columns, n, a.columns);
    }

    private void check(int from, int count) {
        if (from < 0 || count < 0 || from + count > rows) {
            throw new IndexOutOfBoundsException(
                    "rows " + from + " to " + (from + count) + " of a matrix of " + rows + " rows");
        }
    }

    @Override
    public void close() {
        values.close();
    }
}
