package dev.isogon.internal.eval.identification;

/**
 * Open-set identification at a false-positive identification rate: a probe is identified as its nearest gallery subject
 * where their similarity is at least the threshold τ, and unknown otherwise.
 *
 * <p>τ is chosen on the very searches that it is judged on: an optimistic figure, not a promise for others.
 *
 * @param target FPIR that τ was chosen for
 * @param threshold τ, the lowest at which the FPIR is at most the target; −∞ where even all may pass
 * @param fpir share of non-mated searches that are not called unknown at τ; with tied scores it may be below the target
 * @param dir detection and identification rate: share of mated searches whose nearest is the right subject and at least
 *     τ; 1 − FNIR at rank 1, unless another rank was asked for
 * @see <a href="https://www.iso.org/standard/73515.html">ISO/IEC 19795-1, false-positive and false-negative
 *     identification-error rates</a>
 */
public record OpenSetIdentification(double target, double threshold, double fpir, double dir) {

    /**
     * By one of the definitions in use.
     *
     * @param target in [0, 1]; above 0 in {@link DirDefinition#IJB_1N}
     * @param rank the mate must be among so many, from 1; {@link DirDefinition#IJB_EVALS} knows 1 only, and {@link
     *     DirDefinition#IJB_1N} none
     * @throws IllegalArgumentException when a side has no searches; {@link DirDefinition#IJB_1N} asks for mated ones
     *     only, and its FPIR is NaN without non-mated ones
     */
    public static OpenSetIdentification of(Searches searches, double target, int rank, DirDefinition definition) {
        DirThreshold threshold = DirThreshold.of(searches, target, rank, definition);
        return new OpenSetIdentification(
                target, threshold.value(), threshold.falsePositiveRate(), threshold.identificationRate());
    }

    /**
     * The chance that a mated search scores higher than a stranger's, ties counted half: the area under the curve of accepted
     * mated over accepted non-mated searches.
     *
     * @throws IllegalArgumentException when a side has no searches
     */
    public static double area(Searches searches) {
        MatedSearches mated = searches.mated();
        mated.require();
        searches.nonMated().require();
        WeightedScores strangers = searches.nonMated().weightedScores();
        return WeightedScores.of(mated.scores(), mated.weights()).wins(strangers) / (mated.total() * strangers.total());
    }
}
