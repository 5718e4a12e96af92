package dev.isogon.internal.matrix;

import java.util.Arrays;

/**
 * Products of rows of float32 in the Java heap, by loops that the compiler turns into vector instructions. They go through
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
final class FloatLoops {

    /** Columns of a block of B, a multiple of the terms that are added up first. */
    private static final int DEEP = 32;

    /** Rows of a block of B: with the columns 32 KB, and the loops are long enough. */
    private static final int BROAD = 256;

    /** With fewer rows of B there is too little side by side. */
    private static final int FEW = 8;

    private final float[][] block = new float[DEEP][BROAD];
    private final float[] sums = new float[BROAD];

    /**
     * Writes A·Bᵀ, m×n, into the places of {@code values} from {@code into} on.
     *
     * @param fromA place of the first row of A in {@code left}; rows lie one behind the other
     * @param m rows of A
     * @param fromB place of the first row of B in {@code right}
     * @param n rows of B
     * @param width columns of both
     */
    void multiply(
            float[] left, int fromA, int m, float[] right, int fromB, int n, int width, float[] values, int into) {
        if (n < FEW) {
            oneByOne(left, fromA, m, right, fromB, n, width, values, into);
            return;
        }
        Arrays.fill(values, into, into + m * n, 0);
        for (int j = 0; j < n; j += BROAD) {
            int breadth = Math.min(BROAD, n - j);
            for (int k = 0; k < width; k += DEEP) {
                int depth = Math.min(DEEP, width - k);
                turn(right, fromB + j * width + k, width, breadth, depth);
                for (int i = 0; i < m; i++) {
                    int at = into + i * n + j;
                    System.arraycopy(values, at, sums, 0, breadth);
                    add(left, fromA + i * width + k, depth, breadth);
                    System.arraycopy(sums, 0, values, at, breadth);
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

    /** The same sums in the same order, four products at a time, which do not wait for each other's additions. */
    private static void oneByOne(
            float[] left, int fromA, int m, float[] right, int fromB, int n, int width, float[] values, int into) {
        for (int j = 0; j < n; j++) {
            int b = fromB + j * width;
            int i = 0;
            for (; i + 4 <= m; i += 4) {
                fourDots(left, fromA + i * width, right, b, width, values, into + i * n + j, n);
            }
            for (; i < m; i++) {
                values[into + i * n + j] = dot(left, fromA + i * width, right, b, width);
            }
        }
    }

    /** Products of four rows of A, one behind the other, with one of B, into places that lie {@code step} apart. */
    private static void fourDots(
            float[] left, int a, float[] right, int b, int width, float[] values, int into, int step) {
        int second = a + width;
        int third = second + width;
        int fourth = third + width;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int k = 0;
        for (; k + 4 <= width; k += 4) {
            float w = right[b + k];
            float x = right[b + k + 1];
            float y = right[b + k + 2];
            float z = right[b + k + 3];
            s0 += left[a + k] * w + left[a + k + 1] * x + left[a + k + 2] * y + left[a + k + 3] * z;
            s1 += left[second + k] * w + left[second + k + 1] * x + left[second + k + 2] * y + left[second + k + 3] * z;
            s2 += left[third + k] * w + left[third + k + 1] * x + left[third + k + 2] * y + left[third + k + 3] * z;
            s3 += left[fourth + k] * w + left[fourth + k + 1] * x + left[fourth + k + 2] * y + left[fourth + k + 3] * z;
        }
        for (; k < width; k++) {
            float w = right[b + k];
            s0 += left[a + k] * w;
            s1 += left[second + k] * w;
            s2 += left[third + k] * w;
            s3 += left[fourth + k] * w;
        }
        values[into] = s0;
        values[into + step] = s1;
        values[into + 2 * step] = s2;
        values[into + 3 * step] = s3;
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
}
