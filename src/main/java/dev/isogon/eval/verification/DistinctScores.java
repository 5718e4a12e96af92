package dev.isogon.eval.verification;

/** A walk over all scores of either side, from the highest to the lowest, equal ones at once. */
public final class DistinctScores {

    private final double[] mated;
    private final double[] nonMated;
    private int matedLeft;
    private int nonMatedLeft;
    private double threshold = Double.POSITIVE_INFINITY;
    private int matedHere;
    private int nonMatedHere;

    /** Stands above the highest score, where nobody is. */
    public DistinctScores(PairScores scores) {
        mated = scores.mated();
        nonMated = scores.nonMated();
        matedLeft = mated.length;
        nonMatedLeft = nonMated.length;
    }

    /** Goes to the next lower score; false where there is none, and then nobody is here. */
    public boolean next() {
        int matedBefore = matedLeft;
        int nonMatedBefore = nonMatedLeft;
        if (matedLeft + nonMatedLeft > 0) {
            threshold = Math.max(top(mated, matedLeft), top(nonMated, nonMatedLeft));
            while (matedLeft > 0 && mated[matedLeft - 1] == threshold) {
                matedLeft--;
            }
            while (nonMatedLeft > 0 && nonMated[nonMatedLeft - 1] == threshold) {
                nonMatedLeft--;
            }
        }
        matedHere = matedBefore - matedLeft;
        nonMatedHere = nonMatedBefore - nonMatedLeft;
        return matedHere + nonMatedHere > 0;
    }

    private static double top(double[] ascending, int left) {
        return left == 0 ? Double.NEGATIVE_INFINITY : ascending[left - 1];
    }

    /** The score reached; +∞ before the first. */
    public double threshold() {
        return threshold;
    }

    /** Mated pairs with just this score. */
    public int matedHere() {
        return matedHere;
    }

    /** Non-mated pairs with just this score. */
    public int nonMatedHere() {
        return nonMatedHere;
    }

    /** Mated pairs below this score. */
    public int falseNonMatches() {
        return matedLeft;
    }

    /** Non-mated pairs at or above this score. */
    public int falseMatches() {
        return nonMated.length - nonMatedLeft;
    }
}
