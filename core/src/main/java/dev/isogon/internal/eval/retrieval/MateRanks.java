package dev.isogon.internal.eval.retrieval;

import dev.isogon.internal.eval.TieRule;
import java.util.Arrays;

/**
 * Where a query's mates stand among all references, exactly and without sorting them: each other reference is counted
 * at the first mate that it stands before.
 */
final class MateRanks {

    private MateRanks() {}

    /**
     * The ranks, ascending, from 1.
     *
     * @param scores of all references; those of the mates are overwritten
     * @param mates R places in {@code scores}
     * @param passedOver places that are no references, such as the query's own, and no mates; their scores are overwritten too
     * @return R ranks
     */
    static int[] of(float[] scores, int[] mates, int[] passedOver, TieRule ties) {
        float[] ascending = new float[mates.length];
        for (int i = 0; i < mates.length; i++) {
            ascending[i] = scores[mates[i]];
            scores[mates[i]] = Float.NEGATIVE_INFINITY;
        }
        for (int row : passedOver) {
            scores[row] = Float.NEGATIVE_INFINITY;
        }
        Arrays.sort(ascending);
        int[] before = new int[mates.length + 1];
        boolean first = ties == TieRule.PESSIMISTIC;
        for (float score : scores) {
            if (score > ascending[0] || (first && score == ascending[0])) {
                before[mates.length - beaten(ascending, score, first)]++;
            }
        }
        int[] ranks = new int[mates.length];
        int others = 0;
        for (int i = 0; i < ranks.length; i++) {
            others += before[i];
            ranks[i] = i + 1 + others;
        }
        return ranks;
    }

    /** How many mates stand behind a score, those that tie with it too where it stands first. */
    private static int beaten(float[] ascending, float score, boolean first) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < score || (first && ascending[middle] == score)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
