package dev.isogon.internal.eval.verification.allpairs;

import dev.isogon.internal.eval.verification.DistinctScores;

/** The walk over cells that hold a pair, from below a cell on. */
final class CountedWalk implements DistinctScores {

    private final long[] matedUpTo;
    private final long[] nonMatedUpTo;
    private int cell;

    CountedWalk(long[] matedUpTo, long[] nonMatedUpTo, int from) {
        this.matedUpTo = matedUpTo;
        this.nonMatedUpTo = nonMatedUpTo;
        this.cell = from;
    }

    @Override
    public boolean next() {
        do {
            cell--;
        } while (cell >= 0 && matedHere() + nonMatedHere() == 0);
        cell = Math.max(cell, -1);
        return cell >= 0;
    }

    @Override
    public double threshold() {
        return cell == ScoreGrid.CELLS ? Double.POSITIVE_INFINITY : ScoreGrid.score(Math.max(0, cell));
    }

    @Override
    public double matedHere() {
        return upTo(matedUpTo, cell) - upTo(matedUpTo, cell - 1);
    }

    @Override
    public double nonMatedHere() {
        return upTo(nonMatedUpTo, cell) - upTo(nonMatedUpTo, cell - 1);
    }

    @Override
    public double falseNonMatches() {
        return upTo(matedUpTo, cell - 1);
    }

    @Override
    public double falseMatches() {
        return nonMatedUpTo[ScoreGrid.CELLS - 1] - upTo(nonMatedUpTo, cell - 1);
    }

    private static long upTo(long[] sums, int cell) {
        return cell < 0 ? 0 : sums[Math.min(cell, ScoreGrid.CELLS - 1)];
    }
}
