package dev.isogon.eval.verification;

import java.util.Arrays;

/**
 * Scores of pairs, the higher the more alike; a pair is accepted iff its score is at least the threshold τ.
 *
 * @param mated scores of pairs of one subject, ascending
 * @param nonMated scores of pairs of two subjects, ascending
 */
public record PairScores(double[] mated, double[] nonMated) {

    /**
     * Takes the scores in any order and keeps sorted copies.
     *
     * @throws IllegalArgumentException when a side has no scores, or one is NaN
     */
    public PairScores {
        mated = sorted(mated, "mated");
        nonMated = sorted(nonMated, "non-mated");
    }

    private static double[] sorted(double[] scores, String side) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("there are no " + side + " pairs, so no error rate of theirs exists");
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        // Sorting puts NaN last.
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("the score of a " + side + " pair is NaN");
        }
        return sorted;
    }
}
