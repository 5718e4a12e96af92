package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.regularizer.Regularizer;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads, margins, scales and regularizers against plain loops, and their gradients against finite differences. */
class PlainLoopOracleTest {

    private static final double STEP = 1e-6;

    /** The last column is, of an adaptive margin, its h. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cross-entropy                       | linear   | none     | 0    | 1                 | monotone",
                "linear x 3                          | linear   | none     | 0    | 3                 | monotone",
                "identity x 1                        | identity | none     | 0    | 1                 | monotone",
                "normalized-softmax                  | cosine   | none     | 0    | 20                | monotone",
                "fixed-adacos                        | cosine   | none     | 0    | 2.751932523953475 | monotone",
                "adacos                              | cosine   | none     | 0    | NaN               | monotone",
                "arcface                             | cosine   | angular  | 0.5  | 64                | monotone",
                "angular(0.2) x adacos               | cosine   | angular  | 0.2  | NaN               | monotone",
                "angular(1.2, beyond=easy) x 10      | cosine   | angular  | 1.2  | 10                | easy",
                "angular(0.7, beyond=none) x 5       | cosine   | angular  | 0.7  | 5                 | none",
                "cosface                             | cosine   | additive | 0.35 | 64                | monotone",
                "additive(0.1) x temperature(0.2)    | cosine   | additive | 0.1  | 5                 | monotone",
                "simple-arcface                      | cosine   | additive | 28.6 | 64                | monotone",
                "adaface                             | cosine   | adaptive | 0.4  | 64                | 0.333",
                "adaptive(0.3, concentration=5) x 9  | cosine   | adaptive | 0.3  | 9                 | 5",
                "adaptive(0.3, concentration=99) x 9 | cosine   | adaptive | 0.3  | 9                 | 99",
            })
    void lossAndGradientsAgree(String text, String head, String margin, double m, double scale, String beyond) {
        Batch batch = Batch.random(12, 8, head.equals("identity") ? 8 : 5, 7);
        try (Scope scope = Scope.open()) {
            PrototypeLoss loss = batch.loss(text);
            Tensor embeddings = batch.embeddingTensor();
            Loss.Output output = loss.of(embeddings, batch.labelTensor());
            output.loss().backward();
            // AdaCos's scale, a constant to the gradient, has tests of its own: here it is taken as it came.
            PlainLoss plain = new PlainLoss(
                    head,
                    margin,
                    m,
                    Double.isNaN(scale) ? output.statistics().scale() : scale,
                    beyond,
                    margin.equals("adaptive")
                            ? PlainLoss.quality(batch.embeddings(), Double.parseDouble(beyond))
                            : new double[0]);
            DoubleSupplier oracle = () -> plain.of(batch.embeddings(), batch.labels(), batch.prototypes());
            double expected = oracle.getAsDouble();
            assertThat(output.loss().item_double()).isCloseTo(expected, within(1e-10 * Math.max(1, expected)));
            checkGradient(oracle, batch.embeddings(), embeddings.grad());
            if (!head.equals("identity")) {
                checkGradient(
                        oracle,
                        batch.prototypes(),
                        loss.prototypes().orElseThrow().grad());
            }
            double single = batch.loss(text, ScalarType.Float)
                    .of(batch.embeddingTensor(ScalarType.Float), batch.labelTensor())
                    .loss()
                    .item_double();
            assertThat(single)
                    .as("in float32")
                    .isCloseTo(
                            expected, within(2e-6 * Math.max(output.statistics().scale(), expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"center-invariant", "regular-face"})
    void regularizersAgree(String name) {
        Batch batch = Batch.random(1, 7, 5, 3);
        ToDoubleFunction<double[][]> plain =
                name.equals("regular-face") ? PlainLoss::regularFace : PlainLoss::centerInvariant;
        try (Scope scope = Scope.open()) {
            Tensor prototypes =
                    Batch.tensor(batch.prototypes(), ScalarType.Double).set_requires_grad(true);
            Regularizer regularizer =
                    Objects.requireNonNull(Losses.REGULARIZERS.get(name)).apply(new Shape(7, 5, ScalarType.Double));
            Tensor value = regularizer.of(prototypes);
            value.backward();
            DoubleSupplier oracle = () -> plain.applyAsDouble(batch.prototypes());
            assertThat(value.item_double()).isCloseTo(oracle.getAsDouble(), within(1e-12));
            checkGradient(oracle, batch.prototypes(), prototypes.grad());
        }
    }

    /** Moves each number a little to either side and asks the oracle for the slope. */
    private static void checkGradient(DoubleSupplier oracle, double[][] rows, Tensor gradient) {
        double[] actual = Tensors.values(gradient);
        int at = 0;
        for (double[] row : rows) {
            for (int k = 0; k < row.length; k++) {
                double there = row[k];
                row[k] = there + STEP;
                double above = oracle.getAsDouble();
                row[k] = there - STEP;
                double below = oracle.getAsDouble();
                row[k] = there;
                double slope = (above - below) / (2 * STEP);
                assertThat(actual[at++]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
            }
        }
    }
}
