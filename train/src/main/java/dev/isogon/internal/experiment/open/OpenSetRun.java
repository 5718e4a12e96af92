package dev.isogon.internal.experiment.open;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A finished run for adding up.
 *
 * @param split number of the split of identities, from 0
 * @param enrolled identities looked for
 * @param strangers identities that are not enrolled
 */
public record OpenSetRun(
        String loss, int split, long seed, OpenSetMeasure measure, Set<Integer> enrolled, Set<Integer> strangers) {

    /** With the identities of each image looked for, and of each stranger's. */
    public static OpenSetRun of(
            String loss, int split, long seed, OpenSetMeasure measure, int[] ofEnrolled, int[] ofStrangers) {
        return new OpenSetRun(loss, split, seed, measure, distinct(ofEnrolled), distinct(ofStrangers));
    }

    private static Set<Integer> distinct(int[] identities) {
        return Arrays.stream(identities).boxed().collect(Collectors.toSet());
    }
}
