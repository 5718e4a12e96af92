package dev.isogon.internal.matrix;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers of a {@link FloatRows} are and what multiplies them: all of a process are of one kind, so that each may
 * take the others for its own. Places have been checked.
 */
sealed interface FloatValues permits BlasFloats, PlainFloats {

    /** Room for {@code rows}·{@code columns} unset numbers. */
    static FloatValues of(int rows, int columns) {
        return OpenBlas.isThere() ? new BlasFloats((long) rows * columns) : new PlainFloats(rows, columns);
    }

    /** The numbers of a direct buffer in the machine's byte order, where they are. */
    static FloatValues over(FloatBuffer memory) {
        return OpenBlas.isThere() ? new BlasFloats(memory) : new PlainFloats(memory);
    }

    /** Copies the first {@code count} numbers of an array to the places from {@code at} on. */
    void put(long at, int count, float[] source);

    /** Copies {@code count} numbers from the place {@code from} on into an array, from {@code at} on. */
    void get(long from, int count, float[] target, int at);

    /** Copies the first {@code count} numbers into an array as their bits. */
    void bits(int count, int[] target);

    /**
     * Becomes A·Bᵀ, m×n, of rows of the same width that lie one behind the other.
     *
     * @param fromA place of the first row of A
     * @param m rows of A
     * @param fromB place of the first row of B
     * @param n rows of B
     * @param width columns of both
     */
    void product(FloatValues a, long fromA, int m, FloatValues b, long fromB, int n, int width);

    /** {@code count} numbers from the place {@code from} on, where they are; null where they are in the heap. */
    @Nullable
    FloatBuffer memory(long from, int count);

    /** Frees the memory, unless it is a buffer's. */
    void close();
}
