package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.verification.DistinctScores;
import dev.isogon.internal.eval.verification.PairScores;

/** The walk over every score. */
final class WeightedWalk implements DistinctScores {

    private final WeightedPairs pairs;
    private final double[] mated;
    private final double[] nonMated;
    private int matedLeft;
    private int nonMatedLeft;
    private double threshold = Double.POSITIVE_INFINITY;
    private double accepted;
    private double falseMatches;
    private double matedHere;
    private double nonMatedHere;

    WeightedWalk(WeightedPairs pairs, double from) {
        this.pairs = pairs;
        mated = pairs.scores.mated();
        nonMated = pairs.scores.nonMated();
        matedLeft = PairScores.below(mated, from);
        nonMatedLeft = PairScores.below(nonMated, from);
        accepted = pairs.matedFrom(matedLeft);
        falseMatches = pairs.nonMatedFrom(nonMatedLeft);
    }

    @Override
    public boolean next() {
        int before = matedLeft + nonMatedLeft;
        matedHere = 0;
        nonMatedHere = 0;
        if (before > 0) {
            threshold = Math.max(top(mated, matedLeft), top(nonMated, nonMatedLeft));
            while (matedLeft > 0 && mated[matedLeft - 1] == threshold) {
                matedHere += pairs.weights.mated(--matedLeft);
            }
            while (nonMatedLeft > 0 && nonMated[nonMatedLeft - 1] == threshold) {
                nonMatedHere += pairs.weights.nonMated(--nonMatedLeft);
            }
            accepted += matedHere;
            falseMatches += nonMatedHere;
        }
        return before > 0;
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
        return pairs.matedPairs() - accepted;
    }

    @Override
    public double falseMatches() {
        return falseMatches;
    }
}
