package dev.isogon.internal.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatRowsTest {

    private static final double UNIT = Math.scalb(1.0, -24);

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static ByteBuffer memory(float[] numbers) {
        ByteBuffer memory =
                ByteBuffer.allocateDirect(8 + numbers.length * Float.BYTES).order(ByteOrder.nativeOrder());
        memory.position(8);
        memory.asFloatBuffer().put(numbers);
        return memory;
    }

    /** Of one row of B, of few and of more, from a row of A that is not the first, against a loop in float64. */
    @Test
    void rowsInABuffersMemoryAreMultipliedWhereTheyAre() {
        int width = 37;
        float[] a = numbers(300 * width, 1);
        float[] b = numbers(70 * width, 2);
        for (int n : new int[] {1, 2, 9, 70}) {
            try (FloatRows left = FloatRows.over(memory(a), 300, width);
                    FloatRows right = new FloatRows(70, width);
                    FloatRows target = new FloatRows(300, n)) {
                right.put(0, 70, b);
                target.product(left, 3, 290, right, 70 - n, n);
                float[] products = new float[290 * n];
                target.get(products.length, products);
                for (int i = 0; i < 290; i++) {
                    for (int j = 0; j < n; j++) {
                        double exact = 0;
                        double sizes = 0;
                        for (int k = 0; k < width; k++) {
                            double term = (double) a[(3 + i) * width + k] * b[(70 - n + j) * width + k];
                            exact += term;
                            sizes += Math.abs(term);
                        }
                        assertThat(Math.abs(products[i * n + j] - exact))
                                .isLessThanOrEqualTo(1.01 * width * UNIT * sizes);
                    }
                }
            }
        }
    }

    /** A piece that is copied at once holds 65,536 numbers: 512 rows of 128. */
    @Test
    void plainProductsFromABufferAreThoseFromTheHeap() {
        float[] a = numbers(1_300 * 128, 3);
        float[] b = numbers(11 * 128, 4);
        PlainFloats heap = filled(a);
        PlainFloats right = filled(b);
        PlainFloats inMemory = new PlainFloats(memory(a).asFloatBuffer());
        PlainFloats rightInMemory = new PlainFloats(memory(b).asFloatBuffer());
        for (int n : new int[] {1, 2, 11}) {
            float[] expected = product(heap, right, n);
            assertThat(product(inMemory, right, n)).isEqualTo(expected);
            assertThat(product(inMemory, rightInMemory, n)).isEqualTo(expected);
            assertThat(product(heap, rightInMemory, n)).isEqualTo(expected);
        }
    }

    private static PlainFloats filled(float[] values) {
        PlainFloats filled = new PlainFloats(1, values.length);
        filled.put(0, values.length, values);
        return filled;
    }

    private static float[] product(PlainFloats a, PlainFloats b, int n) {
        PlainFloats target = new PlainFloats(1_299, n);
        target.product(a, 128, 1_299, b, 0, n, 128);
        float[] products = new float[1_299 * n];
        target.get(0, products.length, products, 0);
        return products;
    }

    @Test
    void aRowIsCopiedToItsPlace() {
        float[] a = numbers(5 * 3, 5);
        try (FloatRows rows = FloatRows.over(memory(a), 5, 3)) {
            float[] target = new float[7];
            rows.row(4, target, 2);
            assertThat(target).containsExactly(0, 0, a[12], a[13], a[14], 0, 0);
            assertThatThrownBy(() -> rows.row(5, target, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void memoryThatDoesNotFitIsRefused() {
        ByteBuffer memory = ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder());
        ByteOrder other =
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        for (ByteBuffer wrong : new ByteBuffer[] {
            memory.duplicate().order(ByteOrder.nativeOrder()).position(4),
            memory.duplicate().order(other),
            ByteBuffer.allocate(24).order(ByteOrder.nativeOrder())
        }) {
            assertThatThrownBy(() -> FloatRows.over(wrong, 2, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2×3 numbers cannot lie in");
        }
        FloatRows.over(memory, 2, 3).close();
    }
}
