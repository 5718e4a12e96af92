package dev.isogon.internal.eval.verification.folds;

/** How one toolkit chooses a threshold from some folds, and judges another by it. */
interface FoldRule {

    /** The folds it uses: usually those given. */
    default FoldedScores folds(FoldedScores given) {
        return given;
    }

    /** As a score, the higher the stricter. */
    double threshold(FoldPairs training);

    /** In [0, 1]. */
    double accuracy(FoldPairs test, double threshold);
}
