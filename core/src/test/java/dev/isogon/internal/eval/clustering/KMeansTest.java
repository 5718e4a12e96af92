package dev.isogon.internal.eval.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KMeansTest {

    private static final int D = 20;

    @Test
    void groupsThatLieApartAreFound() {
        int[] groups = new Random(1).ints(900, 0, 30).toArray();
        int[] found = new KMeans(30, 7).of(groups(groups, 0.02));
        assertThat(MutualInformation.of(groups, found).normalized()).isGreaterThan(0.97);
        assertThat(found).containsOnly(IntStream.range(0, 30).toArray());
    }

    /** Lloyd's end: with means by plain loops in float64, every row is in the cluster of its nearest mean. */
    @Test
    void atTheEndEveryRowIsNearestToItsOwnMean() {
        int[] groups = new Random(2).ints(400, 0, 12).toArray();
        FloatMatrix rows = groups(groups, 0.35);
        int[] found = new KMeans(12, 500, 3, Work.silent()).of(rows);
        double[][] units = new double[400][];
        double[][] means = new double[12][D];
        int[] sizes = new int[12];
        for (int i = 0; i < 400; i++) {
            units[i] = unit(rows, i);
            sizes[found[i]]++;
            for (int k = 0; k < D; k++) {
                means[found[i]][k] += units[i][k];
            }
        }
        for (int i = 0; i < 400; i++) {
            double own = distance(units[i], means[found[i]], sizes[found[i]]);
            for (int c = 0; c < 12; c++) {
                assertThat(distance(units[i], means[c], sizes[c])).isGreaterThan(own - 1e-5);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameClusters() {
        FloatMatrix rows = groups(new Random(2).ints(300, 0, 10).toArray(), 0.3);
        assertThat(new KMeans(10, 5).of(rows)).isEqualTo(new KMeans(10, 5).of(rows));
        assertThat(new KMeans(10, 5).of(rows)).isNotEqualTo(new KMeans(10, 6).of(rows));
    }

    @Test
    void oneClusterAllSingletonsAndEqualRows() {
        FloatMatrix rows = groups(new int[50], 0.3);
        assertThat(new KMeans(1, 5).of(rows)).containsOnly(0);
        assertThat(Arrays.stream(new KMeans(50, 5).of(rows)).distinct().count()).isEqualTo(50);
        FloatMatrix equal = groups(new int[50], 0);
        assertThat(new KMeans(3, 5).of(equal)).containsOnly(0);
        FloatMatrix zeros = new FloatMatrix(4, 3, new float[12]);
        assertThat(new KMeans(2, 5).of(zeros)).containsOnly(0);
    }

    @Test
    void whatCannotBeClusteredIsRefused() {
        FloatMatrix rows = groups(new int[5], 0.3);
        assertThatThrownBy(() -> new KMeans(6, 1).of(rows))
                .hasMessageContaining("5 embeddings cannot fall into 6 clusters");
        assertThatThrownBy(() -> new KMeans(0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new KMeans(1, 1).of(new FloatMatrix(1, 1, new float[] {Float.NaN})))
                .hasMessageContaining("row 0 holds NaN");
        assertThatThrownBy(() -> new KMeans(2, 20, 1, Work.silent().withStop(() -> true)).of(rows))
                .isInstanceOf(StoppedException.class);
    }

    /** Rows around the centres of their groups. */
    private static FloatMatrix groups(int[] groups, double noise) {
        Random random = new Random(11);
        double[][] centres = new double[30][D];
        Arrays.stream(centres).forEach(centre -> Arrays.setAll(centre, k -> random.nextGaussian()));
        float[] values = new float[groups.length * D];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (centres[groups[i / D]][i % D] + noise * random.nextGaussian());
        }
        return new FloatMatrix(groups.length, D, values);
    }

    private static double[] unit(FloatMatrix rows, int row) {
        double[] values = new double[D];
        Arrays.setAll(values, k -> rows.at(row, k));
        double length = Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
        return Arrays.stream(values).map(x -> x / length).toArray();
    }

    private static double distance(double[] x, double[] sum, int size) {
        double squares = 0;
        for (int k = 0; k < D; k++) {
            double difference = x[k] - sum[k] / size;
            squares += difference * difference;
        }
        return squares;
    }
}
