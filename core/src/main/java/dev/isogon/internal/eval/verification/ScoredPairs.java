package dev.isogon.internal.eval.verification;

import dev.isogon.internal.eval.TypedThreshold;

/**
 * Mated and non-mated pairs with their scores: all that the metrics need to know. A pair is accepted iff its score is at
 * least the threshold τ. Each pair counts by its weight: by 1 where pairs are listed or counted, so that all sums are whole
 * numbers, and by what was drawn for its identities where these are resampled.
 */
public interface ScoredPairs {

    /** M, the weight of all mated pairs, above 0. */
    double matedPairs();

    /** N, the weight of all non-mated pairs, above 0. */
    double nonMatedPairs();

    /** Mated pairs below τ. */
    double falseNonMatches(double threshold);

    /** Non-mated pairs at or above τ. */
    double falseMatches(double threshold);

    /** The lowest τ at which at most so many non-mated pairs are accepted; −∞ where all may be. */
    double thresholdFor(double falseMatches);

    /** The threshold τ in as few digits as decide about each of these pairs as τ does; see {@link TypedThreshold}. */
    default double typed(double threshold) {
        DistinctScores refused = below(threshold);
        double highest = refused.next() ? refused.threshold() : Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        DistinctScores accepted = descending();
        while (accepted.next() && accepted.threshold() >= threshold) {
            lowest = accepted.threshold();
        }
        return TypedThreshold.of(highest, threshold, lowest);
    }

    /** A walk over all scores below this one, from the highest to the lowest; those that are passed over count. */
    DistinctScores below(double score);

    /** A walk over all scores from the highest to the lowest. */
    default DistinctScores descending() {
        return below(Double.POSITIVE_INFINITY);
    }

    /**
     * The same walk, but non-mated scores between two mated ones may be one step, at the lowest of them. Enough for figures
     * that only depend on how many non-mated pairs lie above each mated one, and much faster where pairs have weights.
     */
    default DistinctScores steps() {
        return descending();
    }
}
