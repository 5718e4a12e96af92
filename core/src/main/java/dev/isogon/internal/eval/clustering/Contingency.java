package dev.isogon.internal.eval.clustering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How two partitions of the same N items share them. Only pairs that share an item are kept: at most N.
 *
 * @param items N
 * @param firstSizes items of each group of the first partition
 * @param secondSizes items of each group of the second
 * @param firstGroups of each pair, its group in the first partition
 * @param secondGroups of each pair, its group in the second
 * @param shared of each pair, how many items it shares, at least 1
 */
record Contingency(
        int items, int[] firstSizes, int[] secondSizes, int[] firstGroups, int[] secondGroups, int[] shared) {

    static Contingency of(int[] first, int[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("two partitions must be of the same items, but they are of "
                    + first.length + " and " + second.length);
        }
        if (first.length == 0) {
            throw new IllegalArgumentException("there is nothing to compare: no items");
        }
        int[] groups = numbered(first);
        int[] others = numbered(second);
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            counts.merge(((long) groups[i] << 32) | others[i], 1, Integer::sum);
        }
        long[] pairs =
                counts.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        return new Contingency(
                first.length,
                sizes(groups),
                sizes(others),
                Arrays.stream(pairs).mapToInt(pair -> (int) (pair >>> 32)).toArray(),
                Arrays.stream(pairs).mapToInt(pair -> (int) pair).toArray(),
                Arrays.stream(pairs)
                        .mapToInt(pair -> counts.getOrDefault(pair, 0))
                        .toArray());
    }

    /** Whether the two are one partition under other names. */
    boolean same() {
        return shared.length == firstSizes.length && shared.length == secondSizes.length;
    }

    /** Labels of any kind as numbers from 0. */
    private static int[] numbered(int[] labels) {
        int[] different = Arrays.stream(labels).sorted().distinct().toArray();
        return Arrays.stream(labels)
                .map(label -> Arrays.binarySearch(different, label))
                .toArray();
    }

    private static int[] sizes(int[] groups) {
        int[] sizes = new int[Arrays.stream(groups).max().orElse(-1) + 1];
        for (int group : groups) {
            sizes[group]++;
        }
        return sizes;
    }
}
