package dev.isogon.internal.data.pairs;

import org.jspecify.annotations.Nullable;

/**
 * Scores of pairs, the higher the more alike.
 *
 * @param scores M scores, none NaN
 * @param mated M times, whether both are of one subject
 * @param folds M numbers of folds; null where there are none
 */
public record LabelledScores(double[] scores, boolean[] mated, int @Nullable [] folds) {

    public LabelledScores {
        if (mated.length != scores.length || (folds != null && folds.length != scores.length)) {
            throw new IllegalArgumentException(scores.length + " scores need as many labels, and folds if any");
        }
    }

    /** M, the number of pairs. */
    public int size() {
        return scores.length;
    }

    /** The scores of one side, in the order of the pairs. */
    public double[] scores(boolean ofMated) {
        int count = 0;
        for (boolean each : mated) {
            count += each == ofMated ? 1 : 0;
        }
        double[] chosen = new double[count];
        int next = 0;
        for (int i = 0; i < scores.length; i++) {
            if (mated[i] == ofMated) {
                chosen[next++] = scores[i];
            }
        }
        return chosen;
    }
}
