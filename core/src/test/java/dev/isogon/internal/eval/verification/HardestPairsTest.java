package dev.isogon.internal.eval.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardestPairsTest {

    private static final CosineScores COSINES = new CosineScores(Work.silent().withThreads(2));

    /** All pairs in a list, sorted, and taken one after the other. */
    private static List<HardPair> naive(FloatMatrix embeddings, int[] labels, boolean mated) {
        List<HardPair> all = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            for (int j = i + 1; j < labels.length; j++) {
                if ((labels[i] == labels[j]) == mated) {
                    all.add(new HardPair(i, j, cosine(embeddings, i, j)));
                }
            }
        }
        all.sort(Comparator.<HardPair>comparingDouble(pair -> mated ? pair.cosine() : -pair.cosine())
                .thenComparingInt(HardPair::first)
                .thenComparingInt(HardPair::second));
        List<HardPair> taken = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (HardPair pair : all) {
            if (taken.size() < 12 && !used.contains(pair.first()) && !used.contains(pair.second())) {
                used.addAll(List.of(pair.first(), pair.second()));
                taken.add(pair);
            }
        }
        return taken;
    }

    private static double cosine(FloatMatrix x, int i, int j) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < x.columns(); k++) {
            product += (double) x.at(i, k) * x.at(j, k);
            first += (double) x.at(i, k) * x.at(i, k);
            second += (double) x.at(j, k) * x.at(j, k);
        }
        double length = Math.sqrt(first) * Math.sqrt(second);
        return (float) (length == 0 ? 0 : product / length);
    }

    private static void agree(FloatMatrix embeddings, int[] labels) {
        HardestPairs found = HardestPairs.of(embeddings, labels, COSINES);
        assertThat(found.nonMated()).isEqualTo(naive(embeddings, labels, false));
        assertThat(found.mated()).isEqualTo(naive(embeddings, labels, true));
    }

    private static int[] labels(int rows, int identities) {
        return IntStream.range(0, rows).map(i -> i * 7 % identities).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theSamePairsAsWhenAllAreSorted(long seed) {
        Random random = new Random(seed);
        float[] values = new float[700 * 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        agree(new FloatMatrix(700, 6, values), labels(700, 60));
    }

    /** A few images are near to all others, and opposite to their mates: each may still be in one pair only. */
    @Test
    void badImagesDoNotFillTheList() {
        Random random = new Random(9);
        int rows = 600;
        float[] values = new float[rows * 8];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < 8; k++) {
                values[i * 8 + k] = (float) random.nextGaussian() + (k == 0 ? 2 : 0);
            }
            if (i % 40 == 11) {
                for (int k = 0; k < 8; k++) {
                    values[i * 8 + k] = k == 0 ? (i % 80 == 11 ? 1 : -1) : (float) random.nextGaussian() / 100;
                }
            }
        }
        FloatMatrix embeddings = new FloatMatrix(rows, 8, values);
        agree(embeddings, labels(rows, 50));
        List<HardPair> pairs =
                HardestPairs.of(embeddings, labels(rows, 50), COSINES).nonMated();
        assertThat(pairs.stream()
                        .flatMap(pair ->
                                IntStream.of(pair.first(), pair.second()).boxed()))
                .hasSize(24)
                .doesNotHaveDuplicates();
    }

    /** Whole cosines of many equal ones: rows decide. */
    @Test
    void tiesAreDecidedByRows() {
        int rows = 400;
        float[] values = new float[rows * 2];
        for (int i = 0; i < rows; i++) {
            values[2 * i + i * 13 % 2] = 1 + i % 3;
        }
        agree(new FloatMatrix(rows, 2, values), labels(rows, 20));
        agree(new FloatMatrix(rows, 2, new float[rows * 2]), labels(rows, 20));
    }

    @Test
    void fewImagesHaveFewPairs() {
        HardestPairs pairs = HardestPairs.of(
                new FloatMatrix(4, 2, new float[] {1, 0, 1, 1, 0, 1, 0, 2}), new int[] {0, 0, 1, 2}, COSINES);
        // Rows 2 and 3 have cosine 1; what is left, rows 0 and 1, is mated.
        assertThat(pairs.nonMated()).containsExactly(new HardPair(2, 3, 1));
        assertThat(pairs.mated()).containsExactly(new HardPair(0, 1, (float) Math.sqrt(0.5)));
        assertThat(HardestPairs.of(new FloatMatrix(0, 2, new float[0]), new int[0], COSINES))
                .isEqualTo(new HardestPairs(List.of(), List.of()));
    }

    @Test
    void listedPairsAreSoughtInTheList() {
        HardestPairs pairs = HardestPairs.listed(
                new int[] {5, 1, 2, 3, 4, 8},
                new int[] {2, 5, 2, 0, 6, 9},
                new boolean[] {false, false, true, true, true, true},
                new double[] {0.4, 0.6, -1, 0.5, 0.2, 0.3});
        assertThat(pairs.nonMated()).containsExactly(new HardPair(1, 5, 0.6));
        assertThat(pairs.mated())
                .containsExactly(new HardPair(4, 6, 0.2), new HardPair(8, 9, 0.3), new HardPair(0, 3, 0.5));
    }
}
