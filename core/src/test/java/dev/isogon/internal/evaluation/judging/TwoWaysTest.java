package dev.isogon.internal.evaluation.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.calibration.CalibrationResult.Kind;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.calibration.HeldOut;
import dev.isogon.internal.evaluation.calibration.ThresholdCalibration;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Measurement;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All pairs of a set, and a list of all its pairs, are the same pairs. */
class TwoWaysTest {

    private static final int IDENTITIES = 36;
    private static final int IMAGES = 2;
    private static final int WIDTH = 128;
    private static final int N = IDENTITIES * IMAGES;

    /** Around one point, identities this far from it and their images two and a half times as far from theirs. */
    private static FloatMatrix embeddings(double spread) {
        Random random = new Random(5);
        double[] point = random.doubles(WIDTH).map(x -> random.nextGaussian()).toArray();
        float[] values = new float[N * WIDTH];
        for (int i = 0; i < IDENTITIES; i++) {
            double[] own = random.doubles(WIDTH).map(x -> random.nextGaussian()).toArray();
            for (int k = 0; k < IMAGES * WIDTH; k++) {
                double image = own[k % WIDTH] + 2.5 * random.nextGaussian();
                values[i * IMAGES * WIDTH + k] = (float) (point[k % WIDTH] + spread * image);
            }
        }
        return new FloatMatrix(N, WIDTH, values);
    }

    private static LabelledEmbeddings set(FloatMatrix matrix) {
        return new LabelledEmbeddings(
                IntStream.range(0, N).mapToObj(Integer::toString).toList(),
                matrix,
                IntStream.range(0, N).map(i -> i / IMAGES).toArray(),
                List.of());
    }

    /** NullAway does not see in a class file that folds may be missing. */
    @SuppressWarnings("NullAway")
    private static EvaluationResults evaluated(FloatMatrix matrix, boolean listed) {
        int[] first = IntStream.range(0, N * N)
                .filter(p -> p / N < p % N)
                .map(p -> p / N)
                .toArray();
        int[] second = IntStream.range(0, N * N)
                .filter(p -> p / N < p % N)
                .map(p -> p % N)
                .toArray();
        boolean[] mated = new boolean[first.length];
        for (int p = 0; p < mated.length; p++) {
            mated[p] = first[p] / IMAGES == second[p] / IMAGES;
        }
        Work work = Work.silent().withThreads(1);
        List<BigDecimal> rates = List.of(new BigDecimal("0.1"), new BigDecimal("0.01"));
        CosineScores cosines = new CosineScores(work);
        return new SetEvaluation(
                        new PairJudgement(rates), new SearchJudgement(rates, cosines), new EveryPair(work), cosines)
                .of("set", set(matrix), listed ? new PairedRows(first, second, mated, null) : null, null);
    }

    /** The chance that a mated pair is above a non-mated one, by loops in float64. */
    private static double auc(FloatMatrix matrix) {
        double[][] cosines = new double[N][N];
        for (int a = 0; a < N; a++) {
            for (int b = 0; b < N; b++) {
                double product = 0;
                double left = 0;
                double right = 0;
                for (int k = 0; k < WIDTH; k++) {
                    product += (double) matrix.at(a, k) * matrix.at(b, k);
                    left += (double) matrix.at(a, k) * matrix.at(a, k);
                    right += (double) matrix.at(b, k) * matrix.at(b, k);
                }
                cosines[a][b] = product / Math.sqrt(left) / Math.sqrt(right);
            }
        }
        double wins = 0;
        double all = 0;
        for (int a = 0; a < N; a += IMAGES) {
            for (int b = 0; b < N; b++) {
                for (int c = b + 1; c < N; c++) {
                    if (b / IMAGES != c / IMAGES) {
                        wins += cosines[a][a + 1] > cosines[b][c] ? 1 : 0;
                        all++;
                    }
                }
            }
        }
        return wins / all;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-2, 1e-4, 3e-5})
    void listedAndAllPairsHaveTheSameFigures(double spread) {
        FloatMatrix matrix = embeddings(spread);
        EvaluationResults all = evaluated(matrix, false);
        EvaluationResults listed = evaluated(matrix, true);
        assertThat(all.verification().figures()).isEqualTo(listed.verification().figures());
        Measurement auc = all.verification().figure("auc");
        assertThat(auc.value()).isCloseTo(auc(matrix), within(1e-4)).isBetween(0.7, 0.9999);
        for (EvaluationResults each : List.of(all, listed)) {
            assertThat(each.warnings().stream().anyMatch(warning -> warning.contains("have collapsed")))
                    .isEqualTo(spread < 5e-3);
        }
    }

    @Test
    void noThresholdIsCalibratedWhereTheGridIsWiderThanAllCosines() {
        HeldOut collapsed =
                HeldOut.inMemory(embeddings(1e-4), set(embeddings(1e-4)).labels());
        ThresholdCalibration wanted = new ThresholdCalibration(Kind.FMR, 0.1, 0.95, null);
        assertThatThrownBy(() -> wanted.on(collapsed, Work.silent()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("have collapsed");
        FloatMatrix bad = embeddings(1);
        bad.values()[3 * WIDTH] = Float.POSITIVE_INFINITY;
        HeldOut infinite = HeldOut.inMemory(bad, set(bad).labels());
        assertThatThrownBy(() -> wanted.on(infinite, Work.silent())).hasMessageContaining("row 3 holds Infinity");
    }
}
