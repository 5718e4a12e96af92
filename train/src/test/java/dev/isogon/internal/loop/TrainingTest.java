package dev.isogon.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.BrokenLoss;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.loss.part.DivergedException;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

    private static final ImageSet IMAGES = StripedImages.of(96, 3, 1);
    private static final TrainConfig CONFIG = TrainConfig.plain(10, 16, 0.001, TrainConfig.Schedule.CONSTANT, 0, true);

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

    private static Learner learner(LossRecipe recipe, boolean frozen) {
        Seeds.set(1);
        return new Learner(
                Backbones.named("simple-cnn").build(new Input(1, 8, 8), new EmbeddingLayer(16, 0.5, 0, false)),
                recipe.build(new Shape(3, 16), frozen),
                Normalization.centred(1));
    }

    private static List<double[]> parameters(Learner learner) {
        List<double[]> values = new ArrayList<>();
        for (Tensor each : learner.parameters().get()) {
            values.add(Tensors.values(each));
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-entropy", "arcface + regular-face", "adacos"})
    void anEpochMovesEveryParameterAndFrozenPrototypesStay(String loss) {
        for (boolean frozen : new boolean[] {false, true}) {
            Learner learner = learner(Losses.parse(loss), frozen);
            List<double[]> before = parameters(learner);
            new Training(learner, IMAGES, CONFIG, 1).epoch(1, step -> {}, Work.silent());
            List<double[]> after = parameters(learner);
            int last = before.size() - 1;
            for (int i = 0; i < last; i++) {
                assertThat(after.get(i)).as("tensor %d", i).isNotEqualTo(before.get(i));
            }
            assertThat(java.util.Arrays.equals(after.get(last), before.get(last)))
                    .as("prototypes of %s stay, frozen = %s", loss, frozen)
                    .isEqualTo(frozen);
        }
    }

    @Test
    void aLossThatIsNoNumberEndsTrainingAndNamesTheStepAndTheRate() {
        Learner learner = learner(BrokenLoss.of("fixed-adacos", 5), false);
        List<Integer> steps = new ArrayList<>();
        Training training = new Training(learner, IMAGES, CONFIG, 1);
        assertThatThrownBy(() -> training.epoch(1, step -> steps.add(step.step()), Work.silent()))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("at step 5 (epoch 1, learning rate 0.001): the loss became NaN");
        assertThat(steps).containsExactly(1, 2, 3, 4);
    }

    @Test
    void embeddingsThatAreNoNumbersAreFound() {
        Learner learner = learner(Losses.parse("arcface"), false);
        for (Tensor each : learner.parameters().get()) {
            each.detach().fill_(new Scalar(Double.NaN));
        }
        assertThatThrownBy(() -> new Embedding(learner, 16, Work.silent()).of(IMAGES))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("the embedding of image 0 holds NaN");
    }

    @Test
    void stepsLeaveNoNativeObjectBehind() {
        Training training = new Training(learner(Losses.parse("angular(0.2) x adacos"), false), IMAGES, CONFIG, 1);
        training.epoch(1, step -> {}, Work.silent());
        long live = Engine.liveObjects();
        for (int epoch = 2; epoch < 12; epoch++) {
            training.epoch(epoch, step -> {}, Work.silent());
        }
        // Fewer, where what other tests left is collected meanwhile.
        assertThat(Engine.liveObjects()).isLessThanOrEqualTo(live);
    }

    @Test
    void theFirstOfTheBestEpochsIsTheOneThatIsLeft(@TempDir Path folder) throws IOException {
        Learner learner = learner(Losses.parse("arcface"), false);
        TrainConfig four = TrainConfig.plain(4, 16, 0.001, TrainConfig.Schedule.CONSTANT, 0, true);
        TrainingRun run = TrainingRun.open(folder, learner, IMAGES, four, 1);
        double[] accuracies = {0.5, 0.9, 0.9, 0.1};
        List<List<double[]>> weights = new ArrayList<>();
        run.finish(
                validated -> {
                    weights.add(parameters(validated));
                    return accuracies[weights.size() - 1];
                },
                event -> {},
                Work.silent());
        assertThat(run.bestEpoch()).isEqualTo(2);
        List<double[]> left = parameters(learner);
        for (int i = 0; i < left.size(); i++) {
            assertThat(left.get(i))
                    .isEqualTo(weights.get(1).get(i))
                    .isNotEqualTo(weights.get(3).get(i));
        }
        assertThat(run.epochs()).extracting(EpochRecord::validationAccuracy).containsExactly(0.5, 0.9, 0.9, 0.1);
    }

    @Test
    void aRunThatDivergesKeepsItsSteps(@TempDir Path folder) throws IOException {
        TrainingRun run = TrainingRun.open(folder, learner(BrokenLoss.of("fixed-adacos", 9), false), IMAGES, CONFIG, 1);
        assertThatThrownBy(() -> run.finish(null, event -> {}, Work.silent())).isInstanceOf(DivergedException.class);
        assertThat(StepLog.read(folder.resolve("steps.csv")).steps()).hasSize(8);
    }

    @Test
    void aStoppedEpochStopsBeforeItsNextStep() {
        Training training = new Training(learner(Losses.parse("cosface"), false), IMAGES, CONFIG, 1);
        int[] asked = {0};
        assertThatThrownBy(() -> training.epoch(1, step -> {}, Work.silent().withStop(() -> ++asked[0] > 2)))
                .isInstanceOf(StoppedException.class);
        assertThat(training.log().steps()).hasSize(2);
    }

    @Test
    void adaptiveStateIsInTheModuleThatCheckpointsKeep() {
        Learner learner = learner(Losses.parse("adacos"), false);
        assertThat(learner.named_buffers().size()).isEqualTo(1);
        assertThat(learner.named_buffers().contains("loss.scale")).isTrue();
    }

    @Test
    void theCosineScheduleClimbsThenFallsToZero() {
        // 105 steps, of which round(0.05·105) = 5 climb; of the other 100 the 51st is half way down.
        LearningRate rate =
                new LearningRate(TrainConfig.plain(1, 2, 0.8, TrainConfig.Schedule.COSINE, 0.05, true), 105);
        assertThat(rate.at(1)).isCloseTo(0.16, within(1e-12));
        assertThat(rate.at(5)).isCloseTo(0.8, within(1e-12));
        assertThat(rate.at(6)).isCloseTo(0.8, within(1e-12));
        assertThat(rate.at(56)).isCloseTo(0.4, within(1e-12));
        assertThat(rate.at(106)).isCloseTo(0, within(1e-12));
        assertThat(new LearningRate(CONFIG, 60).at(60)).isEqualTo(0.001);
    }

    @Test
    void aStepLogReadsBackExactly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("steps.csv");
        StepLog log = new StepLog();
        log.add(new StepRecord(1, 1, 0.1 + 0.2, 64, Math.PI / 3, Double.NaN, 1e-3, 1 / 3.0));
        log.add(new StepRecord(2, 1, Double.MIN_VALUE, 64, 0, 1, 1e-3, 1));
        log.write(file);
        assertThat(StepLog.read(file).steps()).isEqualTo(log.steps());
        assertThat(log.thinned(1)).hasSize(1);
        assertThat(log.thinned(1).get(0).accuracy()).isCloseTo((1 / 3.0 + 1) / 2, within(1e-15));
    }
}
