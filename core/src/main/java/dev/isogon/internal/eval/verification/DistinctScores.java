package dev.isogon.internal.eval.verification;

/** A walk over all scores of either side, from the highest to the lowest, equal ones at once; pairs count by their weight. */
public interface DistinctScores {

    /** Goes to the next lower score; false where there is none, and then nobody is here. */
    boolean next();

    /** The score reached; +∞ before the first. */
    double threshold();

    /** Mated pairs with just this score. */
    double matedHere();

    /** Non-mated pairs with just this score. */
    double nonMatedHere();

    /** Mated pairs below this score. */
    double falseNonMatches();

    /** Non-mated pairs at or above this score. */
    double falseMatches();
}
