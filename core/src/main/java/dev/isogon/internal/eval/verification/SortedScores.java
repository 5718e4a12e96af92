package dev.isogon.internal.eval.verification;

/** The walk over sorted arrays. */
final class SortedScores implements DistinctScores {

    private final double[] mated;
    private final double[] nonMated;
    private int matedLeft;
    private int nonMatedLeft;
    private double threshold = Double.POSITIVE_INFINITY;
    private int matedHere;
    private int nonMatedHere;

    SortedScores(PairScores scores, double from) {
        mated = scores.mated();
        nonMated = scores.nonMated();
        matedLeft = PairScores.below(mated, from);
        nonMatedLeft = PairScores.below(nonMated, from);
    }

    @Override
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

    @Override
    public double threshold() {
        return threshold;
    }

    @Override
    public double matedHere() {
        return matedHere;
    }

    @Override
    public double nonMatedHere() {
        return nonMatedHere;
    }

    @Override
    public double falseNonMatches() {
        return matedLeft;
    }

    @Override
    public double falseMatches() {
        return (double) nonMated.length - nonMatedLeft;
    }
}
