package dev.isogon.internal.eval.verification;

/**
 * Mated and non-mated pairs with their scores, listed or counted: all that the metrics need to know. A pair is accepted
 * iff its score is at least the threshold τ.
 */
public interface ScoredPairs {

    /** M, at least 1. */
    long matedPairs();

    /** N, at least 1. */
    long nonMatedPairs();

    /** Mated pairs below τ. */
    long falseNonMatches(double threshold);

    /** Non-mated pairs at or above τ. */
    long falseMatches(double threshold);

    /** The lowest τ at which at most so many non-mated pairs are accepted; −∞ where all may be. */
    double thresholdFor(long falseMatches);

    /** A walk over all scores from the highest to the lowest. */
    DistinctScores descending();
}
