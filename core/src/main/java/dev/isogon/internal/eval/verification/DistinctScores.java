package dev.isogon.internal.eval.verification;

/** A walk over all scores of either side, from the highest to the lowest, equal ones at once. */
public interface DistinctScores {

    /** Goes to the next lower score; false where there is none, and then nobody is here. */
    boolean next();

    /** The score reached; +∞ before the first. */
    double threshold();

    /** Mated pairs with just this score. */
    long matedHere();

    /** Non-mated pairs with just this score. */
    long nonMatedHere();

    /** Mated pairs below this score. */
    long falseNonMatches();

    /** Non-mated pairs at or above this score. */
    long falseMatches();
}
