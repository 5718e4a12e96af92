package dev.isogon.internal.gallery.threshold;

import java.util.Arrays;

/** Scores in order. */
final class Ascending {

    private Ascending() {}

    /**
     * A sorted copy.
     *
     * @throws IllegalArgumentException when one is not finite
     */
    static float[] of(float[] scores) {
        float[] sorted = scores.clone();
        for (float score : sorted) {
            if (!Float.isFinite(score)) {
                throw new IllegalArgumentException("a score is " + score);
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** How many of sorted scores are at least τ. */
    static int from(float[] sorted, double threshold) {
        int below = 0;
        int reaching = sorted.length;
        while (below < reaching) {
            int middle = (below + reaching) >>> 1;
            if (sorted[middle] >= threshold) {
                reaching = middle;
            } else {
                below = middle + 1;
            }
        }
        return sorted.length - below;
    }
}
