package dev.isogon.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.tensor.Scope;
import dev.isogon.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Combinations of margin and scale against plain loops, and their gradients against finite differences. */
class PlainLoopOracleTest {

    private static final double STEP = 1e-6;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "normalized-softmax                  | none     | 0    | 20               | monotone",
                "fixed-adacos                        | none     | 0    | 2.751932523953475 | monotone",
                "arcface                             | angular  | 0.5  | 64               | monotone",
                "angular(0.2) x fixed-adacos         | angular  | 0.2  | 2.751932523953475 | monotone",
                "angular(1.2, beyond=easy) x 10      | angular  | 1.2  | 10               | easy",
                "angular(0.7, beyond=none) x 5       | angular  | 0.7  | 5                | none",
                "cosface                             | additive | 0.35 | 64               | monotone",
                "additive(0.1) x temperature(0.2)    | additive | 0.1  | 5                | monotone",
                "simple-arcface                      | additive | 28.6 | 64               | monotone",
            })
    void lossAndGradientsAgree(String text, String margin, double m, double scale, String beyond) {
        PlainLoss plain = new PlainLoss(margin, m, scale, beyond);
        Batch batch = Batch.random(12, 8, 5, 7);
        try (Scope scope = Scope.open()) {
            PrototypeLoss loss = batch.loss(text);
            Tensor embeddings = batch.embeddingTensor();
            Tensor output = loss.of(embeddings, batch.labelTensor()).loss();
            output.backward();
            double expected = plain.of(batch.embeddings(), batch.labels(), batch.prototypes());
            assertThat(output.item_double()).isCloseTo(expected, within(1e-10 * Math.max(1, expected)));
            checkGradient(plain, batch, batch.embeddings(), embeddings.grad());
            checkGradient(plain, batch, batch.prototypes(), loss.prototypes().grad());
        }
    }

    private static void checkGradient(PlainLoss plain, Batch batch, double[][] rows, Tensor gradient) {
        double[] actual = Tensors.values(gradient);
        int at = 0;
        for (double[] row : rows) {
            for (int k = 0; k < row.length; k++) {
                double there = row[k];
                row[k] = there + STEP;
                double above = plain.of(batch.embeddings(), batch.labels(), batch.prototypes());
                row[k] = there - STEP;
                double below = plain.of(batch.embeddings(), batch.labels(), batch.prototypes());
                row[k] = there;
                double slope = (above - below) / (2 * STEP);
                assertThat(actual[at++]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
            }
        }
    }
}
