package dev.isogon.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check provoked by a run that has the mistake, and silent on one that has not. */
class LintsTest {

    @TempDir
    private Path folder;

    private final LintedRun run = new LintedRun();
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

    private AbstractStringAssert<?> what(String check, String loss) throws IOException {
        List<Finding> findings = run.findings(loss, folder);
        assertThat(findings).extracting(Finding::check).contains(check);
        assertThat(run.told).extracting(Finding::check).contains(check).doesNotHaveDuplicates();
        return assertThat(findings.stream()
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow()
                .what());
    }

    private void silent(String check, String loss) throws IOException {
        assertThat(run.findings(loss, folder)).extracting(Finding::check).doesNotContain(check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosface(0.1, scale=20)",
                "cross-entropy",
                "normalized-softmax(scale=20)",
                "arcface(28.6deg, scale=16) + regular-face"
            })
    void aHealthyRunHasNoFinding(String loss) throws IOException {
        assertThat(run.findings(loss, folder)).isEmpty();
        assertThat(run.told).isEmpty();
    }

    /** No prototypes to be frozen and no logits: what asks for them has nothing to say. */
    @Test
    void whatComparesPairsIsLintedWithoutPrototypes() throws IOException {
        run.set("head.frozen", "true");
        assertThat(run.findings("supcon", folder))
                .extracting(Finding::check)
                .doesNotContain("unmoved-weights", "inert-regularizer", "saturated-logits", "unstable-scale");
    }

    @Test
    void frozenPrototypesAreWeightsThatNeverChange() throws IOException {
        run.set("head.frozen", "true");
        // 4 classes of 16 numbers.
        what("unmoved-weights", "arcface").contains("64 of ").contains("changed: loss.prototypes (takes no gradient)");
    }

    @Test
    void aWeightThatNoOptimizerHasNeverChanges() throws IOException {
        run.afterOptimizer = learner -> learner.register_parameter("spare", torch.ones(3));
        what("unmoved-weights", "arcface").contains("3 of ").contains("spare (no optimizer has it)");
    }

    @Test
    void aWeightThatNoGradientReachesNeverChanges() throws IOException {
        run.beforeOptimizer = learner -> learner.backbone().register_parameter("spare", torch.ones(5));
        what("unmoved-weights", "arcface").contains("5 of ").contains("backbone.spare (no gradient reaches it)");
    }

    @Test
    void stepsBelowRoundingAreSaidToBeLost() throws IOException {
        run.set("train.learning_rate", "1e-12");
        what("unmoved-weights", "arcface").contains("its steps are lost in rounding");
    }

    @Test
    void stagesThatAreFrozenOnPurposeAreNotMeant() throws IOException {
        run.set("model.freeze", "2");
        silent("unmoved-weights", "arcface");
    }

    @Test
    void aRegularizerOfFrozenPrototypesIsInert() throws IOException {
        run.set("head.frozen", "true");
        what("inert-regularizer", "arcface + regular-face")
                .isEqualTo(
                        "regular-face has a gradient of length 0, since the prototypes are frozen: it adds a constant to"
                                + " the loss, and the result is that of the loss without it");
    }

    @Test
    void aRegularizerOfWeightZeroIsInert() throws IOException {
        what("inert-regularizer", "arcface + center-invariant(0)")
                .startsWith("center-invariant(0) has a gradient of length 0: ");
    }

    @Test
    void aMarginBeyondAllCosinesSaturatesTheSoftmaxAtZeroAndLooksLikeDegrees() throws IOException {
        what("saturated-logits", "simple-arcface")
                .contains("for 100 % of 64 training images")
                .contains("is 0 in float32");
        // 28.6·π/180 = 0.4992.
        assertThat(run.told)
                .filteredOn(each -> each.check().equals("degrees-as-radians"))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.what()).contains("margin 28.6 ").contains("0.4992 radians"))
                .satisfies(each -> assertThat(each.advice()).contains("angular(28.6deg)"));
    }

    @Test
    void aScaleBeyondAllReasonSaturatesTheSoftmaxFarFromThePrototypes() throws IOException {
        run.set("train.epochs", "8");
        what("saturated-logits", "normalized-softmax(scale=100000)")
                .contains("is 1 in float32")
                .contains("gradient is 0");
    }

    @Test
    void radiansThatLookLikeDegreesAreAsked() throws IOException {
        what("degrees-as-radians", "arcface(1.2, scale=16)").contains("1.2 is radians, which is 68.8°");
    }

    @Test
    void aScaleTooSmallForTheClassesIsToldItsLargestProbability() throws IOException {
        // s = √2·ln 3 = 1.5537; e^s/(e^s + 3) = 4.7288/7.7288 = 0.612; −ln 0.612 = 0.491.
        what("unstable-scale", "fixed-adacos")
                .contains("scale 1.554 is small for 4 classes")
                .contains("probability 0.612 at most")
                .contains("below 0.491");
    }

    @Test
    void anAdaptiveScaleThatFallsBelowItsRangeIsFound() throws IOException {
        run.set("train.epochs", "12").set("train.learning_rate", "0.01");
        // ln 3 = 1.0986
        what("unstable-scale", "adacos").contains("below ln(C−1) = 1.099 for 4 classes");
    }

    @Test
    void theSamePictureUnderTwoClassesGivesTheSameEmbedding() throws IOException {
        ImageSet doubled = run.test.subset(new int[] {0, 1, 2, 3, 0, 5, 6, 7});
        int[] labels = {0, 1, 2, 3, 1, 1, 2, 3};
        run.test = new ImageSet(8, 8, 1, StripedImages.bytes(doubled), labels, doubled.classNames());
        what("collapsed-embeddings", "cosface(0.1)").contains("2 of 8 judged images have to the bit");
    }

    @Test
    void embeddingsThatPointOneWayHaveCollapsed() throws IOException {
        run.set("train.learning_rate", "1e-6");
        run.beforeOptimizer =
                learner -> Objects.requireNonNull(learner.backbone().tensors().get("fc2.bias"))
                        .detach()
                        .fill_(new Scalar(1000));
        what("collapsed-embeddings", "cosface(0.1)").contains("the mean cosine between different classes is 1.000");
    }

    @Test
    void aLastBatchOfOneMeetsBatchNorm() throws IOException {
        run.train = StripedImages.of(97, 4, 1);
        run.set("train.drop_last", "false");
        // SimpleCNN has no BatchNorm.
        silent("batch-of-one", "cosface(0.1)");
        run.backboneName = "mobilefacenet";
        run.train = new ImageSet(16, 16, 3, new byte[97 * 16 * 16 * 3], run.train.labels(), run.train.classNames());
        Linter linter = run.begun("cosface(0.1)", folder.resolve("begun"), run.learner("cosface(0.1)"));
        assertThat(linter.findings())
                .singleElement()
                .satisfies(each -> assertThat(each.check()).isEqualTo("batch-of-one"))
                .satisfies(each ->
                        assertThat(each.what()).startsWith("97 training images in batches of 16 leave one image over"));
        // Drawn class by class, batches are whole.
        Linter pairs = run.begun("supcon", folder.resolve("pairs"), run.learner("supcon"));
        assertThat(pairs.findings()).isEmpty();
        run.set("train.drop_last", "true");
        Linter dropping = run.begun("cosface(0.1)", folder.resolve("dropping"), run.learner("cosface(0.1)"));
        assertThat(dropping.findings()).isEmpty();
    }

    @Test
    void testImagesThatWereTrainedOnAreFound() throws IOException {
        run.test = run.train.subset(new int[] {5, 6, 7, 8, 9, 10});
        what("shared-images", "cosface(0.1)")
                .startsWith("6 of 6 test images are pixel by pixel among the training images");
    }

    @Test
    void theSeedProtocolsOwnFlawsAreFound() throws IOException {
        run.set("protocol", "seed").set("seeds", "1");
        run.validation = Optional.empty();
        // 40 of 136 images are not the fifth that a split would have drawn.
        assertThat(run.findings("simple-arcface", folder))
                .extracting(Finding::check)
                .contains(
                        "unmoved-weights",
                        "saturated-logits",
                        "degrees-as-radians",
                        "constant-rate",
                        "no-validation",
                        "one-seed",
                        "raw-distances",
                        "own-neighbour")
                .doesNotContain("unequal-judging", "loss-unit", "unstratified-split");
    }

    @Test
    void theSeedsCrossEntropyIsJudgedApart() throws IOException {
        run.set("protocol", "seed").set("seeds", "1");
        run.validation = Optional.empty();
        List<Finding> findings = run.findings("cross-entropy", folder);
        assertThat(findings)
                .filteredOn(each -> each.check().equals("unequal-judging"))
                .singleElement()
                .satisfies(each -> assertThat(each.what()).contains("its 16 outputs, 12 of which are no class's"));
        // 40 images in batches of 16 are 3 batches: 40/3 = 13.3.
        assertThat(findings)
                .filteredOn(each -> each.check().equals("loss-unit"))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.what()).contains("a sum of 3 batch means over 40 images, 13.3 times"));
        assertThat(findings).extracting(Finding::check).doesNotContain("raw-distances", "own-neighbour");
    }

    @Test
    void aSplitByChanceNamesItsShares() throws IOException {
        run.set("split.stratified", "false");
        ImageSet all = StripedImages.of(100, 4, 5);
        // Class 0 gives 10 of its 25 images, class 1 gives 4, class 2 and 3 give 3.
        int[] chosen = {0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 1, 5, 9, 13, 2, 6, 10, 3, 7, 11};
        run.test = all.subset(chosen);
        run.train = all.subset(IntStream.range(0, 100)
                .filter(i -> Arrays.stream(chosen).noneMatch(c -> c == i))
                .toArray());
        run.validation = Optional.empty();
        what("unstratified-split", "cosface(0.1)").contains("between 12 % and 40 %");
    }

    @Test
    void aTrainingByItselfNeedsNoSecondSeed() throws IOException {
        run.set("seeds", "1");
        run.compared = false;
        silent("one-seed", "cosface(0.1)");
    }

    @Test
    void trainingIsTheSameToTheBitBesideTheLinter() throws IOException {
        Learner linted = run.learner("angular(0.2) x adacos");
        Linter linter = run.begun("angular(0.2) x adacos", folder.resolve("linted"), linted);
        TrainConfig train =
                run.settings.compare(Protocols.ALL, Asked.PIXELS).request().train();
        TrainingRun with = TrainingRun.open(folder.resolve("linted"), linted, run.train, train, 1);
        with.finish(null, linter, Work.silent());
        Learner plain = run.learner("angular(0.2) x adacos");
        Files.createDirectories(folder.resolve("plain"));
        TrainingRun without = TrainingRun.open(folder.resolve("plain"), plain, run.train, train, 1);
        without.finish(null, event -> {}, Work.silent());
        for (long i = 0; i < plain.parameters().size(); i++) {
            assertThat(Tensors.values(linted.parameters().get(i).to(ScalarType.Double)))
                    .isEqualTo(Tensors.values(plain.parameters().get(i).to(ScalarType.Double)));
        }
    }

    @Test
    void looksLeaveNoNativeObjectBehind() throws IOException {
        Linter linter = run.begun("arcface + regular-face", folder, run.learner("arcface + regular-face"));
        EpochRecord first = new EpochRecord(1, 1, 1, null, 64, 1);
        linter.accept(first);
        long live = Engine.liveObjects();
        for (int i = 0; i < 10; i++) {
            linter.accept(first);
        }
        assertThat(Engine.liveObjects()).isEqualTo(live);
    }
}
