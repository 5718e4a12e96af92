package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.loss.regularizer.CenterInvariant;
import dev.isogon.internal.loss.regularizer.RegularFace;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Four images, three classes, three dimensions; the values were worked out from the formulas in float64. The first image
 * under Fixed AdaCos, for one: ‖x‖ = 1.0630, cosines 0.9190, 0.3976, −0.4197, s = √2·ln 2 = 0.98026, so its loss is
 * ln(e^0.9008 + e^0.3897 + e^−0.4114) − 0.9008 = 0.6254.
 */
class WorkedExampleTest {

    private static final Batch BATCH = new Batch(
            new double[][] {{1, .2, -.3}, {.1, 1.5, .4}, {-.2, .3, .9}, {.5, .8, -.1}},
            new int[] {0, 1, 2, 1},
            new double[][] {{.9, .1, .1}, {.2, 1.1, -.2}, {-.3, .4, 1.2}});

    private Scope scope;

    @BeforeEach
    void openScope() {
        scope = Scope.open();
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cross-entropy                 | .6026887213531773",
                "normalized-softmax(scale=10)  | .016515494563152266",
                "normalized-softmax(0.1)       | .016515494563152266",
                "fixed-adacos                  | .6852787430176682",
                "adacos                        | .6865897860397255",
                "adaface                       | 1.1564217815294189",
                "cosface                       | .45992338244798603",
                "arcface                       | .031266645233078094",
                "arcface(scale=10)             | .27249211106027715",
                "angular(28.6478897565deg) x 10 | .27249211106027715",
                "simple-arcface                | 1796.3464891917715",
            })
    void lossIsTheWorkedOne(String loss, double expected) {
        Tensor actual = BATCH.loss(loss)
                .of(BATCH.embeddingTensor(), BATCH.labelTensor())
                .loss();
        assertThat(actual.item_double()).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    @Test
    void adaCosTakesTheLowerMedianAndMovesBeforeItIsUsed() {
        Loss.Output output = BATCH.loss("adacos").of(BATCH.embeddingTensor(), BATCH.labelTensor());
        assertThat(output.statistics().scale()).isCloseTo(0.9763716696222342, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact            | -.49808557, -1.68031802, -.02809400, -2.15536832",
                "straight-through | -.24966149, -.90005885, -.00140610, -1.04002568",
            })
    void bothGradientsOfArcFaceAreTheWorkedOnes(String gradient, String expected) {
        double[] wanted = java.util.Arrays.stream(expected.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        PrototypeLoss loss = BATCH.loss("arcface(scale=10, gradient=" + gradient + ")");
        Tensor embeddings = BATCH.embeddingTensor();
        loss.of(embeddings, BATCH.labelTensor()).loss().backward();
        // dL/dx is a sum over all classes; what the target's cosine contributes is left when the others' known
        // softmax terms s·p_j·(ŵ_j − c_j·x̂)/‖x‖ are taken away.
        double[] gradients = dev.isogon.internal.engine.Tensors.values(embeddings.grad());
        for (int i = 0; i < 4; i++) {
            assertThat(targetPart(i, gradients)).isCloseTo(wanted[i], within(1e-7));
        }
    }

    private static double targetPart(int image, double[] gradients) {
        double[] x = BATCH.embeddings()[image];
        int label = BATCH.labels()[image];
        double norm = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        double[] z = new double[3];
        double total = 0;
        for (int j = 0; j < 3; j++) {
            double c = PlainLoss.cosine(x, BATCH.prototypes()[j]);
            z[j] = 10 * (j == label ? Math.cos(Math.acos(c) + .5) : c);
            total += Math.exp(z[j]);
        }
        double[] rest = {gradients[3 * image], gradients[3 * image + 1], gradients[3 * image + 2]};
        for (int j = 0; j < 3; j++) {
            double[] direction = tangent(x, norm, BATCH.prototypes()[j]);
            for (int k = 0; k < 3 && j != label; k++) {
                rest[k] -= 10 * Math.exp(z[j]) / total * direction[k] / 4;
            }
        }
        double[] direction = tangent(x, norm, BATCH.prototypes()[label]);
        int k = 0;
        for (int each = 1; each < 3; each++) {
            k = Math.abs(direction[each]) > Math.abs(direction[k]) ? each : k;
        }
        return rest[k] / direction[k];
    }

    /** ∂cos/∂x = (ŵ − c·x̂)/‖x‖. */
    private static double[] tangent(double[] x, double norm, double[] w) {
        double length = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
        double c = PlainLoss.cosine(x, w);
        double[] tangent = new double[3];
        for (int k = 0; k < 3; k++) {
            tangent[k] = (w[k] / length - c * x[k] / norm) / norm;
        }
        return tangent;
    }

    @Test
    void regularizersAreTheWorkedOnes() {
        Tensor prototypes = Batch.tensor(BATCH.prototypes(), ScalarType.Double);
        assertThat(new CenterInvariant().of(prototypes).item_double()).isCloseTo(0.0308666667, within(1e-9));
        assertThat(new RegularFace().of(prototypes).item_double()).isCloseTo(0.2055616059128151, within(1e-12));
    }

    @Test
    void aRegularizerIsAddedWithItsWeight() {
        double plain = BATCH.loss("arcface")
                .of(BATCH.embeddingTensor(), BATCH.labelTensor())
                .loss()
                .item_double();
        double regularized = BATCH.loss("arcface + regular-face(0.1) + center-invariant(2)")
                .of(BATCH.embeddingTensor(), BATCH.labelTensor())
                .loss()
                .item_double();
        assertThat(regularized - plain).isCloseTo(0.1 * 0.2055616059128151 + 2 * 0.0308666667, within(1e-9));
    }
}
