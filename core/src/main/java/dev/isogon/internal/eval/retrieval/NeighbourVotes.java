package dev.isogon.internal.eval.retrieval;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.PassedOver;
import dev.isogon.internal.matrix.FloatMatrix;

/**
 * k-nearest-neighbour accuracy: the share of queries whose class the k references most like them choose. References
 * that tie stand in the order of their rows.
 *
 * @param k how many neighbours vote, at least 1
 * @param vote how
 */
public record NeighbourVotes(int k, Vote vote) {

    public NeighbourVotes {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but was " + k);
        }
    }

    /**
     * Each image by the others of its set.
     *
     * @param embeddings N×D, N above k
     * @param labels N classes
     * @return 1 for each query that is given its class, else 0
     * @throws IllegalArgumentException when there are too few images, no class has two, or a value is not finite
     */
    public QueryValues leaveOneOut(FloatMatrix embeddings, int[] labels, CosineScores cosines) {
        Labelled labelled = new Labelled(embeddings, labels, embeddings, labels, PassedOver.itself());
        return of(embeddings, labels, embeddings, labels, labelled, cosines);
    }

    /**
     * Each query by a set that it is not in.
     *
     * @param queries Q×D
     * @param queryLabels Q classes
     * @param references N×D, N at least k
     * @param referenceLabels N classes
     * @return 1 for each query that is given its class, else 0
     * @throws IllegalArgumentException when there are too few references, no query has a mate, or a value is not finite
     */
    public QueryValues of(
            FloatMatrix queries,
            int[] queryLabels,
            FloatMatrix references,
            int[] referenceLabels,
            CosineScores cosines) {
        Labelled labelled = new Labelled(queries, queryLabels, references, referenceLabels, PassedOver.none());
        return of(queries, queryLabels, references, referenceLabels, labelled, cosines);
    }

    private QueryValues of(
            FloatMatrix queries,
            int[] queryLabels,
            FloatMatrix references,
            int[] referenceLabels,
            Labelled labelled,
            CosineScores cosines) {
        int others = references.rows() - labelled.passedOver(0).length;
        if (others < k) {
            throw new IllegalArgumentException(k + " neighbours cannot vote where there are " + others + " references");
        }
        double[] correct = new double[queries.rows()];
        cosines.read(queries, references, () -> {
            int[] nearest = new int[k];
            return (query, scores) -> {
                for (int row : labelled.passedOver(query)) {
                    scores[row] = Float.NEGATIVE_INFINITY;
                }
                nearest(scores, nearest);
                correct[query] = winner(nearest, scores, referenceLabels) == queryLabels[query] ? 1 : 0;
            };
        });
        return labelled.values(correct);
    }

    /** The rows of the k highest scores, descending, ties to the lowest row. */
    private static void nearest(float[] scores, int[] nearest) {
        int found = 0;
        for (int row = 0; row < scores.length; row++) {
            if (found == nearest.length && scores[row] <= scores[nearest[found - 1]]) {
                continue;
            }
            int place = found < nearest.length ? found++ : found - 1;
            while (place > 0 && scores[nearest[place - 1]] < scores[row]) {
                nearest[place] = nearest[place - 1];
                place--;
            }
            nearest[place] = row;
        }
    }

    /** The class with most votes; of equals, the one met first, whose reference is the most alike. */
    private int winner(int[] nearest, float[] scores, int[] labels) {
        int winner = labels[nearest[0]];
        double most = 0;
        for (int candidate : nearest) {
            double votes = 0;
            for (int row : nearest) {
                votes += labels[row] == labels[candidate] ? vote.weight(scores[row]) : 0;
            }
            if (votes > most) {
                most = votes;
                winner = labels[candidate];
            }
        }
        return winner;
    }
}
