package dev.isogon.internal.experiment.judging;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.eval.neighbours.NearestNeighbours;
import dev.isogon.internal.eval.neighbours.NeighbourAccuracy;
import dev.isogon.internal.eval.neighbours.Similarity;
import dev.isogon.internal.experiment.open.OpenSetMeasure;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.matrix.FloatMatrix;

/** How a network is judged on new images of the classes that it was trained on. */
public final class ClosedSetEvaluation {

    private ClosedSetEvaluation() {}

    /** By cosine: test images look for their nearest training image, training images leave themselves out. */
    public static NetworkEvaluation byCosine(Learner learner, Images images, EvaluationWork work) {
        FloatMatrix train = work.embed(learner, images.train());
        FloatMatrix test = work.embed(learner, images.test());
        int[] labels = images.test().labels();
        double trainAccuracy = leaveOneOut(train, images.train(), work);
        int[] found = work.by(Similarity.COSINE).find(test, train);
        Predictions predictions =
                Predictions.byNearest(labels, found, images.train().labels());
        FloatMatrix strangers =
                images.strangers().map(each -> work.embed(learner, each)).orElse(null);
        OpenSetMeasure openSet = strangers == null
                ? null
                : OpenSetMeasure.ofSearches(
                        OpenSetEvaluation.searches(
                                new OpenSetEvaluation.Probes(test, found, predictions.correct(), labels),
                                strangers,
                                images.strangerIdentities(),
                                train,
                                work),
                        false,
                        work.work().threads());
        return new NetworkEvaluation(
                trainAccuracy,
                work.loss(learner, test, labels).mean(),
                predictions,
                new JudgedEmbeddings(train, test, strangers),
                openSet);
    }

    /** By Euclidean distance of raw embeddings; training images find themselves. There is no test loss. */
    public static NetworkEvaluation byDistance(Learner learner, Images images, EvaluationWork work) {
        FloatMatrix train = work.embed(learner, images.train());
        FloatMatrix test = work.embed(learner, images.test());
        int[] labels = images.train().labels();
        NearestNeighbours nearest = work.by(Similarity.EUCLIDEAN);
        int[] own = nearest.find(train, train);
        int[] found = nearest.find(test, train);
        return new NetworkEvaluation(
                NeighbourAccuracy.share(NeighbourAccuracy.correct(own, labels, labels)),
                null,
                Predictions.byNearest(images.test().labels(), found, labels),
                new JudgedEmbeddings(train, test, null),
                null);
    }

    /** By the largest output, where outputs are logits; the test loss is the sum of batch means ÷ images. */
    public static NetworkEvaluation byOutputs(Learner learner, Images images, EvaluationWork work) {
        FloatMatrix train = work.embed(learner, images.train());
        FloatMatrix test = work.embed(learner, images.test());
        int[] labels = images.test().labels();
        return new NetworkEvaluation(
                NeighbourAccuracy.share(byOutputs(train, images.train()).correct()),
                work.loss(learner, test, labels).sumOfBatchMeans() / labels.length,
                byOutputs(test, images.test()),
                new JudgedEmbeddings(train, test, null),
                null);
    }

    /** Leave-one-out cosine 1-nearest-neighbour accuracy of a set, in [0, 1]. */
    public static double leaveOneOut(FloatMatrix embeddings, ImageSet images, EvaluationWork work) {
        int[] found = work.by(Similarity.COSINE).findOthers(embeddings);
        return NeighbourAccuracy.share(NeighbourAccuracy.correct(found, images.labels(), images.labels()));
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
