package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.verification.PairScores;
import java.util.Arrays;

/**
 * Where sorted scores are cut for one pass over all pairs, from the highest on: at each different mated score all pairs that
 * have it, and between two of them all non-mated pairs. Even steps, from 0, lie between; odd ones are at a mated score.
 *
 * @param scores of all pairs, ascending
 * @param mated for each of S steps the first place among mated scores that belongs to it; M before the first step
 * @param nonMated the same among non-mated scores
 */
record ScoreSteps(PairScores scores, int[] mated, int[] nonMated) {

    static ScoreSteps of(PairScores scores) {
        double[] of = scores.mated();
        double[] others = scores.nonMated();
        int[] mated = new int[2 * of.length + 2];
        int[] nonMated = new int[mated.length];
        mated[0] = of.length;
        nonMated[0] = others.length;
        int steps = 1;
        int left = others.length;
        for (int to = of.length; to > 0; ) {
            double score = of[to - 1];
            while (left > 0 && others[left - 1] > score) {
                left--;
            }
            mated[steps] = to;
            nonMated[steps++] = left;
            while (to > 0 && of[to - 1] == score) {
                to--;
            }
            while (left > 0 && others[left - 1] == score) {
                left--;
            }
            mated[steps] = to;
            nonMated[steps++] = left;
        }
        mated[steps] = 0;
        nonMated[steps++] = 0;
        return new ScoreSteps(scores, Arrays.copyOf(mated, steps), Arrays.copyOf(nonMated, steps));
    }

    /** S. */
    int count() {
        return mated.length - 1;
    }

    /** The lowest score of a step, from 0, that has any. */
    double threshold(int step) {
        return step % 2 == 1 ? scores.mated()[mated[step + 1]] : scores.nonMated()[nonMated[step + 1]];
    }

    /** Whether no pair has a score there. */
    boolean isEmpty(int step) {
        return mated[step] == mated[step + 1] && nonMated[step] == nonMated[step + 1];
    }

    /** The step that the non-mated score at a place belongs to. */
    int ofNonMated(int place) {
        // Places fall from step to step.
        int low = 0;
        int high = count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nonMated[middle + 1] <= place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
