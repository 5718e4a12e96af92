package dev.isogon.internal.eval.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a plain double loop, on points that make rounding and ties matter. */
class NearestNeighboursTest {

    private enum Cloud {
        SPREAD,
        CLUSTERED,
        TIGHT,
        DUPLICATED,
        SCALED_DUPLICATES,
        FAR_FROM_ORIGIN,
        HUGE,
        NON_NEGATIVE,
        HALF_ZERO
    }

    @ParameterizedTest
    @EnumSource(Cloud.class)
    void agreesWithThePlainLoop(Cloud cloud) {
        for (int d : new int[] {1, 2, 17, 128}) {
            FloatMatrix gallery = points(cloud, 777, d, 1);
            FloatMatrix probes = points(cloud, 530, d, 2);
            for (Similarity similarity : Similarity.values()) {
                NearestNeighbours two =
                        new NearestNeighbours(similarity, Work.silent().withThreads(2));
                assertThat(two.find(probes, gallery)).isEqualTo(plain(probes, gallery, similarity, false));
                assertThat(two.find(gallery, gallery)).isEqualTo(plain(gallery, gallery, similarity, false));
                assertThat(new NearestNeighbours(similarity, Work.silent().withThreads(1)).findOthers(gallery))
                        .isEqualTo(plain(gallery, gallery, similarity, true));
            }
        }
    }

    private static FloatMatrix points(Cloud cloud, int rows, int d, long seed) {
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
                values[i * d + k] = switch (cloud) {
                    case SPREAD -> noise;
                    case CLUSTERED -> centre[near][k] + 0.05f * noise;
                    case TIGHT -> centre[near][k] + 1e-6f * noise;
                    case DUPLICATED -> centre[near][k];
                    case SCALED_DUPLICATES -> centre[near][k] * (1 + i % 3);
                    case FAR_FROM_ORIGIN -> 1e4f + noise;
                    case HUGE -> 1e25f * noise;
                    case NON_NEGATIVE -> Math.max(0, noise);
                    case HALF_ZERO -> i % 2 == 0 ? 0 : noise;
                };
            }
        }
        return new FloatMatrix(rows, d, values);
    }

    private static int[] plain(FloatMatrix probes, FloatMatrix gallery, Similarity similarity, boolean others) {
        int[] nearest = new int[probes.rows()];
        for (int p = 0; p < nearest.length; p++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < gallery.rows(); g++) {
                double score = score(probes, p, gallery, g, similarity);
                if (score > best && !(others && g == p)) {
                    best = score;
                    nearest[p] = g;
                }
            }
        }
        return nearest;
    }

    private static double score(FloatMatrix a, int i, FloatMatrix b, int j, Similarity similarity) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        double distance = 0;
        for (int k = 0; k < a.columns(); k++) {
            double x = a.at(i, k);
            double y = b.at(j, k);
            dot += x * y;
            aa += x * x;
            bb += y * y;
            distance += (x - y) * (x - y);
        }
        double norms = Math.sqrt(aa) * Math.sqrt(bb);
        return similarity == Similarity.EUCLIDEAN ? -distance : norms == 0 ? 0 : dot / norms;
    }

    /** Opposite quadrants: every cosine is negative, and a tile's largest score is known to be below 0 only. */
    @ParameterizedTest
    @EnumSource(Similarity.class)
    void agreesWithThePlainLoopWhereNothingIsNear(Similarity similarity) {
        FloatMatrix probes = shifted(points(Cloud.NON_NEGATIVE, 300, 17, 1), 0.1f, 1);
        FloatMatrix gallery = shifted(points(Cloud.NON_NEGATIVE, 400, 17, 2), 0.1f, -1);
        assertThat(new NearestNeighbours(similarity, Work.silent().withThreads(2)).find(probes, gallery))
                .isEqualTo(plain(probes, gallery, similarity, false));
    }

    private static FloatMatrix shifted(FloatMatrix points, float by, float sign) {
        float[] values = new float[points.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = sign * (points.values()[i] + by);
        }
        return new FloatMatrix(points.rows(), points.columns(), values);
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        FloatMatrix one = new FloatMatrix(1, 2, new float[] {1, 2});
        FloatMatrix bad = new FloatMatrix(1, 2, new float[] {1, Float.NaN});
        NearestNeighbours search =
                new NearestNeighbours(Similarity.COSINE, Work.silent().withThreads(1));
        assertThatThrownBy(() -> search.findOthers(one)).hasMessageContaining("no nearest other row");
        assertThatThrownBy(() -> search.find(one, bad)).hasMessageContaining("gallery row 0 holds NaN");
        assertThatThrownBy(() -> search.find(one, new FloatMatrix(1, 3, new float[3])))
                .hasMessageContaining("2 dimensions");
    }

    @Test
    void itEndsWhenCancelled() {
        FloatMatrix points = points(Cloud.SPREAD, 2000, 8, 1);
        assertThatThrownBy(() -> new NearestNeighbours(
                                Similarity.COSINE, Work.silent().withThreads(2).withStop(() -> true))
                        .findOthers(points))
                .isInstanceOf(StoppedException.class);
    }
}
