package dev.isogon.internal.eval.verification.allpairs;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.eval.FiniteRows;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;

/**
 * Counts the scores of all N·(N − 1) ∕ 2 pairs of N embeddings; no list of them ever exists. Memory beside the embeddings
 * is 0.3 GB and under 0.1 GB a thread, whatever N is; the work is that of the matrix product of all with all, halved.
 *
 * <p>A score is the cosine in float64, rounded to a multiple of 2⁻²³. It does not depend on threads. Products in float64
 * differ by some 1e-16 from machine to machine, so about one pair in a hundred million may be counted one step of 1e-7
 * higher or lower on another. Against a cosine rounded to float32, a score differs by 6e-8 at most. A row of zeros has
 * cosine 0 to everything.
 *
 * @param work is told how many pairs are done, by one thread at a time
 */
public record AllPairs(Work work) {

    /** Rows of which all pairs, 33 million, take half a gigabyte. */
    public static final int MOST_LISTED = 8_192;

    /**
     * Counts.
     *
     * @param embeddings N×D, of any length
     * @param labels N identities, numbered from 0
     * @throws IllegalArgumentException where a value is not finite, a label is missing, or there are no mated or no
     *     non-mated pairs
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public CountedScores count(FloatMatrix embeddings, int[] labels) {
        check(embeddings, labels);
        PairCount count = new PairCount(embeddings, labels, work);
        Parallel.onEach(Math.min(work.threads(), Math.max(1, count.bands())), "pairs", () -> {
            try (PairWorker worker = new PairWorker(count)) {
                worker.work();
            }
        });
        return count.result();
    }

    /**
     * Lists all pairs of few embeddings with their identities, 16 bytes a pair: what resampling needs. The cosines are
     * rounded as {@link dev.isogon.internal.eval.PairRounding} says.
     *
     * @param embeddings N×D, at most {@value #MOST_LISTED} rows
     * @param labels N identities, numbered from 0
     * @throws IllegalArgumentException where there are more rows, a value is not finite, or a label is missing
     */
    public IdentityScores list(FloatMatrix embeddings, int[] labels) {
        check(embeddings, labels);
        int rows = embeddings.rows();
        if (rows > MOST_LISTED) {
            throw new IllegalArgumentException("all pairs of " + rows
                    + " embeddings are too many to be listed; count them," + " or give at most " + MOST_LISTED);
        }
        int pairs = rows * (rows - 1) / 2;
        int[] first = new int[pairs];
        int[] second = new int[pairs];
        for (int row = 0, place = 0; row < rows; row++) {
            for (int other = row + 1; other < rows; other++) {
                first[place] = labels[row];
                second[place++] = labels[other];
            }
        }
        double[] scores = new PairLister(embeddings, work).scores();
        work.at("comparing", pairs, pairs);
        return new IdentityScores(first, second, scores);
    }

    private static void check(FloatMatrix embeddings, int[] labels) {
        if (labels.length != embeddings.rows()) {
            throw new IllegalArgumentException(
                    "every embedding needs a label, but there are " + embeddings.rows() + " and " + labels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException(
                        "identities are numbered from 0, but row " + i + " has " + labels[i]);
            }
        }
        FiniteRows.check("embedding", embeddings);
    }
}
