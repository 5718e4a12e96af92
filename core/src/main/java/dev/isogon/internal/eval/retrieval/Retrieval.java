package dev.isogon.internal.eval.retrieval;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.PassedOver;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.matrix.FloatMatrix;

/**
 * How well a set is sorted by its likeness to each of many queries. Every rank is exact; memory grows with the sets, and
 * never with their product.
 *
 * @param precisionAtOne 1 where the reference most like the query is a mate
 * @param rPrecision share of mates among the R most alike
 * @param averagePrecisionAtR its mean is MAP@R
 * @param reciprocalRank its mean is MRR
 * @param averagePrecision its mean is mAP, by trapezoids
 * @param averagePrecisionBySteps its mean is mAP as others count it, by steps
 */
public record Retrieval(
        QueryValues precisionAtOne,
        QueryValues rPrecision,
        QueryValues averagePrecisionAtR,
        QueryValues reciprocalRank,
        QueryValues averagePrecision,
        QueryValues averagePrecisionBySteps) {

    /**
     * Each image against all others of its set.
     *
     * @param embeddings N×D
     * @param labels N classes
     * @param ties where a mate stands that ties with others
     * @throws IllegalArgumentException when no class has two images, or a value is not finite
     */
    public static Retrieval leaveOneOut(FloatMatrix embeddings, int[] labels, TieRule ties, CosineScores cosines) {
        return of(
                embeddings,
                embeddings,
                new Labelled(embeddings, labels, embeddings, labels, PassedOver.itself()),
                ties,
                cosines);
    }

    /**
     * Each query against a set that it is not in.
     *
     * @param queries Q×D
     * @param queryLabels Q classes
     * @param references N×D
     * @param referenceLabels N classes
     * @param passedOver references that a query does not see
     * @param ties where a mate stands that ties with others
     * @throws IllegalArgumentException when no query has a mate, or a value is not finite
     */
    public static Retrieval of(
            FloatMatrix queries,
            int[] queryLabels,
            FloatMatrix references,
            int[] referenceLabels,
            PassedOver passedOver,
            TieRule ties,
            CosineScores cosines) {
        return of(
                queries,
                references,
                new Labelled(queries, queryLabels, references, referenceLabels, passedOver),
                ties,
                cosines);
    }

    private static Retrieval of(
            FloatMatrix queries, FloatMatrix references, Labelled labelled, TieRule ties, CosineScores cosines) {
        double[] precisionAtOne = new double[queries.rows()];
        double[] rPrecision = new double[queries.rows()];
        double[] averagePrecisionAtR = new double[queries.rows()];
        double[] reciprocalRank = new double[queries.rows()];
        double[] averagePrecision = new double[queries.rows()];
        double[] bySteps = new double[queries.rows()];
        cosines.read(queries, references, () -> (query, scores) -> {
            int[] mates = labelled.mates(query);
            if (mates.length > 0) {
                int[] ranks = MateRanks.of(scores, mates, labelled.passedOver(query), ties);
                precisionAtOne[query] = PrecisionAtOne.of(ranks);
                rPrecision[query] = RPrecision.of(ranks);
                averagePrecisionAtR[query] = AveragePrecisionAtR.of(ranks);
                reciprocalRank[query] = ReciprocalRank.of(ranks);
                averagePrecision[query] = AveragePrecision.trapezoids(ranks);
                bySteps[query] = AveragePrecision.steps(ranks);
            }
        });
        return new Retrieval(
                labelled.values(precisionAtOne),
                labelled.values(rPrecision),
                labelled.values(averagePrecisionAtR),
                labelled.values(reciprocalRank),
                labelled.values(averagePrecision),
                labelled.values(bySteps));
    }
}
