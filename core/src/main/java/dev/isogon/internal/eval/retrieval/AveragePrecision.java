package dev.isogon.internal.eval.retrieval;

/**
 * Average precision over all R mates, whose mean over queries is mAP: the area under precision over recall. Precision at
 * the k-th mate, of rank r, is k ∕ r, and just before it (k − 1) ∕ (r − 1), which counts as 1 before the first rank.
 */
final class AveragePrecision {

    private AveragePrecision() {}

    /**
     * By steps, (1 ∕ R)·Σ k ∕ r, from the ranks of all mates, ascending, from 1: as torchreid and scikit-learn's
     * {@code average_precision_score} count it.
     */
    static double steps(int[] mateRanks) {
        double sum = 0;
        for (int k = 1; k <= mateRanks.length; k++) {
            sum += (double) k / mateRanks[k - 1];
        }
        return sum / mateRanks.length;
    }

    /** By trapezoids, each step the mean of precision before and at the mate: as Oxford Buildings and Market-1501 count it. */
    static double trapezoids(int[] mateRanks) {
        double sum = 0;
        for (int k = 1; k <= mateRanks.length; k++) {
            int rank = mateRanks[k - 1];
            double before = rank == 1 ? 1 : (k - 1.0) / (rank - 1);
            sum += (before + (double) k / rank) / 2;
        }
        return sum / mateRanks.length;
    }
}
