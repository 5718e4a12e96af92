package dev.isogon.internal.experiment;

import dev.isogon.internal.config.Protocol;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.eval.neighbours.NearestNeighbours;
import dev.isogon.internal.eval.neighbours.NeighbourAccuracy;
import dev.isogon.internal.eval.neighbours.Similarity;
import dev.isogon.internal.experiment.open.OpenSetMeasure;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.loop.Embedding;
import dev.isogon.internal.loop.EvaluationLoss;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import org.jspecify.annotations.Nullable;

/**
 * How a trained network is judged.
 *
 * @param trainAccuracy in [0, 1]
 * @param testLoss mean over the test images, in the loss's own unit; in {@code seed} in the experiment's, sum of batch
 *     means ÷ images, and null for all but cross-entropy
 * @param test what it made of each test image
 * @param embeddings that it rests on
 * @param openSet what it made of strangers, if there are any
 */
record Judgement(
        double trainAccuracy,
        @Nullable Double testLoss,
        Predictions test,
        JudgedEmbeddings embeddings,
        @Nullable OpenSetMeasure openSet) {

    /** Larger images are shrunk to this before raw pixels are compared. */
    private static final int BASELINE_SIDE = 32;

    /**
     * Judges by the protocol: in {@code seed}, 1-nearest-neighbour on raw embeddings by Euclidean distance, an image of
     * the gallery finding itself, or arg-max over the outputs where the outputs are the logits; in {@code fair}, cosine
     * 1-nearest-neighbour, gallery images leaving themselves out; in {@code open} the same among images that are enrolled.
     */
    static Judgement of(Learner learner, LossRecipe recipe, Images images, Judging judging) {
        if (images.unseen().isPresent()) {
            return OpenJudgement.of(learner, images, images.unseen().get(), judging);
        }
        FloatMatrix train = judging.embed(learner, images.train());
        FloatMatrix test = judging.embed(learner, images.test());
        int[] trainLabels = images.train().labels();
        int[] testLabels = images.test().labels();
        if (judging.protocol == Protocol.FAIR) {
            NearestNeighbours nearest = judging.by(Similarity.COSINE);
            int[] own = nearest.findOthers(train);
            int[] found = nearest.find(test, train);
            Predictions predictions = Predictions.byNearest(testLabels, found, trainLabels);
            FloatMatrix strangers =
                    images.strangers().map(each -> judging.embed(learner, each)).orElse(null);
            OpenSetMeasure openSet = strangers == null
                    ? null
                    : OpenSetMeasure.ofSearches(
                            OpenJudgement.searches(
                                    new OpenJudgement.Probes(test, found, predictions.correct(), testLabels),
                                    strangers,
                                    images.strangerIdentities(),
                                    train,
                                    judging),
                            false);
            return new Judgement(
                    NeighbourAccuracy.share(NeighbourAccuracy.correct(own, trainLabels, trainLabels)),
                    judging.loss(learner, test, testLabels).mean(),
                    predictions,
                    new JudgedEmbeddings(train, test, strangers),
                    openSet);
        }
        if (recipe.judgedByOutputs()) {
            return new Judgement(
                    NeighbourAccuracy.share(byOutputs(train, images.train()).correct()),
                    judging.loss(learner, test, testLabels).sumOfBatchMeans() / testLabels.length,
                    byOutputs(test, images.test()),
                    new JudgedEmbeddings(train, test, null),
                    null);
        }
        NearestNeighbours nearest = judging.by(Similarity.EUCLIDEAN);
        int[] own = nearest.find(train, train);
        int[] found = nearest.find(test, train);
        return new Judgement(
                NeighbourAccuracy.share(NeighbourAccuracy.correct(own, trainLabels, trainLabels)),
                null,
                Predictions.byNearest(testLabels, found, trainLabels),
                new JudgedEmbeddings(train, test, null),
                null);
    }

    /** Leave-one-out cosine 1-nearest-neighbour accuracy of a set, in [0, 1]. */
    static double leaveOneOut(FloatMatrix embeddings, ImageSet images, Judging judging) {
        int[] found = judging.by(Similarity.COSINE).findOthers(embeddings);
        return NeighbourAccuracy.share(NeighbourAccuracy.correct(found, images.labels(), images.labels()));
    }

    /** Cosine 1-nearest-neighbour accuracy on raw pixels: what there is without any training, in [0, 1]. */
    static double baseline(Images images, Judging judging) {
        ImageSet gallery = images.unseen().map(Unseen::enrolled).orElse(images.train());
        int[] found = judging.by(Similarity.COSINE).find(pixels(images.test()), pixels(gallery));
        return NeighbourAccuracy.share(
                NeighbourAccuracy.correct(found, images.test().labels(), gallery.labels()));
    }

    double testAccuracy() {
        return NeighbourAccuracy.share(test.correct());
    }

    /**
     * How judging is done.
     *
     * @param batch images a pass
     */
    record Judging(Protocol protocol, int batch, Work work) {

        FloatMatrix embed(Learner learner, ImageSet images) {
            return new Embedding(learner, batch, work).of(images);
        }

        EvaluationLoss loss(Learner learner, FloatMatrix embeddings, int[] labels) {
            return EvaluationLoss.of(learner, embeddings, labels, batch);
        }

        NearestNeighbours by(Similarity similarity) {
            return new NearestNeighbours(similarity, work);
        }
    }

    /**
     * What a judgement rests on.
     *
     * @param gallery embeddings of the images that are searched in: those trained on, or the enrolled
     * @param test of the test images
     * @param strangers of images of other classes; null without any
     */
    record JudgedEmbeddings(
            FloatMatrix gallery, FloatMatrix test, @Nullable FloatMatrix strangers) {}

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

    private static Predictions byOutputs(FloatMatrix outputs, ImageSet images) {
        int[] largest = new int[outputs.rows()];
        for (int i = 0; i < largest.length; i++) {
            for (int j = 1; j < outputs.columns(); j++) {
                if (outputs.at(i, j) > outputs.at(i, largest[i])) {
                    largest[i] = j;
                }
            }
        }
        return Predictions.byOutputs(images.labels(), largest, images.classes());
    }
}
