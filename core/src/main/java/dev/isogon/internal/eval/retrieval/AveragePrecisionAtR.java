package dev.isogon.internal.eval.retrieval;

/**
 * Average precision at R, whose mean over queries is MAP@R: (1 ∕ R)·Σ P(i) over the places i = 1 … R that hold a mate,
 * where P(i) is the share of mates among the first i.
 *
 * <p>K. Musgrave, S. Belongie, S.-N. Lim, <i>A metric learning reality check</i>, ECCV 2020, section 3.2.
 */
final class AveragePrecisionAtR {

    private AveragePrecisionAtR() {}

    /** From the ranks of all R mates, ascending, from 1. */
    static double of(int[] mateRanks) {
        double sum = 0;
        for (int i = 0; i < mateRanks.length && mateRanks[i] <= mateRanks.length; i++) {
            sum += (i + 1.0) / mateRanks[i];
        }
        return sum / mateRanks.length;
    }
}
