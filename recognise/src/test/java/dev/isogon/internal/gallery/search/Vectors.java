package dev.isogon.internal.gallery.search;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Random;

/** Unit vectors to be searched, drawn so that rounding and ties matter. */
enum Vectors {
    SPREAD,
    CLUSTERED,
    /** Within the rounding of float32 products of each other. */
    TIGHT,
    DUPLICATED,
    /** Equal but for the last bit of one value. */
    LAST_BIT,
    /** Opposite quadrants to what {@link #NON_NEGATIVE} draws: every score is negative. */
    NEGATIVE,
    NON_NEGATIVE,
    HALF_ZERO;

    FloatMatrix draw(int rows, int d, long seed) {
        Random random = new Random(seed);
        Random centres = new Random(99);
        float[][] centre = new float[10][d];
        for (float[] each : centre) {
            for (int k = 0; k < d; k++) {
                each[k] = (float) centres.nextGaussian();
            }
        }
        float[] values = new float[rows * d];
        for (int i = 0; i < rows; i++) {
            int near = random.nextInt(10);
            for (int k = 0; k < d; k++) {
                float noise = (float) random.nextGaussian();
                values[i * d + k] = switch (this) {
                    case SPREAD -> noise;
                    case CLUSTERED -> centre[near][k] + 0.3f * noise;
                    case TIGHT -> centre[near][k] + 1e-6f * noise;
                    case DUPLICATED, LAST_BIT -> centre[near][k];
                    case NEGATIVE -> -Math.abs(noise) - 0.1f;
                    case NON_NEGATIVE -> Math.abs(noise) + 0.1f;
                    case HALF_ZERO -> i % 2 == 0 ? 0 : noise;
                };
            }
        }
        FloatMatrix unit = UnitRows.of(new FloatMatrix(rows, d, values));
        if (this == LAST_BIT) {
            for (int i = 0; i < rows; i++) {
                int at = i * d + random.nextInt(d);
                unit.values()[at] = random.nextBoolean() ? Math.nextUp(unit.values()[at]) : unit.values()[at];
            }
        }
        return unit;
    }
}
