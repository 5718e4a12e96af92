package dev.isogon.study;

import dev.isogon.config.Protocol;
import dev.isogon.data.ImageSet;
import dev.isogon.data.image.Picture;
import dev.isogon.data.image.Resizing;
import dev.isogon.eval.NearestNeighbours;
import dev.isogon.eval.NeighbourAccuracy;
import dev.isogon.eval.Similarity;
import dev.isogon.loss.LossRecipe;
import dev.isogon.tensor.FloatMatrix;
import dev.isogon.train.Embedding;
import dev.isogon.train.Learner;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a trained network is judged.
 *
 * @param trainAccuracy in [0, 1]
 * @param testLoss mean over the test images, in the loss's own unit; in {@code seed} in the experiment's, sum of batch
 *     means ÷ images, and null for all but cross-entropy
 * @param testCorrect for each test image, whether it was recognised
 */
record Judgement(double trainAccuracy, @Nullable Double testLoss, boolean[] testCorrect) {

    /** Larger images are shrunk to this before raw pixels are compared. */
    private static final int BASELINE_SIDE = 32;

    /**
     * Judges by the protocol: in {@code seed}, 1-nearest-neighbour on raw embeddings by Euclidean distance, an image of
     * the gallery finding itself, or arg-max over the outputs where the outputs are the logits; in {@code fair}, cosine
     * 1-nearest-neighbour, gallery images leaving themselves out.
     */
    static Judgement of(Learner learner, LossRecipe recipe, Images images, Judging judging) {
        Embedding.Result train = judging.embed(learner, images.train());
        Embedding.Result test = judging.embed(learner, images.test());
        int[] trainLabels = images.train().labels();
        int[] testLabels = images.test().labels();
        if (judging.protocol == Protocol.FAIR) {
            NearestNeighbours nearest = judging.by(Similarity.COSINE);
            int[] own = nearest.findOthers(train.embeddings());
            int[] found = nearest.find(test.embeddings(), train.embeddings());
            return new Judgement(
                    NeighbourAccuracy.share(NeighbourAccuracy.correct(own, trainLabels, trainLabels)),
                    test.meanLoss(),
                    NeighbourAccuracy.correct(found, testLabels, trainLabels));
        }
        if (recipe.judgedByOutputs()) {
            return new Judgement(
                    NeighbourAccuracy.share(outputs(train.embeddings(), trainLabels)),
                    test.sumOfBatchMeans() / images.test().size(),
                    outputs(test.embeddings(), testLabels));
        }
        NearestNeighbours nearest = judging.by(Similarity.EUCLIDEAN);
        int[] own = nearest.find(train.embeddings(), train.embeddings());
        int[] found = nearest.find(test.embeddings(), train.embeddings());
        return new Judgement(
                NeighbourAccuracy.share(NeighbourAccuracy.correct(own, trainLabels, trainLabels)),
                null,
                NeighbourAccuracy.correct(found, testLabels, trainLabels));
    }

    /** Leave-one-out cosine 1-nearest-neighbour accuracy of a set, in [0, 1]. */
    static double leaveOneOut(Learner learner, ImageSet images, Judging judging) {
        FloatMatrix embeddings = judging.embed(learner, images).embeddings();
        int[] found = judging.by(Similarity.COSINE).findOthers(embeddings);
        return NeighbourAccuracy.share(NeighbourAccuracy.correct(found, images.labels(), images.labels()));
    }

    /** Cosine 1-nearest-neighbour accuracy on raw pixels: what there is without any training, in [0, 1]. */
    static double baseline(Images images, Judging judging) {
        int[] found = judging.by(Similarity.COSINE).find(pixels(images.test()), pixels(images.train()));
        return NeighbourAccuracy.share(NeighbourAccuracy.correct(
                found, images.test().labels(), images.train().labels()));
    }

    double testAccuracy() {
        return NeighbourAccuracy.share(testCorrect);
    }

    /** How judging is done. */
    record Judging(Protocol protocol, int batch, int threads, BooleanSupplier stop) {

        Embedding.Result embed(Learner learner, ImageSet images) {
            return new Embedding(learner, batch, stop).of(images);
        }

        NearestNeighbours by(Similarity similarity) {
            return new NearestNeighbours(similarity, threads, stop);
        }
    }

    /** Grey values, shrunk where images are larger than {@link #BASELINE_SIDE}. */
    private static FloatMatrix pixels(ImageSet images) {
        int height = Math.min(images.height(), BASELINE_SIDE);
        int width = Math.min(images.width(), BASELINE_SIDE);
        int length = height * width;
        float[] values = new float[images.size() * length];
        for (int i = 0; i < images.size(); i++) {
            Picture grey = Resizing.grey(images.picture(i));
            byte[] pixels = grey.width() == width && grey.height() == height
                    ? grey.pixels()
                    : Resizing.bilinear(grey, width, height).pixels();
            for (int p = 0; p < length; p++) {
                values[i * length + p] = pixels[p] & 0xff;
            }
        }
        return new FloatMatrix(images.size(), length, values);
    }

    private static boolean[] outputs(FloatMatrix outputs, int[] labels) {
        boolean[] correct = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            int largest = 0;
            for (int j = 1; j < outputs.columns(); j++) {
                if (outputs.at(i, j) > outputs.at(i, largest)) {
                    largest = j;
                }
            }
            correct[i] = largest == labels[i];
        }
        return correct;
    }
}
