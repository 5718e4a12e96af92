package dev.isogon.study;

import dev.isogon.config.Protocol;
import dev.isogon.data.ImageSet;
import dev.isogon.eval.NearestNeighbours;
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
 * @param testLoss in the experiment's unit; null where the protocol does not ask for it
 * @param testCorrect for each test image, whether it was recognised
 */
record Judgement(double trainAccuracy, @Nullable Double testLoss, boolean[] testCorrect) {

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
            int[] own = judging.neighbours(train.embeddings(), train.embeddings(), Similarity.COSINE, true);
            int[] found = judging.neighbours(train.embeddings(), test.embeddings(), Similarity.COSINE, false);
            return new Judgement(
                    share(correct(own, trainLabels, trainLabels)), null, correct(found, trainLabels, testLabels));
        }
        if (recipe.judgedByOutputs()) {
            return new Judgement(
                    share(outputs(train.embeddings(), trainLabels)),
                    test.lossSum() / images.test().size(),
                    outputs(test.embeddings(), testLabels));
        }
        int[] own = judging.neighbours(train.embeddings(), train.embeddings(), Similarity.EUCLIDEAN, false);
        int[] found = judging.neighbours(train.embeddings(), test.embeddings(), Similarity.EUCLIDEAN, false);
        return new Judgement(
                share(correct(own, trainLabels, trainLabels)), null, correct(found, trainLabels, testLabels));
    }

    /** Leave-one-out cosine 1-nearest-neighbour accuracy of a set, in [0, 1]. */
    static double leaveOneOut(Learner learner, ImageSet images, Judging judging) {
        FloatMatrix embeddings = judging.embed(learner, images).embeddings();
        int[] found = judging.neighbours(embeddings, embeddings, Similarity.COSINE, true);
        return share(correct(found, images.labels(), images.labels()));
    }

    /** Cosine 1-nearest-neighbour accuracy on raw pixels: what there is without any training, in [0, 1]. */
    static double baseline(Images images, Judging judging) {
        int[] found = judging.neighbours(pixels(images.train()), pixels(images.test()), Similarity.COSINE, false);
        return share(correct(found, images.train().labels(), images.test().labels()));
    }

    double testAccuracy() {
        return share(testCorrect);
    }

    /** How judging is done. */
    record Judging(Protocol protocol, int batch, int threads, BooleanSupplier stop) {

        Embedding.Result embed(Learner learner, ImageSet images) {
            return new Embedding(learner, batch, stop).of(images);
        }

        int[] neighbours(FloatMatrix gallery, FloatMatrix probes, Similarity similarity, boolean leaveSelfOut) {
            return NearestNeighbours.find(gallery, probes, similarity, leaveSelfOut, threads, stop);
        }
    }

    private static FloatMatrix pixels(ImageSet images) {
        float[] values = new float[images.size() * images.imageLength()];
        for (int i = 0; i < values.length; i++) {
            values[i] = images.pixels()[i] & 0xff;
        }
        return new FloatMatrix(images.size(), images.imageLength(), values);
    }

    private static boolean[] correct(int[] found, int[] galleryLabels, int[] probeLabels) {
        boolean[] correct = new boolean[found.length];
        for (int i = 0; i < found.length; i++) {
            correct[i] = galleryLabels[found[i]] == probeLabels[i];
        }
        return correct;
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

    private static double share(boolean[] correct) {
        int count = 0;
        for (boolean each : correct) {
            count += each ? 1 : 0;
        }
        return (double) count / correct.length;
    }
}
