package dev.isogon.internal.matrix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A row-major matrix of float32 for products: outside of the Java heap by OpenBLAS where {@link OpenBlas it is there}, in
 * the heap by {@link PlainFloats plain Java} where it is not. The two differ by at most 2·γ_D·‖a‖·‖b‖ a product, D the width;
 * whoever asks for the nearest of many refines what rounding leaves open, and gets the same from both. Each product runs on
 * its caller's thread alone; whoever wants more threads calls from more. Close it to free the memory.
 */
public final class FloatRows implements AutoCloseable {

    private final int rows;
    private final int columns;
    private final FloatValues values;

    /** A matrix of unset numbers. */
    public FloatRows(int rows, int columns) {
        this(rows, columns, FloatValues.of(rows, columns));
    }

    private FloatRows(int rows, int columns, FloatValues values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * The rows that lie in a direct buffer from its position on, such as a mapped file, without copying them. They are only
     * read; the memory stays the buffer's and has to outlive them.
     *
     * @param memory in the machine's byte order, with at least {@code rows}·{@code columns} numbers
     * @throws IllegalArgumentException where it is not direct, of another byte order, or too short
     */
    public static FloatRows over(ByteBuffer memory, int rows, int columns) {
        FloatBuffer numbers = memory.asFloatBuffer();
        if (!memory.isDirect()
                || memory.order() != ByteOrder.nativeOrder()
                || numbers.remaining() < (long) rows * columns) {
            throw new IllegalArgumentException(rows + "×" + columns + " numbers cannot lie in " + memory + ", "
                    + memory.order() + ": it has to be direct, long enough and " + ByteOrder.nativeOrder());
        }
        return new FloatRows(rows, columns, FloatValues.over(numbers));
    }

    /** Copies {@code count} rows from an array that begins with the first of them. */
    public void put(int fromRow, int count, float[] source) {
        check(fromRow, count);
        values.put((long) fromRow * columns, count * columns, source);
    }

    /**
     * Copies the first {@code count} numbers into an array as their bits: as integers, floats of at least 0 have their
     * own order, and the compiler turns a maximum of integers into one instruction, of floats into many.
     */
    public void bits(int count, int[] target) {
        values.bits(count, target);
    }

    /** Copies the first {@code count} numbers into an array. */
    public void get(int count, float[] target) {
        values.get(0, count, target, 0);
    }

    /** Copies one row into an array, from {@code at} on. */
    public void row(int row, float[] target, int at) {
        check(row, 1);
        values.get((long) row * columns, columns, target, at);
    }

    /**
     * Becomes A·Bᵀ of rows of two other matrices of the same width: m×n products into the first m·n places, row by row.
     *
     * @param fromA first row of A
     * @param m rows of A
     * @param fromB first row of B
     * @param n rows of B
     */
    public void product(FloatRows a, int fromA, int m, FloatRows b, int fromB, int n) {
        a.check(fromA, m);
        b.check(fromB, n);
        if (a.columns != b.columns || (long) m * n > (long) rows * columns) {
            throw new IllegalArgumentException("a product of " + m + "×" + a.columns + " and " + n + "×" + b.columns
                    + " rows does not fit into " + rows + "×" + columns);
        }
        values.product(a.values, (long) fromA * a.columns, m, b.values, (long) fromB * b.columns, n, a.columns);
    }

    /**
     * Some rows where they are, for another library: a direct buffer in the machine's byte order, valid until this is closed.
     *
     * @return null where they are in the Java heap
     */
    public @Nullable FloatBuffer memory(int from, int count) {
        check(from, count);
        return values.memory((long) from * columns, Math.multiplyExact(count, columns));
    }

    /** Numbers a row. */
    public int columns() {
        return columns;
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
