package dev.isogon.internal.matrix;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * A row-major matrix of float32 outside of the Java heap, for products by OpenBLAS. Each product runs on its caller's
 * thread alone; whoever wants more threads calls from more. Close it to free the memory.
 */
public final class FloatRows implements AutoCloseable {

    static {
        // Its own threads would spin against the engine's and against our callers'.
        openblas_nolapack.blas_set_num_threads(1);
    }

    private final int rows;
    private final int columns;
    private final FloatPointer values;
    private final IntPointer bits;

    /** A matrix of unset numbers. */
    public FloatRows(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new FloatPointer((long) rows * columns);
        this.bits = new IntPointer(values);
    }

    /** Copies {@code count} rows from an array that begins with the first of them. */
    public void put(int fromRow, int count, float[] source) {
        check(fromRow, count);
        values.getPointer((long) fromRow * columns).put(source, 0, count * columns);
    }

    /**
     * Copies the first {@code count} numbers into an array as their bits: as integers, floats of at least 0 have their
     * own order, and the compiler turns a maximum of integers into one instruction, of floats into many.
     */
    public void bits(int count, int[] target) {
        bits.get(target, 0, count);
    }

    /** Copies the first {@code count} numbers into an array. */
    public void get(int count, float[] target) {
        values.get(target, 0, count);
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
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasNoTrans,
                openblas_nolapack.CblasTrans,
                m,
                n,
                a.columns,
                1,
                a.values.getPointer((long) fromA * a.columns),
                a.columns,
                b.values.getPointer((long) fromB * b.columns),
                b.columns,
                0,
                values,
                n);
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
