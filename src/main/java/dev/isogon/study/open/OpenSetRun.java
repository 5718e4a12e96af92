package dev.isogon.study.open;

import java.util.Set;

/**
 * A finished run for adding up.
 *
 * @param split number of the split of identities, from 0
 * @param enrolled identities looked for
 * @param strangers identities that are not enrolled
 */
public record OpenSetRun(
        String loss, int split, long seed, OpenSetMeasure measure, Set<Integer> enrolled, Set<Integer> strangers) {}
