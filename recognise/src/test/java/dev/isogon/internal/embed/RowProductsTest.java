package dev.isogon.internal.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.matrix.FloatRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowProductsTest {

    private static final int ROWS = 1100;

    /** Both by the runtime and without it, at the border, and where the rows' places are not those of the products. */
    @ParameterizedTest
    @CsvSource({"0,1024,4", "76,1024,4", "5,1023,4", "0,1100,1", "3,70,64", "1,64,64", "0,1,64", "9,800,7"})
    void productsAreSumsOfProducts(int from, int many, int few) {
        int width = 37;
        Random random = new Random(many + few);
        ByteBuffer memory =
                ByteBuffer.allocateDirect(ROWS * width * Float.BYTES).order(ByteOrder.nativeOrder());
        float[] values = drawn(random, ROWS * width);
        memory.asFloatBuffer().put(values);
        float[] probes = drawn(random, 66 * width);
        float[] products = new float[many * few];
        try (FloatRows b = new FloatRows(66, width);
                FloatRows into = new FloatRows(ROWS, 64)) {
            b.put(0, 66, probes);
            RowProducts.multiply(FloatRows.over(memory, ROWS, width), from, many, b, 2, few, into);
            into.get(many * few, products);
        }
        for (int i = 0; i < many; i++) {
            for (int j = 0; j < few; j++) {
                double sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += (double) values[(from + i) * width + k] * probes[(2 + j) * width + k];
                }
                assertThat((double) products[i * few + j]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    private static float[] drawn(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
