package dev.isogon.internal.experiment.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.protocol.Fair;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.protocol.Seed;
import dev.isogon.internal.experiment.run.NewLearner;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loop.Embedding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each protocol makes of an untrained network's embeddings, against plain loops over them. */
class NetworkEvaluationTest {

    private static final int BATCH = 16;

    /** Noise: about a third is right by chance, so that every rule judges differently. */
    private final Images images = new Images(
            "noise",
            noise(60, 1),
            Optional.empty(),
            noise(37, 2),
            Optional.empty(),
            Optional.empty(),
            "checksum",
            List.of());

    private Scope scope;

    @BeforeEach
    void openScope() throws IOException {
        scope = Scope.open();
        Engine.start(1);
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    private static ImageSet noise(int count, long seed) {
        ImageSet like = StripedImages.of(count, 3, seed);
        byte[] pixels = new byte[like.size() * like.imageLength()];
        new Random(seed).nextBytes(pixels);
        return new ImageSet(like.height(), like.width(), 1, pixels, like.labels(), like.classNames());
    }

    private Learner learner(LossRecipe recipe) throws IOException {
        CompareRequest config = new Settings()
                .set("data", new DataSource.IdxFiles(Path.of("noise")))
                .compare(Protocols.ALL, Asked.PIXELS)
                .request();
        return NewLearner.of(recipe, 5, config, images);
    }

    private static EvaluationWork work() {
        return new EvaluationWork(BATCH, Work.silent().withThreads(1));
    }

    private static FloatMatrix embedded(Learner learner, ImageSet set) {
        return new Embedding(learner, set.size(), Work.silent()).of(set);
    }

    @Test
    void fairFindsByCosineAndLeavesTrainingImagesOut() throws IOException {
        LossRecipe recipe = Losses.parse("cosface");
        Learner learner = learner(recipe);
        NetworkEvaluation evaluation = new Fair().judge(learner, recipe, images, work());
        FloatMatrix train = embedded(learner, images.train());
        FloatMatrix test = embedded(learner, images.test());
        assertThat(evaluation.trainAccuracy())
                .isCloseTo(share(right(train, images.train(), train, true, true)), within(1e-12));
        assertThat(evaluation.test().correct()).isEqualTo(right(test, images.test(), train, true, false));
        int[] found = nearest(test, train, true, false);
        assertThat(evaluation.test().nearest()).isEqualTo(found);
        assertThat(evaluation.test().predicted())
                .isEqualTo(Arrays.stream(found)
                        .map(i -> images.train().labels()[i])
                        .toArray());
        assertThat(evaluation.testLoss()).isNotNull().isPositive();
    }

    @Test
    void seedFindsByEuclidOnRawEmbeddingsAndTrainingImagesFindThemselves() throws IOException {
        LossRecipe recipe = Losses.parse("cosface");
        Learner learner = learner(recipe);
        NetworkEvaluation evaluation = new Seed().judge(learner, recipe, images, work());
        FloatMatrix train = embedded(learner, images.train());
        assertThat(evaluation.trainAccuracy()).isEqualTo(1);
        assertThat(evaluation.test().correct())
                .isEqualTo(right(embedded(learner, images.test()), images.test(), train, false, false));
        assertThat(evaluation.testLoss()).isNull();
    }

    @Test
    void seedJudgesCrossEntropyByItsOutputsAndSumsBatchMeansOverImages() throws IOException {
        LossRecipe recipe = Losses.parse("cross-entropy").withoutLinearLayer();
        Learner learner = learner(recipe);
        NetworkEvaluation evaluation = new Seed().judge(learner, recipe, images, work());
        FloatMatrix outputs = embedded(learner, images.test());
        boolean[] right = new boolean[outputs.rows()];
        int[] predicted = new int[outputs.rows()];
        double[] losses = new double[outputs.rows()];
        for (int i = 0; i < right.length; i++) {
            int largest = 0;
            double sum = 0;
            for (int j = 0; j < outputs.columns(); j++) {
                largest = outputs.at(i, j) > outputs.at(i, largest) ? j : largest;
                sum += Math.exp(outputs.at(i, j));
            }
            right[i] = largest == images.test().labels()[i];
            predicted[i] = largest < 3 ? largest : Predictions.NONE;
            losses[i] = Math.log(sum) - outputs.at(i, images.test().labels()[i]);
        }
        // 37 images: batches of 16, 16 and 5, each batch's mean counted alike.
        double expected = (mean(losses, 0, 16) + mean(losses, 16, 32) + mean(losses, 32, 37)) / 37;
        assertThat(evaluation.test().correct()).isEqualTo(right);
        assertThat(evaluation.test().predicted()).isEqualTo(predicted).contains(Predictions.NONE);
        assertThat(evaluation.test().nearest()).containsOnly(Predictions.NONE);
        assertThat(evaluation.testLoss()).isCloseTo(expected, within(1e-6));
        assertThat(outputs.columns()).as("outputs that no class has").isGreaterThan(3);
    }

    @Test
    void theBaselineComparesPixels() {
        int size = images.test().size();
        boolean[] right = right(pixels(images.test()), images.test(), pixels(images.train()), true, false);
        assertThat(right).hasSize(size);
        assertThat(RawPixels.accuracy(images, work())).isCloseTo(share(right), within(1e-12));
    }

    private static FloatMatrix pixels(ImageSet set) {
        float[] values = new float[set.size() * set.imageLength()];
        byte[] pixels = StripedImages.bytes(set);
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(pixels[i]);
        }
        return new FloatMatrix(set.size(), set.imageLength(), values);
    }

    /** For each probe, whether the nearest gallery image is of its class. */
    private boolean[] right(FloatMatrix probes, ImageSet of, FloatMatrix gallery, boolean cosine, boolean leaveOut) {
        int[] nearest = nearest(probes, gallery, cosine, leaveOut);
        boolean[] right = new boolean[nearest.length];
        for (int p = 0; p < right.length; p++) {
            right[p] = images.train().labels()[nearest[p]] == of.labels()[p];
        }
        return right;
    }

    private static int[] nearest(FloatMatrix probes, FloatMatrix gallery, boolean cosine, boolean leaveOut) {
        int[] nearest = new int[probes.rows()];
        for (int p = 0; p < nearest.length; p++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < gallery.rows(); g++) {
                double score = score(probes, p, gallery, g, cosine);
                if (score > best && !(leaveOut && g == p)) {
                    best = score;
                    nearest[p] = g;
                }
            }
        }
        return nearest;
    }

    private static double score(FloatMatrix a, int i, FloatMatrix b, int j, boolean cosine) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.columns(); k++) {
            dot += (double) a.at(i, k) * b.at(j, k);
            aa += (double) a.at(i, k) * a.at(i, k);
            bb += (double) b.at(j, k) * b.at(j, k);
        }
        return cosine ? dot / Math.sqrt(aa * bb) : 2 * dot - aa - bb;
    }

    private static double share(boolean[] marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count / (double) marks.length;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
