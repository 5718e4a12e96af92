package dev.isogon.internal.eval.verification.allpairs;

import dev.isogon.internal.eval.verification.DistinctScores;
import dev.isogon.internal.eval.verification.ScoredPairs;

/**
 * How many mated and non-mated pairs have each score, on a grid of 2⁻²³. Every metric of {@code eval.verification} takes
 * it as it takes listed scores, and every count at every threshold is that of the scores on the grid.
 */
public final class CountedScores implements ScoredPairs {

    /** Of each cell, the pairs in it and in all below. */
    private final long[] matedUpTo;

    private final long[] nonMatedUpTo;

    /** Takes the counts of each cell, and the arrays with them. */
    CountedScores(long[] mated, long[] nonMated) {
        this.matedUpTo = summed(mated, "mated");
        this.nonMatedUpTo = summed(nonMated, "non-mated");
    }

    private static long[] summed(long[] counts, String side) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        if (counts[counts.length - 1] == 0) {
            throw new IllegalArgumentException("there are no " + side + " pairs, so no error rate of theirs exists");
        }
        return counts;
    }

    private static long below(long[] upTo, double threshold) {
        int first = ScoreGrid.firstAtLeast(threshold);
        return first == 0 ? 0 : upTo[first - 1];
    }

    @Override
    public double matedPairs() {
        return matedUpTo[ScoreGrid.CELLS - 1];
    }

    @Override
    public double nonMatedPairs() {
        return nonMatedUpTo[ScoreGrid.CELLS - 1];
    }

    @Override
    public double falseNonMatches(double threshold) {
        return below(matedUpTo, threshold);
    }

    @Override
    public double falseMatches(double threshold) {
        return nonMatedPairs() - below(nonMatedUpTo, threshold);
    }

    @Override
    public double thresholdFor(double falseMatches) {
        long rejected = nonMatedUpTo[ScoreGrid.CELLS - 1] - (long) falseMatches;
        if (rejected <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        // The first cell up to which there are as many as must not pass.
        int low = 0;
        int high = ScoreGrid.CELLS - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nonMatedUpTo[middle] < rejected) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.nextUp(ScoreGrid.score(low));
    }

    @Override
    public DistinctScores below(double score) {
        return new CountedWalk(matedUpTo, nonMatedUpTo, ScoreGrid.firstAtLeast(score));
    }
}
