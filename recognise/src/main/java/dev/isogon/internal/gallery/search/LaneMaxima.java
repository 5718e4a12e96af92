package dev.isogon.internal.gallery.search;

import java.util.Arrays;

/**
 * The largest of numbers that lie some lanes apart. Scores are compared by their bits as integers, which the compiler turns into
 * vector instructions: that is their order wherever the larger is at least 0.
 */
final class LaneMaxima {

    private LaneMaxima() {}

    /**
     * Writes the largest of each lane.
     *
     * @param numbers lines of {@code lanes} numbers each, from {@code from} on
     * @param lines a multiple of 4
     * @param largest to be written, the first {@code lanes} of it
     */
    static void of(int[] numbers, int from, int lanes, int lines, int[] largest) {
        Arrays.fill(largest, 0, lanes, Integer.MIN_VALUE);
        for (int line = 0; line < lines; line += 4) {
            raiseByFour(largest, numbers, from + line * lanes, lanes);
        }
    }

    /** Of four lines at once, which saves three quarters of the reading and writing. */
    private static void raiseByFour(int[] largest, int[] numbers, int from, int lanes) {
        int second = from + lanes;
        int third = second + lanes;
        int fourth = third + lanes;
        for (int i = 0; i < lanes; i++) {
            int firstTwo = Math.max(numbers[from + i], numbers[second + i]);
            int lastTwo = Math.max(numbers[third + i], numbers[fourth + i]);
            largest[i] = Math.max(largest[i], Math.max(firstTwo, lastTwo));
        }
    }
}
