package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.criterion.Criterion;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** What the parts of a loss learn and remember is the loss's. */
class PartsTest {

    /** A criterion that learns a threshold and counts its calls. */
    private static final class Threshold implements Criterion {

        private final Tensor threshold = torch.zeros(1);
        private final Tensor calls = torch.zeros(1);

        @Override
        public Tensor of(Tensor logits, Tensor labels) {
            calls.add_(new org.bytedeco.pytorch.Scalar(1));
            return logits.sub(threshold).square().mean();
        }

        @Override
        public Map<String, Tensor> parameters() {
            return Map.of("threshold", threshold);
        }

        @Override
        public Map<String, Tensor> buffers() {
            return Map.of("calls", calls);
        }
    }

    @Test
    void aCriterionMayLearnAndRememberForOneRun() {
        PrototypeRecipe arcface = (PrototypeRecipe) Losses.parse("arcface");
        LossRecipe recipe = new PrototypeRecipe(
                "own",
                arcface.head(),
                arcface.margin(),
                arcface.scale(),
                new CriterionWord("threshold", shape -> new Threshold()),
                List.of());
        try (Scope scope = Scope.open()) {
            Loss first = recipe.build(new Shape(4, 8), false);
            Loss second = recipe.build(new Shape(4, 8), true);
            first.backward(first.of(torch.randn(2, 8), Tensors.labels(0, 3)), 1);
            assertThat(first.module().named_parameters().get("threshold").grad().item_double())
                    .isNotZero();
            assertThat(first.module().named_buffers().get("calls").item_double())
                    .isEqualTo(1);
            assertThat(second.module().named_buffers().get("calls").item_double())
                    .isZero();
            assertThat(second.module().named_parameters().get("threshold").requires_grad())
                    .as("only prototypes are frozen")
                    .isTrue();
        }
    }

    /** Names that checkpoints and models have. */
    @Test
    void namesStay() {
        try (Scope scope = Scope.open()) {
            Loss loss = Losses.parse("curricular(0.2) x adacos").build(new Shape(4, 8), false);
            assertThat(loss.module().named_parameters().contains("prototypes")).isTrue();
            assertThat(loss.module().named_buffers().contains("scale")).isTrue();
            assertThat(loss.module().named_buffers().contains("curriculum")).isTrue();
        }
    }

    @Test
    void namesOfNormsStay() {
        try (Scope scope = Scope.open()) {
            Loss loss = Losses.parse("adaface").build(new Shape(4, 8), false);
            assertThat(remembered(loss)).containsExactly(20, 100);
        }
    }

    private static double[] remembered(Loss loss) {
        return new double[] {
            loss.module().named_buffers().get("norm_mean").item_double(),
            loss.module().named_buffers().get("norm_deviation").item_double()
        };
    }

    /**
     * Norms 30 and 10: their mean is 20, their deviation √200, the running ones 20 and 99 + √2 ∕ 10; both lie more than 1 ∕ 20 of
     * that away, so ẑ is 1 and −1.
     */
    @Test
    void aLargeNormIsWidenedInwardsAndASmallOneOutwards() {
        try (Scope scope = Scope.open()) {
            Batch batch =
                    new Batch(new double[][] {{18, 24}, {8, 6}}, new int[] {0, 0}, new double[][] {{1, 0}, {0, 1}});
            Loss loss = batch.loss("adaptive(0.4, concentration=20) x 10");
            double large = 10 * (Math.cos(Math.acos(0.6) - 0.4) - 0.8);
            double small = 10 * Math.cos(Math.acos(0.8) + 0.4);
            double expected = (Math.log1p(Math.exp(8 - large)) + Math.log1p(Math.exp(6 - small))) / 2;
            double first = value(loss, batch);
            assertThat(first).isCloseTo(expected, within(1e-12));
            assertThat(remembered(loss)).containsExactly(new double[] {20, 99 + Math.sqrt(2) / 10}, within(1e-12));
            loss.module().train(false);
            assertThat(value(loss, batch)).isCloseTo(expected, within(1e-12));
            assertThat(remembered(loss))
                    .as("stays in evaluation")
                    .containsExactly(new double[] {20, 99 + Math.sqrt(2) / 10}, within(1e-12));
        }
    }

    @Test
    void oneImageHasNoDeviation() {
        try (Scope scope = Scope.open()) {
            Batch batch = new Batch(new double[][] {{4, 3}}, new int[] {0}, new double[][] {{1, 0}, {0, 1}});
            Loss loss = batch.loss("adaface");
            assertThat(value(loss, batch)).isFinite();
            assertThat(remembered(loss)).containsExactly(new double[] {19.85, 100}, within(1e-12));
        }
    }

    /** In pictures of a margin the norm is the middle one, at which m is subtracted. */
    @Test
    void itsPictureIsThatOfTheMiddleNorm() {
        assertThat(Losses.parse("adaface").ownProbability(10, 8, 0.5))
                .containsExactly(Losses.parse("cosface(0.4)").ownProbability(10, 8, 0.5), within(1e-12));
    }

    private static double value(Loss loss, Batch batch) {
        return loss.of(batch.embeddingTensor(), batch.labelTensor()).loss().item_double();
    }

    @Test
    void theShapeCountsTheImagesOfEachClass() {
        assertThat(Shape.of(new int[] {0, 2, 2, 0, 2}, 4, 8).images()).containsExactly(2, 0, 3, 0);
        assertThat(new Shape(4, 8).images()).isEmpty();
    }

    /** Cosines 0.8 to the own prototype and 0.6 to the other; cos(θ + 0.5) = 0.4145, so the other is hard. */
    @Test
    void aHardClassWeighsByTheCurriculum() {
        try (Scope scope = Scope.open()) {
            PrototypeRecipe recipe = (PrototypeRecipe) Losses.parse("curricular(0.5) x 10");
            Batch batch = new Batch(new double[][] {{4, 3}}, new int[] {0}, new double[][] {{1, 0}, {0, 1}});
            Loss loss = batch.loss(recipe.text());
            double t = 0.01 * 0.8;
            double own = 10 * Math.cos(Math.acos(0.8) + 0.5);
            double hard = 10 * 0.6 * (t + 0.6);
            assertThat(loss.of(batch.embeddingTensor(), batch.labelTensor())
                            .loss()
                            .item_double())
                    .isCloseTo(Math.log(1 + Math.exp(hard - own)), org.assertj.core.api.Assertions.within(1e-12));
        }
    }
}
