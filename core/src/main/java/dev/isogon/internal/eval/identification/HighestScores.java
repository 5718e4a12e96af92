package dev.isogon.internal.eval.identification;

import java.util.Arrays;

/** Keeps the highest so many of the scores that pass, in memory for twice as many. */
final class HighestScores {

    private final int kept;
    private final double[] scores;
    private int count;
    private double floor = Double.NEGATIVE_INFINITY;

    HighestScores(int kept) {
        this.kept = kept;
        this.scores = new double[Math.max(1, 2 * kept)];
    }

    void add(double score) {
        if (kept == 0 || score < floor) {
            return;
        }
        if (count == scores.length) {
            shrink();
        }
        scores[count++] = score;
    }

    void addAll(HighestScores others) {
        for (int i = 0; i < others.count; i++) {
            add(others.scores[i]);
        }
    }

    private void shrink() {
        Arrays.sort(scores, 0, count);
        System.arraycopy(scores, count - kept, scores, 0, kept);
        count = kept;
        floor = scores[0];
    }

    /** The highest, descending. */
    double[] descending() {
        Arrays.sort(scores, 0, count);
        double[] highest = new double[Math.min(kept, count)];
        for (int i = 0; i < highest.length; i++) {
            highest[i] = scores[count - 1 - i];
        }
        return highest;
    }
}
