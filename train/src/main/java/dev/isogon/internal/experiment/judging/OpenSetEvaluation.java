package dev.isogon.internal.experiment.judging;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.identities.Members;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.neighbours.Similarity;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.experiment.open.OpenSetMeasure;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.split.Unseen;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How a network is judged on identities that it was not trained on. */
public final class OpenSetEvaluation {

    private OpenSetEvaluation() {}

    /**
     * Probes look for their identity among the enrolled images, strangers for none; and all images of unseen identities are
     * compared in pairs.
     */
    public static NetworkEvaluation of(Learner learner, Images images, EvaluationWork work) {
        Unseen unseen = images.unseen().orElseThrow();
        ImageSet trained = images.train();
        ImageSet probes = images.test();
        FloatMatrix enrolled = work.embed(learner, unseen.enrolled());
        FloatMatrix looking = work.embed(learner, probes);
        FloatMatrix strangers = work.embed(learner, images.strangers().orElseThrow());
        int[] found = work.by(Similarity.COSINE).find(looking, enrolled);
        Predictions predictions =
                Predictions.byNearest(probes.labels(), found, unseen.enrolled().labels());
        Searches searches = searches(
                new Probes(looking, found, predictions.correct(), probes.labels()),
                strangers,
                unseen.ofStrangers().labels(),
                enrolled,
                work);
        IdentityScores pairs = pairs(
                List.of(enrolled, looking, strangers),
                List.of(unseen.ofEnrolled(), unseen.ofProbes(), unseen.ofStrangers()));
        return new NetworkEvaluation(
                ClosedSetEvaluation.leaveOneOut(work.embed(learner, trained), trained, work),
                null,
                predictions,
                new JudgedEmbeddings(enrolled, looking, strangers),
                OpenSetMeasure.ofSearches(searches, true, work.work().threads())
                        .with(pairs, work.work().threads()));
    }

    /**
     * Probes with what they found.
     *
     * @param embeddings P×D
     * @param nearest P rows of the gallery
     * @param correct whether that is of their identity
     * @param identities P identities
     */
    record Probes(FloatMatrix embeddings, int[] nearest, boolean[] correct, int[] identities) {}

    /** Searches of probes and of strangers in one gallery. */
    static Searches searches(
            Probes probes, FloatMatrix strangers, int[] identities, FloatMatrix gallery, EvaluationWork work) {
        int[] found = work.by(Similarity.COSINE).find(strangers, gallery);
        return Searches.ofNearest(
                OpenSetMeasure.cosines(probes.embeddings(), gallery, probes.nearest()),
                probes.correct(),
                probes.identities(),
                OpenSetMeasure.cosines(strangers, gallery, found),
                identities);
    }

    /** All pairs, or those of a part of the images, by identity alike, where there are too many. */
    private static IdentityScores pairs(List<FloatMatrix> embeddings, List<Members> members) {
        int[] identities = members.stream()
                .flatMapToInt(each -> IntStream.of(each.labels()))
                .toArray();
        int[] groups = members.stream()
                .flatMapToInt(each -> IntStream.of(each.groups()))
                .toArray();
        int[] chosen = Splits.inOrder(identities.length);
        if (identities.length > OpenSetMeasure.MOST_PAIRED) {
            int classes = IntStream.of(identities).max().orElse(0) + 1;
            int present = (int) IntStream.of(identities).distinct().count();
            chosen = Splits.stratifiedSubset(identities, classes, Math.max(OpenSetMeasure.MOST_PAIRED, present), 0);
        }
        List<float[]> rows = new ArrayList<>();
        embeddings.forEach(matrix -> {
            for (int i = 0; i < matrix.rows(); i++) {
                rows.add(Arrays.copyOfRange(matrix.values(), i * matrix.columns(), (i + 1) * matrix.columns()));
            }
        });
        int d = embeddings.get(0).columns();
        float[] values = new float[chosen.length * d];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(rows.get(chosen[i]), 0, values, i * d, d);
        }
        return IdentityScores.ofPictures(
                new FloatMatrix(chosen.length, d, values),
                Images.chosen(identities, chosen),
                Images.chosen(groups, chosen));
    }
}
