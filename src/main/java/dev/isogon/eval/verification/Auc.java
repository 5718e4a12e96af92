package dev.isogon.eval.verification;

/**
 * Area under the curve of TAR over FAR: the chance that a mated pair scores higher than a non-mated one, ties counted
 * half. It is Mann and Whitney's U ∕ (M·N), and the area by trapezia below the exact {@link Roc}.
 *
 * <p>J. A. Hanley, B. J. McNeil, <i>The meaning and use of the area under a ROC curve</i>, Radiology 143 (1982). Over a
 * whole range of thresholds that nobody would use: read it beside TAR at a low FAR, never alone.
 */
public final class Auc {

    private Auc() {}

    /** In [0, 1]; 0.5 where scores say nothing. Counted in whole numbers, so exact up to its one division. */
    public static double of(PairScores scores) {
        double[] mated = scores.mated();
        double[] nonMated = scores.nonMated();
        long halves = 0;
        int below = 0;
        int upTo = 0;
        for (double score : mated) {
            while (below < nonMated.length && nonMated[below] < score) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < nonMated.length && nonMated[upTo] == score) {
                upTo++;
            }
            halves += (long) below + upTo;
        }
        return halves / (2.0 * mated.length * nonMated.length);
    }
}
