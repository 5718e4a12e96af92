package dev.isogon.internal.eval.identification;

/** Counts in values that ascend. */
final class Ascending {

    private Ascending() {}

    /** How many are below the score. */
    static int below(double[] sorted, double score) {
        return first(sorted, score, false);
    }

    /** How many are at most the score. */
    static int atMost(double[] sorted, double score) {
        return first(sorted, score, true);
    }

    private static int first(double[] sorted, double score, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
