package dev.isogon.internal.eval.verification.allpairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.DetectionCost;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ErrorRates;
import dev.isogon.internal.eval.verification.FarMode;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.Roc;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a plain double loop over all pairs, whose cosines are rounded by the same rule. */
class AllPairsTest {

    private static final int ROWS = 1_100;
    private static final int IDENTITIES = 90;

    private static FloatMatrix embeddings() {
        Random random = new Random(5);
        int d = 19;
        float[] values = new float[ROWS * d];
        for (int i = 0; i < ROWS; i++) {
            Random centre = new Random(i % IDENTITIES);
            for (int k = 0; k < d; k++) {
                values[i * d + k] = (float) (centre.nextGaussian() + 0.8 * random.nextGaussian()) * (1 + i % 4);
            }
        }
        // Equal rows, opposite rows and a row of zeros: scores of exactly 1, −1 and 0.
        System.arraycopy(values, 0, values, 95 * d, 3 * d);
        for (int k = 0; k < d; k++) {
            values[700 * d + k] = -values[k];
            values[701 * d + k] = 0;
        }
        return new FloatMatrix(ROWS, d, values);
    }

    private static int[] labels() {
        int[] labels = new int[ROWS];
        Arrays.setAll(labels, i -> i % IDENTITIES);
        return labels;
    }

    private static double cosine(FloatMatrix matrix, int i, int j) {
        double dot = 0;
        double ii = 0;
        double jj = 0;
        for (int k = 0; k < matrix.columns(); k++) {
            dot += (double) matrix.at(i, k) * matrix.at(j, k);
            ii += (double) matrix.at(i, k) * matrix.at(i, k);
            jj += (double) matrix.at(j, k) * matrix.at(j, k);
        }
        return ii == 0 || jj == 0 ? 0 : dot / Math.sqrt(ii * jj);
    }

    private static PairScores plain(FloatMatrix matrix, int[] labels) {
        List<Double> mated = new ArrayList<>();
        List<Double> nonMated = new ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = i + 1; j < matrix.rows(); j++) {
                double score = Math.rint(cosine(matrix, i, j) * (1 << 23)) / (1 << 23);
                (labels[i] == labels[j] ? mated : nonMated).add(score);
            }
        }
        return new PairScores(
                mated.stream().mapToDouble(Double::doubleValue).toArray(),
                nonMated.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void everyCountAndMetricIsThatOfThePlainLoop() {
        FloatMatrix matrix = embeddings();
        PairScores plain = plain(matrix, labels());
        CountedScores counted = new AllPairs(Work.silent().withThreads(2)).count(matrix, labels());
        assertThat(counted.matedPairs() + counted.nonMatedPairs()).isEqualTo(ROWS * (ROWS - 1L) / 2);
        for (double threshold : new double[] {
            Double.NEGATIVE_INFINITY,
            -1.5,
            -1,
            -0.3,
            -1e-9,
            0,
            1e-9,
            0.25,
            0.5,
            0.7,
            0.9999999,
            1,
            1.5,
            plain.mated()[100],
            plain.nonMated()[500_000],
            Math.nextUp(plain.nonMated()[500_000]),
            Double.POSITIVE_INFINITY
        }) {
            assertThat(ErrorRates.at(counted, threshold)).isEqualTo(ErrorRates.at(plain, threshold));
        }
        for (double far : new double[] {0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 0.5, 1}) {
            assertThat(TrueAcceptRate.at(counted, far)).isEqualTo(TrueAcceptRate.at(plain, far));
        }
        assertThat(TrueAcceptRate.at(counted, 1e-3, FarMode.NEAREST))
                .isEqualTo(TrueAcceptRate.at(plain, 1e-3, FarMode.NEAREST));
        assertThat(Auc.of(counted)).isCloseTo(Auc.of(plain), within(1e-15));
        assertThat(EqualErrorRate.of(counted)).isEqualTo(EqualErrorRate.of(plain));
        assertThat(DetectionCost.least(counted, DetectionCost.Costs.NIST_2016))
                .isEqualTo(DetectionCost.least(plain, DetectionCost.Costs.NIST_2016));
        assertThat(Roc.acceptedOverFalseAccepts(counted, 300)).isEqualTo(Roc.acceptedOverFalseAccepts(plain, 300));
        assertThat(ScoreHistogram.of(counted, 40)).isEqualTo(ScoreHistogram.of(plain, 40));
    }

    @Test
    void threadsDoNotChangeACount() {
        CountedScores one = new AllPairs(Work.silent().withThreads(1)).count(embeddings(), labels());
        CountedScores three = new AllPairs(Work.silent().withThreads(3)).count(embeddings(), labels());
        for (double threshold = -1; threshold < 1; threshold += 0.001) {
            assertThat(ErrorRates.at(three, threshold)).isEqualTo(ErrorRates.at(one, threshold));
        }
    }

    @Test
    void aListHasEveryPairWithItsIdentities() {
        FloatMatrix matrix = embeddings();
        IdentityScores list = new AllPairs(Work.silent().withThreads(2)).list(matrix, labels());
        int place = 0;
        for (int i = 0; i < ROWS; i++) {
            for (int j = i + 1; j < ROWS; j += 1) {
                if ((i + j) % 97 == 0) {
                    assertThat(list.first()[place]).isEqualTo(i % IDENTITIES);
                    assertThat(list.second()[place]).isEqualTo(j % IDENTITIES);
                    assertThat(list.scores()[place]).isCloseTo(cosine(matrix, i, j), within(6e-8));
                }
                place++;
            }
        }
        assertThat(list.scores()).hasSize(place);
    }

    @Test
    void progressRisesToAllAndAStopEndsTheCount() {
        List<Double> shares = new ArrayList<>();
        Work work = Work.silent().withThreads(2);
        new AllPairs(work.withProgress((what, done, all) -> shares.add((double) done / all)))
                .count(embeddings(), labels());
        assertThat(shares).isSorted().endsWith(1.0).hasSize(6);
        assertThatThrownBy(() -> new AllPairs(work.withStop(() -> true)).count(embeddings(), labels()))
                .isInstanceOf(StoppedException.class);
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        FloatMatrix two = new FloatMatrix(2, 2, new float[] {1, 0, 0, 1});
        AllPairs pairs = new AllPairs(Work.silent().withThreads(1));
        assertThatThrownBy(() -> pairs.count(two, new int[] {0, 1})).hasMessageContaining("no mated pairs");
        assertThatThrownBy(() -> pairs.count(two, new int[] {4, 4})).hasMessageContaining("no non-mated pairs");
        assertThatThrownBy(() -> pairs.count(two, new int[] {4})).hasMessageContaining("2 and 1");
        assertThatThrownBy(() -> pairs.count(two, new int[] {0, -1})).hasMessageContaining("row 1 has -1");
        assertThatThrownBy(() -> pairs.count(new FloatMatrix(0, 2, new float[0]), new int[0]))
                .hasMessageContaining("no mated pairs");
        FloatMatrix bad = new FloatMatrix(2, 1, new float[] {1, Float.NaN});
        assertThatThrownBy(() -> pairs.count(bad, new int[] {0, 0})).hasMessageContaining("row 1 holds NaN");
        assertThatThrownBy(() -> pairs.list(new FloatMatrix(8_193, 1, new float[8_193]), new int[8_193]))
                .hasMessageContaining("8193 embeddings");
        assertThatThrownBy(() -> new AllPairs(Work.silent().withThreads(0))).hasMessageContaining("was 0");
        CountedScores counted = pairs.count(new FloatMatrix(3, 2, new float[] {1, 0, 0, 1, 1, 1}), new int[] {0, 1, 1});
        assertThatThrownBy(() -> TrueAcceptRate.at(counted, 0.1, FarMode.INTERPOLATED))
                .hasMessageContaining("AT_MOST");
    }
}
