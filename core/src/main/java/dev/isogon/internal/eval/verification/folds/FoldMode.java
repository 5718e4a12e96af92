package dev.isogon.internal.eval.verification.folds;

/** Whose way of computing the accuracy by folds. They differ in the threshold, in ties, and most of all behind the ±. */
public enum FoldMode {

    /**
     * The protocol of LFW: the score of the other folds that is most accurate on them, the highest of equally good ones;
     * accepted iff score ≥ threshold. Behind the ± stands the standard error of the mean, deviation(n − 1) ∕ √folds.
     *
     * <p>G. B. Huang et al., <i>Labeled faces in the wild</i>, UMass Amherst TR 07-49 (2007), §IV.
     */
    LFW,

    /**
     * insightface's {@code verification.py}: squared distance d = 2 − 2·cosine, thresholds 0, 0.01, …, 3.99, the first of
     * equally good ones, accepted iff d is strictly less; ten folds by the order of the pairs, whatever folds are given.
     * Behind the ± stands the deviation over folds (n), about three times the standard error.
     */
    INSIGHTFACE,

    /**
     * FaceX-Zoo's {@code lfw_evaluator.py}: of 1,000 thresholds evenly over the range of the other folds' scores the first
     * with the largest TPR − FPR, not the most accurate; a score equal to the threshold is wrong on either side. Behind
     * the ± stands the standard error.
     */
    FACEX_ZOO;

    FoldRule rule() {
        return switch (this) {
            case LFW -> new LfwFolds();
            case INSIGHTFACE -> new InsightFaceFolds();
            case FACEX_ZOO -> new FaceXZooFolds();
        };
    }

    /** Whether the ± of this mode is the deviation over folds and not the standard error of their mean. */
    boolean populationDeviation() {
        return this == INSIGHTFACE;
    }
}
