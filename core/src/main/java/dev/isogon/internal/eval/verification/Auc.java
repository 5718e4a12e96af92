package dev.isogon.internal.eval.verification;

/**
 * Area under the curve of TAR over FAR: the chance that a mated pair scores higher than a non-mated one, ties counted
 * half. It is Mann and Whitney's U ∕ (M·N), and the area by trapezia below the exact {@link Roc}.
 *
 * <p>J. A. Hanley, B. J. McNeil, <i>The meaning and use of the area under a ROC curve</i>, Radiology 143 (1982). Over a
 * whole range of thresholds that nobody would use: read it beside TAR at a low FAR, never alone.
 */
public final class Auc {

    private Auc() {}

    /**
     * In [0, 1]; 0.5 where scores say nothing. Of whole weights exact below 4·10¹⁵ pairs of pairs, and to 15
     * digits beyond.
     */
    public static double of(ScoredPairs scores) {
        double halves = 0;
        DistinctScores walk = scores.steps();
        while (walk.next()) {
            double above = scores.matedPairs() - walk.falseNonMatches() - walk.matedHere();
            halves += walk.nonMatedHere() * (2 * above + walk.matedHere());
        }
        return halves / (2.0 * scores.matedPairs() * scores.nonMatedPairs());
    }
}
