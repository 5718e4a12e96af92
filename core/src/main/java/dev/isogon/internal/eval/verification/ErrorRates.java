package dev.isogon.internal.eval.verification;

/**
 * The two errors of a threshold, as sums of weights (counts, where each pair counts 1) and as the rates of ISO/IEC 19795-1:2021. Images that no embedding could be
 * made of are not in them: with failures to acquire FAR = FMR · (1 − FTA), which docs/decisions/0019 speaks of.
 *
 * @param threshold τ; a pair is accepted iff its score is at least τ
 * @param falseMatches accepted non-mated pairs
 * @param nonMated all of them
 * @param falseNonMatches rejected mated pairs
 * @param mated all of them
 */
public record ErrorRates(double threshold, double falseMatches, double nonMated, double falseNonMatches, double mated) {

    /**
     * Counts at a threshold, which may be infinite: +∞ rejects all, −∞ accepts all.
     *
     * @throws IllegalArgumentException when the threshold is NaN
     */
    public static ErrorRates at(ScoredPairs scores, double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("the threshold is NaN, but must be a score or infinite");
        }
        return new ErrorRates(
                threshold,
                scores.falseMatches(threshold),
                scores.nonMatedPairs(),
                scores.falseNonMatches(threshold),
                scores.matedPairs());
    }

    /** FMR(τ) = #{non-mated ≥ τ} ∕ N, in [0, 1]. */
    public double falseMatchRate() {
        return falseMatches / nonMated;
    }

    /** FNMR(τ) = #{mated < τ} ∕ M, in [0, 1]. */
    public double falseNonMatchRate() {
        return falseNonMatches / mated;
    }

    /** The share of mated pairs that are accepted: 1 − FNMR. */
    public double trueAcceptRate() {
        return (mated - falseNonMatches) / mated;
    }

    /** The share of all pairs that are decided rightly. */
    public double accuracy() {
        return (mated - falseNonMatches + nonMated - falseMatches) / (mated + nonMated);
    }
}
