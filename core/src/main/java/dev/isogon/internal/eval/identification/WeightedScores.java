package dev.isogon.internal.eval.identification;

import java.util.stream.IntStream;

/**
 * Scores that ascend, each with a weight.
 *
 * @param ascending N scores
 * @param upTo N + 1 sums: the weight of the first i scores
 */
record WeightedScores(double[] ascending, double[] upTo) {

    /** Sorts scores, where they do not ascend already. */
    static WeightedScores of(double[] scores, double[] weights) {
        if (IntStream.range(1, scores.length).allMatch(i -> scores[i - 1] <= scores[i])) {
            return summed(scores, weights);
        }
        int[] order = Places.byScore(scores);
        return summed(Places.picked(scores, order), Places.picked(weights, order));
    }

    private static WeightedScores summed(double[] ascending, double[] weights) {
        double[] upTo = new double[ascending.length + 1];
        for (int i = 0; i < ascending.length; i++) {
            upTo[i + 1] = upTo[i] + weights[i];
        }
        return new WeightedScores(ascending, upTo);
    }

    /** The weight of all. */
    double total() {
        return upTo[ascending.length];
    }

    /** The weight of those below the score. */
    double below(double score) {
        return upTo[first(score, false)];
    }

    /** The weight of those at most the score. */
    double atMost(double score) {
        return upTo[first(score, true)];
    }

    /** The highest score that, together with all above it, weighs more than this; −∞ where all together do not. */
    double exceeding(double weight) {
        double above = 0;
        for (int i = ascending.length - 1; i >= 0; i--) {
            above += upTo[i + 1] - upTo[i];
            if (above > weight) {
                return ascending[i];
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    /** How often one of these is above one of the others, ties counted half: each pair by the product of its weights. */
    double wins(WeightedScores others) {
        double wins = 0;
        for (int i = 0; i < ascending.length; i++) {
            wins += (upTo[i + 1] - upTo[i]) * ((others.below(ascending[i]) + others.atMost(ascending[i])) / 2);
        }
        return wins;
    }

    private int first(double score, boolean orEqual) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < score || (orEqual && ascending[middle] == score)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
