package dev.isogon.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step does to weights, against its formula by hand. */
class OptimizationTest {

    private Scope scope;

    @BeforeEach
    void openScope() {
        scope = Scope.open();
        Engine.start(1);
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    /** One layer, without anything random. */
    private static final class Flat extends Backbone {

        private final LinearImpl layer = register_module("layer", new LinearImpl(64, 4));

        @Override
        public Tensor embed(Tensor images) {
            return layer.forward(images.flatten(1, -1));
        }

        @Override
        public Features describe(NetworkGraph graph, Features images) {
            return images;
        }
    }

    private static Learner learner() {
        Seeds.set(1);
        return new Learner(
                new Flat(), Losses.parse("normalized-softmax").build(new Shape(3, 4), false), Normalization.centred(1));
    }

    private static TrainConfig config(String... more) {
        Settings settings = new Settings()
                .set("data", new DataSource.IdxFiles(Path.of("x")))
                .set("train.schedule", "constant")
                .set("train.batch", "8");
        for (String each : more) {
            int equals = each.indexOf('=');
            settings.set("train." + each.substring(0, equals), each.substring(equals + 1));
        }
        return settings.compare(Protocols.ALL, Asked.PIXELS).request().train();
    }

    /** Gives every weight of the layer the gradient 2 and takes one step; what came before and after. */
    private static double[][] moved(Learner learner, double rate, String... settings) {
        Optimization optimization = new Optimization(learner, config(settings));
        double[] before = values(learner);
        optimization.zeroGradients();
        Tensor sum = null;
        for (Tensor each : learner.backbone().parameters().get()) {
            sum = sum == null ? each.sum() : sum.add(each.sum());
        }
        java.util.Objects.requireNonNull(sum).mul(new Scalar(2)).backward();
        optimization.step(rate);
        return new double[][] {before, values(learner)};
    }

    /** 256 weights, then 4 biases. */
    private static double[] values(Learner learner) {
        List<Double> all = new ArrayList<>();
        for (Tensor each : learner.backbone().parameters().get()) {
            Arrays.stream(Tensors.values(each)).forEach(all::add);
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void plainDescentMovesAgainstTheGradient() {
        double[][] moved = moved(learner(), 0.1, "optimizer=sgd", "momentum=0");
        for (int i = 0; i < moved[0].length; i++) {
            assertThat(moved[1][i]).isCloseTo(moved[0][i] - 0.1 * 2, within(1e-6));
        }
    }

    @Test
    void gradientsAreShortenedTogether() {
        // 260 gradients of 2 are √260 · 2 = 32.2 long; at most 1 is allowed
        double[][] moved = moved(learner(), 0.1, "optimizer=sgd", "momentum=0", "clip=1");
        for (int i = 0; i < moved[0].length; i++) {
            assertThat(moved[1][i]).isCloseTo(moved[0][i] - 0.1 / Math.sqrt(260), within(1e-6));
        }
        double[][] free = moved(learner(), 0.1, "optimizer=sgd", "momentum=0", "clip=33");
        assertThat(free[1][0]).isCloseTo(free[0][0] - 0.1 * 2, within(1e-6));
    }

    @Test
    void matricesDecayAndBiasesDoNot() {
        double[][] sgd = moved(learner(), 0.1, "optimizer=sgd", "momentum=0", "weight_decay=0.5");
        // decoupled: first by the share of the weight, then Adam's first step, which is the rate itself
        double[][] adamW = moved(learner(), 0.1, "optimizer=adamw", "weight_decay=0.5");
        for (int i = 0; i < sgd[0].length; i++) {
            double w = sgd[0][i];
            double decay = i < 256 ? 0.5 : 0;
            assertThat(sgd[1][i]).isCloseTo(w - 0.1 * (2 + decay * w), within(1e-6));
            assertThat(adamW[1][i]).isCloseTo(w * (1 - 0.1 * decay) - 0.1, within(1e-6));
        }
    }

    @Test
    void loadedWeightsMoveAtTheirShareOfTheRate() {
        Learner learner = learner().startedFrom(Set.of("layer.weight"));
        double[][] moved = moved(learner, 0.1, "optimizer=sgd", "momentum=0", "pretrained_rate=0.25");
        assertThat(moved[1][0]).isCloseTo(moved[0][0] - 0.025 * 2, within(1e-6));
        assertThat(moved[1][256]).isCloseTo(moved[0][256] - 0.1 * 2, within(1e-6));
    }

    @Test
    void theAverageKeepsItsShareAndIsWhatIsJudged() {
        Learner learner = learner().averagedIn(new Flat());
        double[] start = values(learner);
        try (NoGradGuard guard = new NoGradGuard()) {
            learner.backbone().parameters().get(0).add_(new Scalar(1));
        }
        learner.average(0.75);
        double[] average = Tensors.values(learner.judged().parameters().get(0));
        assertThat(average[0]).isCloseTo(start[0] + 0.25, within(1e-6));
        Tensor image = Tensors.of(new double[64], org.bytedeco.pytorch.global.torch.ScalarType.Float, 1, 1, 8, 8)
                .add(new Scalar(1));
        learner.eval();
        double judged = Tensors.values(learner.embed(image))[0];
        learner.train(true);
        double trained = Tensors.values(learner.embed(image))[0];
        // 64 weights of the first output, each 0.75 apart
        assertThat(trained - judged).isCloseTo(64 * 0.75, within(1e-3));
    }

    @Test
    void halvesAddedUpMoveWeightsAsTheWholeDoes() {
        ImageSet images = StripedImages.of(16, 3, 1);
        double[] whole = trained(images, "batch=16", "accumulate=1");
        double[] halves = trained(images, "batch=8", "accumulate=2");
        double[] more = trained(images, "batch=8", "accumulate=5");
        assertThat(whole).isNotEqualTo(values(learner()));
        for (int i = 0; i < whole.length; i++) {
            assertThat(halves[i]).isCloseTo(whole[i], within(1e-6));
            assertThat(more[i]).isCloseTo(whole[i], within(1e-6));
        }
    }

    private static double[] trained(ImageSet images, String batch, String accumulate) {
        return trained(images, GradientSum.ALONE, batch, accumulate);
    }

    private static double[] trained(ImageSet images, GradientSum gradientSum, String... more) {
        Learner learner = learner();
        List<String> settings =
                new ArrayList<>(List.of("optimizer=sgd", "momentum=0", "learning_rate=0.5", "drop_last=false"));
        settings.addAll(List.of(more));
        new Training(learner, images, config(settings.toArray(new String[0])), 1, new StepLog(), gradientSum)
                .epoch(1, step -> {}, Work.silent());
        return values(learner);
    }

    /** The second process adds the first one's gradients and takes the mean; the gradient is shortened after that. */
    @ParameterizedTest
    @ValueSource(strings = {"clip=0", "clip=0.01"})
    void gradientsOfTwoProcessesMoveWeightsAsTheWholeDoes(String clip) {
        ImageSet images = StripedImages.of(16, 3, 1);
        double[] whole = trained(images, GradientSum.ALONE, "batch=16", clip);
        List<double[]> first = new ArrayList<>();
        trained(
                images.subset(new int[] {0, 2, 4, 6, 8, 10, 12, 14}),
                gradients -> gradients.forEach(each -> first.add(Tensors.values(each))),
                "batch=8");
        double[] summed = trained(
                images.subset(new int[] {1, 3, 5, 7, 9, 11, 13, 15}),
                gradients -> {
                    for (int i = 0; i < gradients.size(); i++) {
                        Tensor each = gradients.get(i);
                        double[] other = first.get(i);
                        each.add_(Tensors.of(other, ScalarType.Float, other.length)
                                        .view_as(each))
                                .mul_(new Scalar(0.5));
                    }
                },
                "batch=8",
                clip);
        assertThat(first).as("weight, bias, prototypes").hasSize(3);
        assertThat(whole).isNotEqualTo(values(learner()));
        assertThat(summed).containsExactly(whole, within(1e-6));
    }

    @Test
    void gradientsComeTogetherOnceForEachMoveOfTheWeights() {
        int[] calls = {0};
        trained(StripedImages.of(40, 3, 1), gradients -> calls[0]++, "batch=8", "accumulate=2");
        assertThat(calls[0]).as("5 batches, 2 at a time").isEqualTo(3);
    }

    @Test
    void bfloat16RoundsTheNetworkAndLeavesItsOutputInFloat32() {
        ImageSet images = StripedImages.of(16, 3, 1);
        float[] exact = new Embedding(learner(), 8, Work.silent()).of(images).values();
        float[] rounded = new Embedding(learner().inBfloat16(), 8, Work.silent())
                .of(images)
                .values();
        assertThat(rounded).isNotEqualTo(exact);
        for (int i = 0; i < exact.length; i++) {
            // 8 bits of mantissa: a sum of 64 terms of at most 1/8 is off by far less than this
            assertThat(rounded[i]).isCloseTo(exact[i], within(0.05f));
        }
    }

    @Test
    void somethingMustBeLeftToTrain() {
        Learner learner = new Learner(
                new Flat(), Losses.parse("normalized-softmax").build(new Shape(3, 4), true), Normalization.centred(1));
        for (Tensor each : learner.backbone().parameters().get()) {
            each.set_requires_grad(false);
        }
        assertThatThrownBy(() -> new Optimization(learner, config())).hasMessageContaining("nothing is left to train");
    }
}
