package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.loss.part.DivergedException;
import java.util.Arrays;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaCosTest {

    @Test
    void scaleFollowsThePaperStepByStep() {
        try (Scope scope = Scope.open()) {
            Batch batch = Batch.random(9, 8, 16, 3);
            PrototypeLoss loss = batch.loss("adacos");
            double expected = Math.sqrt(2) * Math.log(7);
            for (int step = 0; step < 5; step++) {
                expected = plainStep(batch, expected);
                Loss.Output output = loss.of(batch.embeddingTensor(), batch.labelTensor());
                assertThat(output.statistics().scale()).as("step %d", step).isCloseTo(expected, within(1e-10));
            }
        }
    }

    /** Equation 12 and 15 by plain loops: naive exponentials, sorted angles. */
    private static double plainStep(Batch batch, double scale) {
        int n = batch.labels().length;
        double sum = 0;
        double[] angles = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < batch.prototypes().length; j++) {
                double c = PlainLoss.cosine(batch.embeddings()[i], batch.prototypes()[j]);
                if (j == batch.labels()[i]) {
                    angles[i] = Math.acos(c);
                } else {
                    sum += Math.exp(scale * c);
                }
            }
        }
        Arrays.sort(angles);
        return Math.log(sum / n) / Math.cos(Math.min(Math.PI / 4, angles[(n - 1) / 2]));
    }

    @Test
    void evaluationLeavesTheScaleAlone() {
        try (Scope scope = Scope.open()) {
            Batch batch = Batch.random(9, 8, 16, 3);
            PrototypeLoss loss = batch.loss("adacos");
            loss.eval();
            double initial = Math.sqrt(2) * Math.log(7);
            assertThat(loss.of(batch.embeddingTensor(), batch.labelTensor()).statistics())
                    .isEqualTo(Statistics.NONE);
            assertThat(scale(loss, batch)).isEqualTo(initial);
            loss.train(true);
            loss.of(batch.embeddingTensor(), batch.labelTensor());
            assertThat(scale(loss, batch)).isNotEqualTo(initial);
        }
    }

    private static double scale(Loss loss, Batch batch) {
        return loss.logits()
                .orElseThrow()
                .of(batch.embeddingTensor(), batch.labelTensor())
                .scale();
    }

    @Test
    void theScaleIsStateOfTheModule() {
        try (Scope scope = Scope.open()) {
            PrototypeLoss loss = Batch.random(9, 8, 16, 3).loss("adacos");
            assertThat(loss.named_buffers().size()).isEqualTo(1);
            assertThat(loss.named_parameters().size()).isEqualTo(1);
        }
    }

    @Test
    void aFittedSimplexTakesTheScaleToItsFixedPoint() {
        // Ten prototypes at equal angles, each image on its own: every other cosine is −1/9, so s = ln 9 − s/9, hence
        // s = 0.9·ln 9 = 1.977.
        int classes = 10;
        double[][] simplex = new double[classes][classes];
        for (int i = 0; i < classes; i++) {
            Arrays.fill(simplex[i], -1.0 / classes);
            simplex[i][i] += 1;
        }
        int[] labels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        try (Scope scope = Scope.open()) {
            Batch batch = new Batch(simplex, labels, simplex);
            PrototypeLoss loss = batch.loss("adacos");
            double scale = 0;
            for (int step = 0; step < 60; step++) {
                scale = loss.of(batch.embeddingTensor(), batch.labelTensor())
                        .statistics()
                        .scale();
            }
            assertThat(scale).isCloseTo(0.9 * Math.log(9), within(1e-9));
        }
    }

    @Test
    void inTwoDimensionsItDivergesAndSaysWhy() {
        try (Scope scope = Scope.open()) {
            Batch batch = Batch.random(64, 10, 2, 1);
            PrototypeLoss loss = batch.loss("adacos");
            assertThatThrownBy(() -> {
                        for (int step = 0; step < 200; step++) {
                            loss.of(batch.embeddingTensor(), batch.labelTensor());
                        }
                    })
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("it diverges")
                    .hasMessageContaining("4·ln(C−1) = 8.789 dimensions")
                    .hasMessageContaining("Take fixed-adacos");
        }
    }

    @Test
    void embeddingsThatAreNoNumbersAreNamedAsTheCause() {
        try (Scope scope = Scope.open()) {
            Batch batch = Batch.random(4, 5, 6, 1);
            batch.embeddings()[2][3] = Double.NaN;
            PrototypeLoss loss = batch.loss("adacos");
            assertThatThrownBy(() -> loss.of(batch.embeddingTensor(), batch.labelTensor()))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("no longer numbers");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adacos", "fixed-adacos", "angular(0.2) x adacos"})
    void twoClassesAreRefused(String text) {
        LossRecipe recipe = Losses.parse(text);
        assertThatThrownBy(() -> recipe.build(new Shape(2, 8, ScalarType.Float), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is 0 at 2 classes")
                .hasMessageContaining("needs at least 3");
    }
}
