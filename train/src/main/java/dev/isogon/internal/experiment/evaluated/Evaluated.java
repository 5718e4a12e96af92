package dev.isogon.internal.experiment.evaluated;

import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.LabelledImages;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation came to, and what of.
 *
 * @param results its figures
 * @param set embeddings; null where there were scores only
 * @param listed pairs of them that were judged; null where all were
 * @param strangers of other identities; null where none were given
 * @param images of the set, to be shown; null where there are embeddings only
 * @param imagesOfStrangers likewise
 */
public record Evaluated(
        EvaluationResults results,
        @Nullable LabelledEmbeddings set,
        @Nullable PairedRows listed,
        @Nullable LabelledEmbeddings strangers,
        @Nullable LabelledImages images,
        @Nullable LabelledImages imagesOfStrangers) {

    /** Of scores, which have no images. */
    public static Evaluated ofScores(EvaluationResults results) {
        return new Evaluated(results, null, null, null, null, null);
    }

    /** Of embeddings alone. */
    public static Evaluated ofEmbeddings(
            EvaluationResults results,
            LabelledEmbeddings set,
            @Nullable PairedRows listed,
            @Nullable LabelledEmbeddings strangers) {
        return new Evaluated(results, set, listed, strangers, null, null);
    }

    /** The same to be shown: without images of which no template came, and without comparisons that failed for them. */
    Evaluated enrolled() {
        LabelledEmbeddings all = set;
        if (all == null) {
            return this;
        }
        PairedRows pairs = listed;
        return new Evaluated(
                results,
                pairs == null ? all.enrolled() : all,
                pairs == null ? null : pairs.without(all.failed()),
                strangers == null ? null : strangers.enrolled(),
                images,
                imagesOfStrangers);
    }
}
