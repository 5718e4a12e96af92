package dev.isogon.internal.gallery.search;

import dev.isogon.internal.matrix.FloatRows;

/**
 * Scores as they are promised, of one probe with some rows: the products of float32 values are exact in float64, their sum is
 * made in the order of the columns, and rounded to float32 at the end. Four rows at a time, since a sum waits for each of its
 * additions. Memory of one thread.
 */
final class ExactScores {

    private static final int SIDE_BY_SIDE = 4;

    private final int d;
    private final float[] rows;

    ExactScores(int dimensions) {
        this.d = dimensions;
        this.rows = new float[SIDE_BY_SIDE * dimensions];
    }

    /**
     * Writes scores.
     *
     * @param probes values in which a probe begins at {@code probe}
     * @param which rows of {@code source}, the first {@code count} of these
     * @param scores to be written, as many
     */
    void of(float[] probes, int probe, FloatRows source, int[] which, int count, float[] scores) {
        for (int i = 0; i < count; i += SIDE_BY_SIDE) {
            int together = Math.min(SIDE_BY_SIDE, count - i);
            for (int j = 0; j < together; j++) {
                source.row(which[i + j], rows, j * d);
            }
            four(probes, probe, scores, i, together);
        }
    }

    /** All four, of which the last may be left from before and do not count. */
    private void four(float[] probes, int probe, float[] scores, int at, int count) {
        int second = d;
        int third = 2 * d;
        int fourth = 3 * d;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int k = 0; k < d; k++) {
            double value = probes[probe + k];
            s0 += value * rows[k];
            s1 += value * rows[second + k];
            s2 += value * rows[third + k];
            s3 += value * rows[fourth + k];
        }
        scores[at] = rounded(s0);
        if (count > 1) {
            scores[at + 1] = rounded(s1);
        }
        if (count > 2) {
            scores[at + 2] = rounded(s2);
        }
        if (count > 3) {
            scores[at + 3] = rounded(s3);
        }
    }

    /** To float32, with one zero only. */
    private static float rounded(double sum) {
        return (float) sum + 0f;
    }
}
