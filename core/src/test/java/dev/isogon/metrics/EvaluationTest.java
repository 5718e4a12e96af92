package dev.isogon.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final double[] SCORES = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4};
    private static final boolean[] MATED = {true, true, false, true, false, false};

    /** Of 3×3 pairs of a mated and a non-mated score, all but (0.6, 0.7) are in order: AUC 8/9. */
    @Test
    void figuresOfScoresAreThoseWorkedByHand() {
        EvaluationResult result = Evaluation.ofScores(SCORES, MATED).run();
        assertThat(result.figure("AUC").value()).isCloseTo(8.0 / 9, within(1e-12));
        // No non-mated score may pass, so the threshold is above 0.7: two of three.
        Measurement none = result.figure("TAR at FAR 0.001");
        assertThat(none.value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(none.threshold()).isGreaterThan(0.7).isLessThanOrEqualTo(0.8);
        assertThat((none.low() == null) != (none.noInterval() == null)).isTrue();
        // One of three may pass.
        assertThat(Evaluation.ofScores(SCORES, MATED)
                        .falseAcceptRates(0.34)
                        .run()
                        .figure("TAR at FAR 0.34")
                        .value())
                .isEqualTo(1);
        assertThat(result.figures())
                .extracting(Measurement::name)
                .contains("EER")
                .doesNotContain("MAP@R");
    }

    @Test
    void embeddingsAreSearchedRankedAndClustered() {
        Random random = new Random(3);
        float[][] rows = new float[40 * 4][8];
        int[] identities = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            identities[i] = i / 4;
            Random centre = new Random(100 + i / 4);
            for (int k = 0; k < 8; k++) {
                rows[i][k] = (float) (centre.nextGaussian() + 0.05 * random.nextGaussian());
            }
        }
        EvaluationResult result =
                Evaluation.of(rows, identities).run(Work.silent().withThreads(1));
        assertThat(result.figure("precision at 1").value()).isEqualTo(nearestOfTheSame(rows, identities));
        assertThat(result.figures())
                .extracting(Measurement::name)
                .contains("AUC", "EER", "TAR at FAR 0.01", "rank 1", "MAP@R", "R-precision", "MRR", "NMI", "AMI");
        Measurement rank = result.figure("rank 1");
        assertThat(rank.value()).isEqualTo(1);
        assertThat(rank.confidence()).isEqualTo(0.95);
        float[][] others = new float[30][8];
        int[] whose = new int[30];
        for (int i = 0; i < 30; i++) {
            whose[i] = i;
            for (int k = 0; k < 8; k++) {
                others[i][k] = (float) random.nextGaussian();
            }
        }
        assertThat(Evaluation.of(rows, identities)
                        .strangers(Embeddings.of(others), whose)
                        .falsePositiveRates(0.25)
                        .run()
                        .figures())
                .extracting(Measurement::name)
                .contains("DIR at FPIR 0.25", "OSCR, area");
    }

    private static double nearestOfTheSame(float[][] rows, int[] identities) {
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            int best = -1;
            double highest = -2;
            for (int j = 0; j < rows.length; j++) {
                double product = 0;
                double a = 0;
                double b = 0;
                for (int k = 0; k < rows[i].length; k++) {
                    product += (double) rows[i][k] * rows[j][k];
                    a += (double) rows[i][k] * rows[i][k];
                    b += (double) rows[j][k] * rows[j][k];
                }
                double cosine = product / Math.sqrt(a * b);
                if (i != j && cosine > highest) {
                    highest = cosine;
                    best = j;
                }
            }
            right += identities[best] == identities[i] ? 1 : 0;
        }
        return (double) right / rows.length;
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Evaluation.ofScores(SCORES, new boolean[6]).run())
                .isInstanceOf(SettingsException.class);
        assertThatThrownBy(() ->
                        Evaluation.ofScores(SCORES, MATED).strangers(Embeddings.of(new float[][] {{1}}), new int[] {0}))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        Evaluation.ofScores(SCORES, MATED).falseAcceptRates(2).run())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Evaluation.ofScores(SCORES, MATED).run().figure("rank 1"))
                .hasMessageContainingAll("there is no figure rank 1", "AUC, EER");
        assertThatThrownBy(() -> Embeddings.of(new float[][] {{1, 2}, {1}})).hasMessageContaining("row 1 has 1");
        assertThatThrownBy(() -> Evaluation.of(new float[][] {{1, 2}, {1, 3}}, new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
