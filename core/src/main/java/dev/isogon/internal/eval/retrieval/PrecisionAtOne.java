package dev.isogon.internal.eval.retrieval;

/** Precision at 1, or recall at 1: whether the reference most like the query is a mate. */
final class PrecisionAtOne {

    private PrecisionAtOne() {}

    /** 1 or 0, from the ranks of all mates, ascending, from 1. */
    static double of(int[] mateRanks) {
        return mateRanks[0] == 1 ? 1 : 0;
    }
}
