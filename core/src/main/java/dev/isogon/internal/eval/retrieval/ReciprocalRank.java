package dev.isogon.internal.eval.retrieval;

/**
 * The reciprocal rank, whose mean over queries is MRR: 1 ∕ the rank of the first mate, however far down it is.
 * pytorch-metric-learning looks at as many references as the largest class has, and counts 0 beyond.
 *
 * <p>E. M. Voorhees, <i>The TREC-8 question answering track report</i>, TREC 1999.
 */
final class ReciprocalRank {

    private ReciprocalRank() {}

    /** From the ranks of all mates, ascending, from 1. */
    static double of(int[] mateRanks) {
        return 1.0 / mateRanks[0];
    }
}
