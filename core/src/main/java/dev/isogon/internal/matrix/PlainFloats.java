package dev.isogon.internal.matrix;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of float32 in the Java heap, multiplied by {@link FloatLoops}. Numbers in a buffer's memory are copied into the heap a
 * piece at a time, since the compiler makes poor loops over buffers.
 */
final class PlainFloats implements FloatValues {

    /** Numbers copied out of a buffer at once: 256 KB, which stay in the cache. */
    private static final int PIECE = 1 << 16;

    private static final float[] NOTHING = {};

    private final float[] values;
    private final @Nullable FloatBuffer memory;
    private final FloatLoops loops = new FloatLoops();
    private float[] piece = NOTHING;
    private float[] others = NOTHING;

    PlainFloats(int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(rows + "×" + columns
                    + " numbers are more than one array of Java's holds; with OpenBLAS there is no such limit, but "
                    + OpenBlas.whyNot());
        }
        this.values = new float[rows * columns];
        this.memory = null;
    }

    /** Where a buffer's numbers are; they are factors of products, and no products. */
    PlainFloats(FloatBuffer memory) {
        this.values = NOTHING;
        this.memory = memory;
    }

    @Override
    public void put(long at, int count, float[] source) {
        System.arraycopy(source, 0, values, (int) at, count);
    }

    @Override
    public void get(long from, int count, float[] target, int at) {
        if (memory == null) {
            System.arraycopy(values, (int) from, target, at, count);
        } else {
            memory.get((int) from, target, at, count);
        }
    }

    @Override
    public void bits(int count, int[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = Float.floatToRawIntBits(values[i]);
        }
    }

    @Override
    public void product(FloatValues a, long fromA, int m, FloatValues b, long fromB, int n, int width) {
        PlainFloats left = (PlainFloats) a;
        PlainFloats right = (PlainFloats) b;
        float[] rightValues = right.values;
        int rightFrom = (int) fromB;
        if (right.memory != null) {
            others = others.length < n * width ? new float[n * width] : others;
            right.get(fromB, n * width, others, 0);
            rightValues = others;
            rightFrom = 0;
        }
        if (left.memory == null) {
            loops.multiply(left.values, (int) fromA, m, rightValues, rightFrom, n, width, values, 0);
            return;
        }
        int height = Math.max(1, PIECE / width);
        piece = piece.length < height * width ? new float[height * width] : piece;
        for (int i = 0; i < m; i += height) {
            int count = Math.min(height, m - i);
            left.get(fromA + (long) i * width, count * width, piece, 0);
            loops.multiply(piece, 0, count, rightValues, rightFrom, n, width, values, i * n);
        }
    }

    @Override
    public @Nullable FloatBuffer memory(long from, int count) {
        return memory == null ? null : memory.slice((int) from, count);
    }

    @Override
    public void close() {
        // Java frees it.
    }
}
