package dev.isogon.internal.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plain Java's products against loops in a wider type, and against OpenBLAS. */
class PlainProductsTest {

    private static final double FLOAT_UNIT = Math.scalb(1.0, -24);
    private static final double DOUBLE_UNIT = Math.scalb(1.0, -53);

    /** Rows of A and of B, and columns: around the sizes of blocks and of what is added up at once. */
    private static final int[][] SHAPES = {
        {1, 1, 1}, {3, 7, 5}, {5, 8, 3}, {2, 8, 4}, {7, 300, 33}, {70, 256, 32}, {4, 257, 130}, {64, 513, 512}
    };

    @Test
    void errorsStayWithinTheBoundThatIsStated() {
        for (int[] shape : SHAPES) {
            float[] a = numbers(shape[0] * shape[2], 1);
            float[] b = numbers(shape[1] * shape[2], 2);
            float[] plain = product(a, b, shape);
            float[] blas = blas(a, b, shape);
            double[] plainDoubles = product(widened(a), widened(b), shape);
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[1]; j++) {
                    double exact = 0;
                    double sizes = 0;
                    double squaresA = 0;
                    double squaresB = 0;
                    for (int k = 0; k < shape[2]; k++) {
                        double x = a[i * shape[2] + k];
                        double y = b[j * shape[2] + k];
                        exact += x * y;
                        sizes += Math.abs(x * y);
                        squaresA += x * x;
                        squaresB += y * y;
                    }
                    int at = i * shape[1] + j;
                    double gamma = shape[2] * FLOAT_UNIT / (1 - shape[2] * FLOAT_UNIT);
                    assertThat(Math.abs(plain[at] - exact)).isLessThanOrEqualTo(gamma * sizes);
                    assertThat((double) Math.abs(plain[at] - blas[at]))
                            .isLessThanOrEqualTo(2 * gamma * Math.sqrt(squaresA * squaresB));
                    // The loop above rounds as often.
                    assertThat(Math.abs(plainDoubles[at] - exact))
                            .isLessThanOrEqualTo(2.01 * shape[2] * DOUBLE_UNIT * sizes);
                }
            }
        }
    }

    @Test
    void aProductDependsOnNothingButItsTwoRows() {
        int[] shape = {40, 300, 77};
        float[] a = numbers(40 * 77, 3);
        float[] b = numbers(300 * 77, 4);
        float[] all = product(a, b, shape);
        double[] allDoubles = product(widened(a), widened(b), shape);
        float[] turned = product(b, a, new int[] {300, 40, 77});
        for (int j : new int[] {0, 255, 256, 299}) {
            PlainFloats left = filled(a);
            PlainFloats right = filled(b);
            PlainFloats alone = new PlainFloats(40, 1);
            alone.product(left, 0, 40, right, j * 77L, 1, 77);
            float[] one = new float[40];
            alone.get(0, 40, one, 0);
            PlainDoubles aloneDoubles = new PlainDoubles(40, 1);
            aloneDoubles.product(filled(widened(a)), 0, 40, filled(widened(b)), j * 77L, 1, 77);
            double[] oneDouble = new double[40];
            aloneDoubles.get(40, oneDouble);
            for (int i = 0; i < 40; i++) {
                assertThat(one[i]).isEqualTo(all[i * 300 + j]).isEqualTo(turned[j * 40 + i]);
                assertThat(oneDouble[i]).isEqualTo(allDoubles[i * 300 + j]);
            }
        }
    }

    @Test
    void whatIsNoNumberReachesItsOwnRowsProductsAndNoOthers() {
        for (int n : new int[] {3, 20}) {
            int[] shape = {4, n, 6};
            float[] a = new float[4 * 6];
            float[] b = numbers(n * 6, 5);
            a[0] = 1;
            b[2] = Float.NaN;
            b[6 + 2] = Float.POSITIVE_INFINITY;
            b[12] = Float.POSITIVE_INFINITY;
            float[] products = product(a, b, shape);
            double[] doubles = product(widened(a), widened(b), shape);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < n; j++) {
                    float expected = 0;
                    for (int k = 0; k < 6; k++) {
                        expected += a[i * 6 + k] * b[j * 6 + k];
                    }
                    assertThat(Float.compare(products[i * n + j], expected)).isZero();
                    assertThat(Float.compare((float) doubles[i * n + j], expected))
                            .isZero();
                }
            }
            assertThat(products[0]).as("0·NaN").isNaN();
            assertThat(products[1]).as("0·∞").isNaN();
            assertThat(products[2]).as("1·∞").isEqualTo(Float.POSITIVE_INFINITY);
        }
    }

    @Test
    void whatStoodInTheProductBeforeDoesNotCount() {
        PlainFloats target = new PlainFloats(1, 20);
        float[] old = new float[20];
        Arrays.fill(old, Float.NaN);
        target.put(0, 20, old);
        target.product(filled(new float[] {2}), 0, 1, filled(numbers(20, 6)), 0, 20, 1);
        float[] products = new float[20];
        target.get(0, 20, products, 0);
        int[] bits = new int[20];
        target.bits(20, bits);
        float[] b = numbers(20, 6);
        for (int j = 0; j < 20; j++) {
            assertThat(products[j]).isEqualTo(2 * b[j]);
            assertThat(Float.intBitsToFloat(bits[j])).isEqualTo(2 * b[j]);
        }
    }

    @Test
    void moreThanAnArrayHoldsIsRefusedInASentence() {
        assertThatThrownBy(() -> new PlainFloats(1 << 20, 1 << 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1048576×4096 numbers are more than one array of Java's holds");
    }

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static double[] widened(float[] values) {
        double[] widened = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            widened[i] = values[i];
        }
        return widened;
    }

    private static PlainFloats filled(float[] values) {
        PlainFloats filled = new PlainFloats(1, values.length);
        filled.put(0, values.length, values);
        return filled;
    }

    private static PlainDoubles filled(double[] values) {
        PlainDoubles filled = new PlainDoubles(1, values.length);
        filled.put(0, values.length, values);
        return filled;
    }

    private static float[] product(float[] a, float[] b, int[] shape) {
        PlainFloats target = new PlainFloats(shape[0], shape[1]);
        target.product(filled(a), 0, shape[0], filled(b), 0, shape[1], shape[2]);
        float[] products = new float[shape[0] * shape[1]];
        target.get(0, products.length, products, 0);
        return products;
    }

    private static double[] product(double[] a, double[] b, int[] shape) {
        PlainDoubles target = new PlainDoubles(shape[0], shape[1]);
        target.product(filled(a), 0, shape[0], filled(b), 0, shape[1], shape[2]);
        double[] products = new double[shape[0] * shape[1]];
        target.get(products.length, products);
        return products;
    }

    private static float[] blas(float[] a, float[] b, int[] shape) {
        assertThat(OpenBlas.isThere()).as(OpenBlas.whyNot()).isTrue();
        try (FloatRows left = new FloatRows(shape[0], shape[2]);
                FloatRows right = new FloatRows(shape[1], shape[2]);
                FloatRows target = new FloatRows(shape[0], shape[1])) {
            left.put(0, shape[0], a);
            right.put(0, shape[1], b);
            target.product(left, 0, shape[0], right, 0, shape[1]);
            float[] products = new float[shape[0] * shape[1]];
            target.get(products.length, products);
            return products;
        }
    }
}
