package dev.isogon.internal.eval.verification.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.DetectionCost;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedPairsTest {

    private static final int IMAGES = 60;

    private final int[] identity = IntStream.range(0, IMAGES).map(i -> i / 5).toArray();
    private final int[] apart = IntStream.range(0, IMAGES).toArray();

    /** Coarse numbers, so that some cosines are equal. */
    private static FloatMatrix embeddings() {
        Random random = new Random(4);
        float[] values = new float[IMAGES * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i / 15 + i) % 4 - 1.5f + random.nextInt(3);
        }
        return new FloatMatrix(IMAGES, 3, values);
    }

    private static float cosine(FloatMatrix m, int a, int b) {
        float sum = 0;
        double[] norms = new double[2];
        for (int k = 0; k < m.columns(); k++) {
            norms[0] += (double) m.at(a, k) * m.at(a, k);
            norms[1] += (double) m.at(b, k) * m.at(b, k);
        }
        for (int k = 0; k < m.columns(); k++) {
            sum += (float) (m.at(a, k) / Math.sqrt(norms[0])) * (float) (m.at(b, k) / Math.sqrt(norms[1]));
        }
        return sum;
    }

    private PairScores scores(FloatMatrix m, int[] groups) {
        double[] mated = new double[IMAGES * IMAGES];
        double[] others = new double[IMAGES * IMAGES];
        int ofMated = 0;
        int ofOthers = 0;
        for (int i = 0; i < IMAGES; i++) {
            for (int j = i + 1; j < IMAGES; j++) {
                if (groups[i] == groups[j]) {
                    continue;
                }
                if (identity[i] == identity[j]) {
                    mated[ofMated++] = cosine(m, i, j);
                } else {
                    others[ofOthers++] = cosine(m, i, j);
                }
            }
        }
        return new PairScores(Arrays.copyOf(mated, ofMated), Arrays.copyOf(others, ofOthers));
    }

    @Test
    void withAllWeightsOneTheRatesAreThoseOfVerification() {
        FloatMatrix m = embeddings();
        int[] groups = IntStream.range(0, IMAGES).map(i -> i / 2).toArray();
        for (int[] each : new int[][] {apart, groups}) {
            double[] ones = new double[12];
            Arrays.fill(ones, 1);
            ScoredPairs weighted = IdentityPairs.of(IdentityScores.ofPictures(m, identity, each))
                    .under(ones);
            PairScores scores = scores(m, each);
            assertThat(Auc.of(weighted)).isEqualTo(Auc.of(scores));
            assertThat(EqualErrorRate.of(weighted)).isEqualTo(EqualErrorRate.of(scores));
            for (double far : new double[] {0.1, 0.01, 0.001, 0, 1}) {
                assertThat(TrueAcceptRate.at(weighted, far)).isEqualTo(TrueAcceptRate.at(scores, far));
            }
            assertThat(DetectionCost.least(weighted, DetectionCost.Costs.NIST_2016))
                    .isEqualTo(DetectionCost.least(scores, DetectionCost.Costs.NIST_2016));
        }
    }

    @Test
    void aPairOfTwoIdentitiesCountsByBothWeights() {
        // Angles 0°, 10° of A; 30°, 60° of B: mated cosines cos 10, cos 30; others cos 30, cos 60, cos 20, cos 50.
        float[] values = new float[8];
        double[] degrees = {0, 10, 30, 60};
        for (int i = 0; i < 4; i++) {
            values[2 * i] = (float) Math.cos(Math.toRadians(degrees[i]));
            values[2 * i + 1] = (float) Math.sin(Math.toRadians(degrees[i]));
        }
        ScoredPairs pairs = IdentityPairs.of(IdentityScores.ofPictures(
                        new FloatMatrix(4, 2, values), new int[] {0, 0, 1, 1}, new int[] {0, 1, 2, 3}))
                .under(new double[] {3, 1});
        // A's pair, of weight 3, beats all; B's of weight 1 ties with one of four at 30° (±rounding) and beats two.
        assertThat(Auc.of(pairs)).isBetween((3 * 4 + 2) / 16.0, (3 * 4 + 3) / 16.0);
        assertThat(TrueAcceptRate.at(pairs, 0).value()).isCloseTo(3 / 4.0, within(1e-12));
        assertThat(TrueAcceptRate.at(pairs, 0.5).value()).isEqualTo(1);
    }
}
