package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.verification.DistinctScores;

/** The walk from step to step. */
final class StepWalk implements DistinctScores {

    private final WeightedPairs pairs;
    private int step = -1;

    StepWalk(WeightedPairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public boolean next() {
        do {
            step++;
        } while (step < pairs.steps.count() && pairs.steps.isEmpty(step));
        step = Math.min(step, pairs.steps.count());
        return step < pairs.steps.count();
    }

    private boolean isSomewhere() {
        return step >= 0 && step < pairs.steps.count();
    }

    @Override
    public double threshold() {
        return isSomewhere() ? pairs.steps.threshold(step) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double matedHere() {
        return isSomewhere() ? pairs.matedAbove[step + 1] - pairs.matedAbove[step] : 0;
    }

    @Override
    public double nonMatedHere() {
        return isSomewhere() ? pairs.nonMatedAbove[step + 1] - pairs.nonMatedAbove[step] : 0;
    }

    @Override
    public double falseNonMatches() {
        return pairs.matedPairs() - pairs.matedAbove[isSomewhere() ? step + 1 : 0];
    }

    @Override
    public double falseMatches() {
        return pairs.nonMatedAbove[isSomewhere() ? step + 1 : 0];
    }
}
