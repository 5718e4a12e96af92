package dev.isogon.internal.eval.verification.weighted;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;

/** Sorts places by their scores, in 12 bytes a place. */
final class PairOrder {

    private static final long CELLS = (1L << Integer.SIZE) - 1;
    private static final long PLACE = CELLS;
    private static final int FEW = 64;

    private final double[] scores;
    private final double low;
    private final double cellsPerUnit;

    PairOrder(double[] scores) {
        this.scores = scores;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            if (score > Double.NEGATIVE_INFINITY) {
                least = Math.min(least, score);
                most = Math.max(most, score);
            }
        }
        low = least;
        double range = most - least;
        cellsPerUnit = range > 0 && range < Double.POSITIVE_INFINITY ? CELLS / range : 0;
    }

    /**
     * Some places by ascending scores; of equal ones the lower place first. No score of theirs may be NaN.
     *
     * @param some which
     */
    int[] ascending(IntPredicate some) {
        long[] keys = keys(some);
        Arrays.sort(keys);
        int[] ascending = new int[keys.length];
        for (int from = 0, to; from < keys.length; from = to) {
            for (to = from; to < keys.length && keys[to] >> Integer.SIZE == keys[from] >> Integer.SIZE; to++) {
                ascending[to] = (int) (keys[to] & PLACE);
            }
            sort(ascending, from, to);
        }
        return ascending;
    }

    /** Sorted as one number: a score's cell, which never falls as scores rise, then its place. */
    private long[] keys(IntPredicate some) {
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            count += some.test(i) ? 1 : 0;
        }
        long[] keys = new long[count];
        for (int i = 0, next = 0; i < scores.length; i++) {
            if (some.test(i)) {
                keys[next++] = ((cell(scores[i]) + Integer.MIN_VALUE) << Integer.SIZE) | i;
            }
        }
        return keys;
    }

    private long cell(double score) {
        double cell = (score - low) * cellsPerUnit;
        return cell > 0 ? Math.min(CELLS, (long) cell) : 0;
    }

    /** Sorts the places of one cell. */
    private void sort(int[] places, int from, int to) {
        if (to - from > FEW) {
            Integer[] boxed = Arrays.stream(places, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(boxed, Comparator.comparingDouble(place -> scores[place]));
            for (int i = from; i < to; i++) {
                places[i] = boxed[i - from];
            }
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int place = places[i];
            int j = i;
            while (j > from && scores[places[j - 1]] > scores[place]) {
                places[j] = places[j - 1];
                j--;
            }
            places[j] = place;
        }
    }

    /** The scores at places. */
    double[] scores(int[] places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = scores[places[i]];
        }
        return picked;
    }
}
