package dev.isogon.internal.matrix;

import java.util.Arrays;

/**
 * Numbers of float32 in the Java heap, multiplied by loops that the compiler turns into vector instructions. They go through
 * a block of B that is turned on its side and stays in the cache: what lies side by side then belongs to different
 * products, and no product has to be summed in another order to be fast.
 *
 * <p>Four terms are added up and their sum is added to the product, from the first column to the last, wherever a product
 * stands in a block: its value depends on nothing but its two rows, is the same on every machine, and that of b and a is
 * that of a and b. A term goes through at most D roundings, so the error is at most γ_D·Σ|aₖ·bₖ| with γ_D = D·u ∕ (1 − D·u)
 * and u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical Algorithms, 3.1), of rows of length 1 at most about D·u.
 * OpenBLAS's order has the same bound, so the two differ by at most 2·γ_D·‖a‖·‖b‖. Nothing is passed over for being 0, so a
 * NaN or an infinity in a row reaches all of its products and no others.
 */
final class PlainFloats implements FloatValues {

    /** Columns of a block of B, a multiple of the terms that are added up first. */
    private static final int DEEP = 32;

    /** Rows of a block of B: with the columns 32 KB, and the loops are long enough. */
    private static final int BROAD = 256;

    /** With fewer rows of B there is too little side by side. */
    private static final int FEW = 8;

    private final float[] values;
    private final float[][] block = new float[DEEP][BROAD];
    private final float[] sums = new float[BROAD];

    PlainFloats(int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(rows + "×" + columns
                    + " numbers are more than one array of Java's holds; with OpenBLAS there is no such limit, but "
                    + OpenBlas.whyNot());
        }
        this.values = new float[rows * columns];
    }

    @Override
    public void put(long at, int count, float[] source) {
        System.arraycopy(source, 0, values, (int) at, count);
    }

    @Override
    public void get(int count, float[] target) {
        System.arraycopy(values, 0, target, 0, count);
    }

    @Override
    public void bits(int count, int[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = Float.floatToRawIntBits(values[i]);
        }
    }

    @Override
    public void product(FloatValues a, long fromA, int m, FloatValues b, long fromB, int n, int width) {
        float[] left = ((PlainFloats) a).values;
        float[] right = ((PlainFloats) b).values;
        if (n < FEW) {
            oneByOne(left, (int) fromA, m, right, (int) fromB, n, width);
            return;
        }
        Arrays.fill(values, 0, m * n, 0);
        for (int j = 0; j < n; j += BROAD) {
            int breadth = Math.min(BROAD, n - j);
            for (int k = 0; k < width; k += DEEP) {
                int depth = Math.min(DEEP, width - k);
                turn(right, (int) fromB + j * width + k, width, breadth, depth);
                for (int i = 0; i < m; i++) {
                    System.arraycopy(values, i * n + j, sums, 0, breadth);
                    add(left, (int) fromA + i * width + k, depth, breadth);
                    System.arraycopy(sums, 0, values, i * n + j, breadth);
                }
            }
        }
    }

    /** Lays rows of B side by side: a column becomes a row of the block. */
    private void turn(float[] right, int from, int width, int breadth, int depth) {
        for (int j = 0; j < breadth; j++) {
            for (int k = 0; k < depth; k++) {
                block[k][j] = right[from + j * width + k];
            }
        }
    }

    /** Adds some columns' terms to the products of one row of A with the rows of the block. */
    private void add(float[] left, int from, int depth, int breadth) {
        int k = 0;
        for (; k + 4 <= depth; k += 4) {
            addFour(left, from + k, k, breadth);
        }
        for (; k < depth; k++) {
            float a = left[from + k];
            float[] row = block[k];
            float[] into = sums;
            for (int j = 0; j < breadth; j++) {
                into[j] += a * row[j];
            }
        }
    }

    /** Every array from its beginning on: with an offset in an index the compiler makes no vectors of this. */
    private void addFour(float[] left, int from, int k, int breadth) {
        float a = left[from];
        float b = left[from + 1];
        float c = left[from + 2];
        float d = left[from + 3];
        float[] first = block[k];
        float[] second = block[k + 1];
        float[] third = block[k + 2];
        float[] fourth = block[k + 3];
        float[] into = sums;
        for (int j = 0; j < breadth; j++) {
            into[j] += a * first[j] + b * second[j] + c * third[j] + d * fourth[j];
        }
    }

    /** The same sums in the same order, a product at a time. */
    private void oneByOne(float[] left, int fromA, int m, float[] right, int fromB, int n, int width) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                values[i * n + j] = dot(left, fromA + i * width, right, fromB + j * width, width);
            }
        }
    }

    private static float dot(float[] left, int a, float[] right, int b, int width) {
        float sum = 0;
        int k = 0;
        for (; k + 4 <= width; k += 4) {
            sum += left[a + k] * right[b + k]
                    + left[a + k + 1] * right[b + k + 1]
                    + left[a + k + 2] * right[b + k + 2]
                    + left[a + k + 3] * right[b + k + 3];
        }
        for (; k < width; k++) {
            sum += left[a + k] * right[b + k];
        }
        return sum;
    }

    @Override
    public void close() {
        // Java frees it.
    }
}
