package dev.isogon.internal.gallery.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Unit vectors drawn around real embeddings, or around random directions where there are none. */
final class DrawnVectors {

    private static final int CENTRES = 7_000;

    /** Length of the noise beside a centre of length 1: two that are drawn around one have a cosine of about 0.6. */
    private static final double NOISE = 0.8;

    private final float[] centres;
    private final int dimensions;
    private final Random random = new Random(1);

    private DrawnVectors(float[] centres, int dimensions) {
        this.centres = centres;
        this.dimensions = dimensions;
    }

    /** @param embeddings N×D float32, big-endian, and nothing else; none for random directions */
    static DrawnVectors around(@Nullable Path embeddings, int dimensions) throws IOException {
        float[] centres = new float[CENTRES * dimensions];
        if (embeddings == null) {
            Random random = new Random(2);
            for (int i = 0; i < centres.length; i++) {
                centres[i] = (float) random.nextGaussian();
            }
        } else {
            FloatBuffer all = ByteBuffer.wrap(Files.readAllBytes(embeddings)).asFloatBuffer();
            centres = new float[all.remaining() / dimensions * dimensions];
            all.get(centres);
        }
        for (int from = 0; from < centres.length; from += dimensions) {
            scale(centres, from, dimensions);
        }
        return new DrawnVectors(centres, dimensions);
    }

    /** The next one. */
    float[] next() {
        int centre = random.nextInt(centres.length / dimensions) * dimensions;
        double deviation = NOISE / Math.sqrt(dimensions);
        float[] vector = new float[dimensions];
        for (int k = 0; k < dimensions; k++) {
            vector[k] = (float) (centres[centre + k] + deviation * sum());
        }
        scale(vector, 0, dimensions);
        return vector;
    }

    /** Four uniform numbers are normal enough, and are drawn ten times as fast. */
    private double sum() {
        long bits = random.nextLong();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65536.0 - 2) * Math.sqrt(3);
    }

    private static void scale(float[] values, int from, int dimensions) {
        double squares = 0;
        for (int k = from; k < from + dimensions; k++) {
            squares += (double) values[k] * values[k];
        }
        for (int k = from; k < from + dimensions; k++) {
            values[k] = (float) (values[k] / Math.sqrt(squares));
        }
    }
}
