package dev.isogon.internal.eval.verification;

import java.util.Arrays;

/**
 * Scores of pairs, the higher the more alike; a pair is accepted iff its score is at least the threshold τ.
 *
 * <p>−∞ is a score: of a pair that could not be compared, and that no finite threshold accepts. +∞ is none, since no
 * threshold could reject it.
 *
 * @param mated scores of pairs of one subject, ascending
 * @param nonMated scores of pairs of two subjects, ascending
 */
public record PairScores(double[] mated, double[] nonMated) implements ScoredPairs {

    /**
     * Takes the scores in any order and keeps sorted copies; arrays that ascend already are kept as they are.
     *
     * @throws IllegalArgumentException when a side has no scores, or one is NaN or +∞
     */
    public PairScores {
        mated = sorted(mated, "mated");
        nonMated = sorted(nonMated, "non-mated");
    }

    private static double[] sorted(double[] scores, String side) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("there are no " + side + " pairs, so no error rate of theirs exists");
        }
        double[] sorted = ascends(scores) ? scores : scores.clone();
        for (int i = 0; i < sorted.length; i++) {
            // −0 becomes 0, which sorting would put above it and no threshold could tell from it.
            sorted[i] += 0.0;
        }
        if (sorted != scores) {
            Arrays.sort(sorted);
        }
        // Sorting puts NaN last, and +∞ before it.
        if (!(sorted[sorted.length - 1] < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the score of a " + side + " pair is " + sorted[sorted.length - 1]
                    + ", but must be a number or, where the pair could not be compared, -Infinity");
        }
        return sorted;
    }

    /** Whether sorting would change nothing. */
    private static boolean ascends(double[] scores) {
        for (int i = 1; i < scores.length; i++) {
            if (!(scores[i - 1] <= scores[i])) {
                return false;
            }
        }
        return !Double.isNaN(scores[0]);
    }

    /**
     * Sorts pairs by their label.
     *
     * @param same for each pair whether it is of one subject
     * @param scores as many
     * @throws IllegalArgumentException as the constructor, or when there are more of one than of the other
     */
    public static PairScores of(boolean[] same, double[] scores) {
        if (same.length != scores.length) {
            throw new IllegalArgumentException(
                    "every pair needs a label and a score, but there are " + same.length + " and " + scores.length);
        }
        double[] mated = new double[scores.length];
        double[] nonMated = new double[scores.length];
        int ofOne = 0;
        for (int i = 0; i < scores.length; i++) {
            if (same[i]) {
                mated[ofOne++] = scores[i];
            } else {
                nonMated[i - ofOne] = scores[i];
            }
        }
        return new PairScores(Arrays.copyOf(mated, ofOne), Arrays.copyOf(nonMated, scores.length - ofOne));
    }

    @Override
    public double matedPairs() {
        return mated.length;
    }

    @Override
    public double nonMatedPairs() {
        return nonMated.length;
    }

    @Override
    public double falseMatches(double threshold) {
        return (double) nonMated.length - below(nonMated, threshold);
    }

    @Override
    public double falseNonMatches(double threshold) {
        return below(mated, threshold);
    }

    @Override
    public DistinctScores below(double score) {
        return new SortedScores(
                this,
                PairWeights.UNIT,
                score,
                matedPairs(),
                matedPairs() - falseNonMatches(score),
                falseMatches(score));
    }

    /** How many of ascending values lie below a bound. */
    public static int below(double[] ascending, double bound) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public double thresholdFor(double falseMatches) {
        // Just above the highest score that must not pass, so that pairs tied with it do not pass either.
        return falseMatches >= nonMated.length
                ? Double.NEGATIVE_INFINITY
                : Math.nextUp(nonMated[nonMated.length - 1 - (int) falseMatches]);
    }
}
