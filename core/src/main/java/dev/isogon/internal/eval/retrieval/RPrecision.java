package dev.isogon.internal.eval.retrieval;

/**
 * R-precision: the share of mates among the R references most like the query.
 *
 * <p>K. Musgrave, S. Belongie, S.-N. Lim, <i>A metric learning reality check</i>, ECCV 2020, section 3.2.
 */
final class RPrecision {

    private RPrecision() {}

    /** From the ranks of all R mates, ascending, from 1. */
    static double of(int[] mateRanks) {
        int found = 0;
        while (found < mateRanks.length && mateRanks[found] <= mateRanks.length) {
            found++;
        }
        return (double) found / mateRanks.length;
    }
}
