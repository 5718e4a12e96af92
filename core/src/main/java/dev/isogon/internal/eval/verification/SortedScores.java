package dev.isogon.internal.eval.verification;

/** The walk over sorted arrays. */
public final class SortedScores implements DistinctScores {

    private final PairWeights weights;
    private final double[] mated;
    private final double[] nonMated;
    private final double matedPairs;
    private int matedLeft;
    private int nonMatedLeft;
    private double threshold = Double.POSITIVE_INFINITY;
    private double accepted;
    private double falseMatches;
    private double matedHere;
    private double nonMatedHere;

    /**
     * A walk below a score; what it passes over counts.
     *
     * @param matedPairs the weight of all mated pairs
     * @param accepted the weight of those that it passes over
     * @param falseMatches the weight of non-mated pairs that it passes over
     */
    public SortedScores(
            PairScores scores,
            PairWeights weights,
            double from,
            double matedPairs,
            double accepted,
            double falseMatches) {
        this.weights = weights;
        mated = scores.mated();
        nonMated = scores.nonMated();
        matedLeft = PairScores.below(mated, from);
        nonMatedLeft = PairScores.below(nonMated, from);
        this.matedPairs = matedPairs;
        this.accepted = accepted;
        this.falseMatches = falseMatches;
    }

    @Override
    public boolean next() {
        boolean further = matedLeft + nonMatedLeft > 0;
        matedHere = 0;
        nonMatedHere = 0;
        if (further) {
            threshold = Math.max(top(mated, matedLeft), top(nonMated, nonMatedLeft));
            while (matedLeft > 0 && mated[matedLeft - 1] == threshold) {
                matedHere += weights.mated(--matedLeft);
            }
            while (nonMatedLeft > 0 && nonMated[nonMatedLeft - 1] == threshold) {
                nonMatedHere += weights.nonMated(--nonMatedLeft);
            }
            accepted += matedHere;
            falseMatches += nonMatedHere;
        }
        return further;
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
        return matedPairs - accepted;
    }

    @Override
    public double falseMatches() {
        return falseMatches;
    }
}
