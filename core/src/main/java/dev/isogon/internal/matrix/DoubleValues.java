package dev.isogon.internal.matrix;

/**
 * Where the numbers of a {@link DoubleRows} are and what multiplies them: all of a process are of one kind, so that each may
 * take the others for its own. Places have been checked.
 */
sealed interface DoubleValues permits BlasDoubles, PlainDoubles {

    /** Room for {@code rows}·{@code columns} unset numbers. */
    static DoubleValues of(int rows, int columns) {
        return OpenBlas.isThere() ? new BlasDoubles((long) rows * columns) : new PlainDoubles(rows, columns);
    }

    /** Copies the first {@code count} numbers of an array to the places from {@code at} on. */
    void put(long at, int count, double[] source);

    /** Copies the first {@code count} numbers into an array. */
    void get(int count, double[] target);

    /**
     * Becomes A·Bᵀ, m×n, of rows of the same width that lie one behind the other.
     *
     * @param fromA place of the first row of A
     * @param m rows of A
     * @param fromB place of the first row of B
     * @param n rows of B
     * @param width columns of both
     */
    void product(DoubleValues a, long fromA, int m, DoubleValues b, long fromB, int n, int width);

    /** Frees the memory. */
    void close();
}
