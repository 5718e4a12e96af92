package dev.isogon.internal.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnitRowsTest {

    private final FloatMatrix matrix = new FloatMatrix(3, 2, new float[] {3, -4, 0, 0, 0, 1e-30f});

    @Test
    void aRowKeepsItsDirectionAndARowOfZerosStays() {
        assertArrayEquals(
                new float[] {0.6f, -0.8f, 0, 0, 0, 1}, UnitRows.of(matrix).values());
        assertArrayEquals(new float[] {0.6f, -0.8f}, UnitRows.row(matrix, 0));
    }

    @Test
    void float64RowsAreNotRounded() {
        double[] unit = new double[6];
        UnitRows.put(matrix, 0, 3, unit);
        assertEquals(-4.0 / 5, unit[1]);
        assertEquals(0.0, unit[2]);
        assertEquals(1.0, unit[5], 1e-15);
        assertEquals(5.0, UnitRows.length(matrix, 0));
    }
}
