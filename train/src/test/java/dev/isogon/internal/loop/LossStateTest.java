package dev.isogon.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.config.TrainConfig.Optimizer;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.config.TrainConfig.Schedule;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.augment.Chain;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.Loss;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.loss.Statistics;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loss learns and remembers belongs to one run, and to its checkpoints. */
class LossStateTest {

    private static final ImageSet IMAGES = StripedImages.of(96, 3, 1);

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

    private static TrainConfig epochs(int epochs) {
        return TrainConfig.plain(epochs, 16, 0.001, Schedule.CONSTANT, 0, true);
    }

    private static Learner learner(LossRecipe recipe, long seed) {
        Seeds.set(seed);
        return new Learner(
                Backbones.named("simple-cnn").build(new Input(1, 8, 8), new EmbeddingLayer(16, 0.5, 0, false)),
                recipe.build(Shape.of(IMAGES.labels(), 3, 16), false),
                Normalization.centred(1));
    }

    /** A run of two epochs from its seed. */
    private static List<double[]> trained(LossRecipe recipe, long seed, Path folder) throws IOException {
        Learner learner = learner(recipe, seed);
        Files.createDirectories(folder);
        TrainingRun.open(folder, learner, IMAGES, epochs(2), seed).finish(null, event -> {}, Work.silent());
        return state(learner);
    }

    private static List<double[]> state(Learner learner) {
        List<double[]> values = new ArrayList<>();
        for (Tensor each : learner.parameters().get()) {
            values.add(Tensors.values(each));
        }
        for (Tensor each : learner.buffers().get()) {
            values.add(Tensors.values(each));
        }
        return values;
    }

    private static double curriculum(Learner learner) {
        return learner.named_buffers().get("loss.curriculum").item_double();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curricularface", "adaface", "adacos", "curricular(0.3) x adacos + regular-face", "supcon"})
    void runsThatShareARecipeAreIndependent(String loss, @TempDir Path folder) throws IOException {
        LossRecipe shared = Losses.parse(loss);
        trained(shared, 1, folder.resolve("first"));
        assertThat(trained(shared, 2, folder.resolve("second")))
                .usingRecursiveComparison()
                .isEqualTo(trained(Losses.parse(loss), 2, folder.resolve("alone")));
    }

    @Test
    void eachRunBeginsAtZero() {
        LossRecipe shared = Losses.parse("curricularface");
        Learner first = learner(shared, 1);
        new Training(first, IMAGES, epochs(1), 1).epoch(1, step -> {}, Work.silent());
        assertThat(curriculum(first)).isNotZero();
        assertThat(curriculum(learner(shared, 2))).isZero();
    }

    /** The running mean of the own cosines, from what a second forward pass says they are. */
    @Test
    void theCurriculumIsTheRunningMeanOfOwnCosines() {
        Learner learner = learner(Losses.parse("curricularface"), 1);
        learner.train(true);
        double expected = 0;
        for (int step = 0; step < 3; step++) {
            Tensor embeddings = Tensors.of(new Random(step).doubles(32, -1, 1).toArray(), ScalarType.Float, 2, 16);
            Tensor labels = Tensors.labels(0, 2);
            double[] cosines = Tensors.values(
                    learner.logits().orElseThrow().of(embeddings, labels).cosines());
            expected = 0.99 * expected + 0.01 * (cosines[0] + cosines[5]) / 2;
            learner.loss(embeddings, labels);
            assertThat(curriculum(learner)).isCloseTo(expected, within(1e-9));
        }
        learner.eval();
        double before = curriculum(learner);
        learner.loss(Tensors.of(new double[32], ScalarType.Float, 2, 16), Tensors.labels(0, 2));
        assertThat(curriculum(learner)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curricularface", "adaface", "supcon(0.2, images=2)"})
    void aRunThatGoesOnEqualsOneThatNeverStopped(String loss, @TempDir Path folder) throws IOException {
        List<double[]> whole = trained(Losses.parse(loss), 3, folder.resolve("whole"));
        Path stopped = Files.createDirectories(folder.resolve("stopped"));
        int[] asked = {0};
        // Six steps an epoch: stopped in the second.
        try {
            TrainingRun.open(stopped, learner(Losses.parse(loss), 3), IMAGES, epochs(2), 3)
                    .finish(null, event -> {}, Work.silent().withStop(() -> ++asked[0] > 8));
        } catch (StoppedException e) {
            assertThat(TrainingRun.epochsDone(stopped)).isEqualTo(1);
        }
        Learner resumed = learner(Losses.parse(loss), 99);
        TrainingRun run = TrainingRun.open(stopped, resumed, IMAGES, epochs(2), 3);
        assertThat(run.epochs()).hasSize(1);
        run.finish(null, event -> {}, Work.silent());
        assertThat(state(resumed)).usingRecursiveComparison().isEqualTo(whole);
        assertThat(Files.readAllLines(stopped.resolve("steps.csv")))
                .isEqualTo(Files.readAllLines(folder.resolve("whole").resolve("steps.csv")));
    }

    /** A loss that cuts the batch in two and sends each half's gradient back by itself, as a chunked one would. */
    private static final class InHalves implements Loss {

        private final Loss whole = Losses.parse("normalized-softmax").build(new Shape(3, 16), false);
        private List<Tensor> halves = List.of();

        @Override
        public Module module() {
            return whole.module();
        }

        @Override
        public Output of(Tensor embeddings, Tensor labels) {
            long middle = labels.size(0) / 2;
            long rest = labels.size(0) - middle;
            halves = List.of(
                    whole.of(embeddings.narrow(0, 0, middle), labels.narrow(0, 0, middle))
                            .loss(),
                    whole.of(embeddings.narrow(0, middle, rest), labels.narrow(0, middle, rest))
                            .loss());
            Tensor mean = halves.get(0).add(halves.get(1)).div(new Scalar(2)).detach();
            return new Output(mean, Statistics.unseen(20));
        }

        @Override
        public void backward(Output output, int together) {
            Scalar share = new Scalar(2 * together);
            halves.get(0)
                    .div(share)
                    .backward(new Tensor(), new BoolOptional(true), false, new TensorArrayRefOptional());
            halves.get(1).div(share).backward();
        }
    }

    @Test
    void aLossMayRunItsOwnBackwardPass() {
        List<double[]> halves = afterAnEpoch(new InHalves());
        List<double[]> whole = afterAnEpoch(Losses.parse("normalized-softmax").build(new Shape(3, 16), false));
        assertThat(halves).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(halves.get(i)).containsExactly(whole.get(i), within(1e-5));
        }
    }

    private static List<double[]> afterAnEpoch(Loss given) {
        Seeds.set(1);
        given.module().parameters().get(0).detach().copy_(torch.ones(3, 16).tril());
        Learner learner = new Learner(
                Backbones.named("simple-cnn").build(new Input(1, 8, 8), new EmbeddingLayer(16, 0, 0, false)),
                given,
                Normalization.centred(1));
        TrainConfig descent = new TrainConfig(
                1,
                16,
                1,
                Optimizer.SGD,
                0.1,
                1,
                0,
                0,
                Schedule.CONSTANT,
                0,
                0,
                0,
                Precision.FLOAT32,
                Chain.NONE,
                true,
                true);
        new Training(learner, IMAGES, descent, 1).epoch(1, step -> {}, Work.silent());
        return state(learner);
    }

    @Test
    void pairsTrainWithoutPrototypesAndSayNothingOfAngles(@TempDir Path folder) throws IOException {
        Learner learner = learner(Losses.parse("supcon"), 1);
        TrainingRun run = TrainingRun.open(folder, learner, IMAGES, epochs(3), 1);
        run.finish(null, event -> {}, Work.silent());
        assertThat(learner.prototypes()).isEmpty();
        assertThat(run.log().steps()).hasSize(18).allSatisfy(step -> {
            assertThat(step.ownAngle()).isNaN();
            assertThat(step.otherAngle()).isNaN();
            assertThat(step.accuracy()).isNaN();
            assertThat(step.scale()).isEqualTo(10);
        });
        List<EpochRecord> epochs = run.epochs();
        assertThat(epochs).allSatisfy(epoch -> assertThat(epoch.accuracy()).isNaN());
        assertThat(epochs.get(2).loss()).isLessThan(epochs.get(0).loss());
        assertThat(TrainingRun.open(folder, learner, IMAGES, epochs(3), 1).epochs())
                .as("read back from the checkpoint")
                .isEqualTo(epochs);
    }
}
