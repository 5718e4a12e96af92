package dev.isogon.internal.eval.calibration;

import java.util.Arrays;

/**
 * The scores of images of different identities that reach a floor, ordered from the highest threshold that each reaches
 * to the lowest: all that an error rate needs, whatever the number of pairs.
 */
public final class NonMatedScores {

    private final ThresholdGrid grid;
    private final int lowest;
    private final int[] ends;
    private final int[] first;
    private final int[] second;

    private NonMatedScores(ThresholdGrid grid, int lowest, int[] ends) {
        this.grid = grid;
        this.lowest = lowest;
        this.ends = ends;
        this.first = new int[ends[lowest]];
        this.second = new int[ends[lowest]];
    }

    /** Takes in scores of unknown number, twice the same: once to be counted, then to be kept. */
    public static final class Counting {

        private final ThresholdGrid grid;
        private final long[] counts;

        public Counting(ThresholdGrid grid) {
            this.grid = grid;
            this.counts = new long[grid.count()];
        }

        public void add(double score) {
            counts[grid.reachedBy(score)]++;
        }

        /**
         * Room for those that reach a threshold.
         *
         * @param lowest number of that threshold
         */
        public NonMatedScores from(int lowest) {
            int[] ends = new int[grid.count()];
            long sum = 0;
            for (int k = grid.count() - 1; k >= lowest; k--) {
                sum += counts[k];
                ends[k] = Math.toIntExact(sum);
            }
            return new NonMatedScores(grid, lowest, ends);
        }
    }

    /** Takes in one score of those that were counted; passes over it when it reaches no threshold that matters. */
    public void add(double score, int firstOf, int secondOf) {
        int number = grid.reachedBy(score);
        if (number >= lowest) {
            // Ends are where the next one goes, from the back, until the last is in.
            int place = --ends[number];
            first[place] = firstOf;
            second[place] = secondOf;
        }
    }

    /**
     * Scores from arrays: those that reach a threshold, which must be all there are.
     *
     * @param lowest number of that threshold
     */
    public static NonMatedScores of(ThresholdGrid grid, int lowest, double[] scores, int[] first, int[] second) {
        Counting counting = new Counting(grid);
        Arrays.stream(scores).forEach(counting::add);
        NonMatedScores kept = counting.from(lowest);
        for (int i = 0; i < scores.length; i++) {
            kept.add(scores[i], first[i], second[i]);
        }
        return kept;
    }

    ThresholdGrid grid() {
        return grid;
    }

    int lowest() {
        return lowest;
    }

    /** How many reach a threshold. */
    int reaching(int number) {
        // After all were added, ends[k] is where the scores of threshold k begin.
        return number == lowest ? first.length : ends[number - 1];
    }

    /** One of the two that a score belongs to. */
    int first(int place) {
        return first[place];
    }

    /** The other. */
    int second(int place) {
        return second[place];
    }
}
