package dev.isogon.internal.eval;

/** What a tie between the right subject and another one counts. */
public enum TieRule {
    /**
     * An error: all that tie with the right one stand before it. The rule of bob.measure, which counts the negatives of
     * at least the positive's score, and the honest one: embeddings that have collapsed into a point tie with
     * everything and recognise nobody.
     */
    PESSIMISTIC,
    /** A success: the right one stands before all that tie with it. */
    OPTIMISTIC;

    /**
     * The rank of the right one, from 1.
     *
     * @param higher how many others score higher
     * @param tied how many others score the same
     */
    public int rank(int higher, int tied) {
        return 1 + higher + (this == PESSIMISTIC ? tied : 0);
    }
}
