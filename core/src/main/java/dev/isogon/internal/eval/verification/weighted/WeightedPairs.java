package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.verification.DistinctScores;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.PairWeights;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.SortedScores;

/**
 * Pairs under some weights. All non-mated pairs are added up once, step by step; what lies within a step is added again
 * where a figure asks for it.
 */
final class WeightedPairs implements ScoredPairs {

    final PairScores scores;
    final ScoreSteps steps;
    final PairWeights weights;

    /** Weights of all pairs above each step, and at last of all. */
    final double[] matedAbove;

    final double[] nonMatedAbove;

    WeightedPairs(ScoreSteps steps, PairWeights weights) {
        this.scores = steps.scores();
        this.steps = steps;
        this.weights = weights;
        matedAbove = new double[steps.count() + 1];
        nonMatedAbove = new double[steps.count() + 1];
        for (int s = 0; s < steps.count(); s++) {
            matedAbove[s + 1] = matedAbove[s] + mated(steps.mated()[s + 1], steps.mated()[s]);
            nonMatedAbove[s + 1] = nonMatedAbove[s] + nonMated(steps.nonMated()[s + 1], steps.nonMated()[s]);
        }
    }

    private double mated(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights.mated(i);
        }
        return sum;
    }

    private double nonMated(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights.nonMated(i);
        }
        return sum;
    }

    /** Whether a side has no weight, so that there is no rate of it. */
    boolean isEmpty() {
        return !(matedPairs() > 0 && nonMatedPairs() > 0);
    }

    /** The weight of mated pairs from a place on. */
    double matedFrom(int place) {
        int low = 0;
        int high = steps.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.mated()[middle] <= place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return matedAbove[low];
    }

    /** The weight of non-mated pairs from a place on. */
    double nonMatedFrom(int place) {
        if (place == scores.nonMated().length) {
            return 0;
        }
        int step = steps.ofNonMated(place);
        return nonMatedAbove[step] + nonMated(place, steps.nonMated()[step]);
    }

    @Override
    public double matedPairs() {
        return matedAbove[steps.count()];
    }

    @Override
    public double nonMatedPairs() {
        return nonMatedAbove[steps.count()];
    }

    @Override
    public double falseNonMatches(double threshold) {
        return matedPairs() - matedFrom(PairScores.below(scores.mated(), threshold));
    }

    @Override
    public double falseMatches(double threshold) {
        return nonMatedFrom(PairScores.below(scores.nonMated(), threshold));
    }

    @Override
    public double thresholdFor(double falseMatches) {
        if (falseMatches >= nonMatedPairs()) {
            return Double.NEGATIVE_INFINITY;
        }
        // The first step after which too many would pass, and within it the score.
        int low = 0;
        int high = steps.count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nonMatedAbove[middle + 1] > falseMatches) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double passed = nonMatedAbove[low];
        int place = steps.nonMated()[low];
        while (passed <= falseMatches && place > steps.nonMated()[low + 1]) {
            passed += weights.nonMated(--place);
        }
        return Math.nextUp(scores.nonMated()[place]);
    }

    @Override
    public DistinctScores below(double score) {
        return new SortedScores(
                scores,
                weights,
                score,
                matedPairs(),
                matedFrom(PairScores.below(scores.mated(), score)),
                falseMatches(score));
    }

    @Override
    public DistinctScores steps() {
        return new StepWalk(this);
    }
}
