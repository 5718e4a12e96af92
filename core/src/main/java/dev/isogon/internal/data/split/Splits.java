package dev.isogon.internal.data.split;

import dev.isogon.internal.base.SeedMixing;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which images go where, and in which order: the same numbers give the same answer on every machine and Java version
 * (the algorithm of {@link Random} is part of its specification).
 */
public final class Splits {

    private Splits() {}

    /** 0, 1, …, n − 1. */
    public static int[] inOrder(int n) {
        return IntStream.range(0, n).toArray();
    }

    /** A random permutation of 0 … n − 1 that depends on n, the seed and the epoch alone. */
    public static int[] shuffled(int n, long seed, int epoch) {
        int[] order = inOrder(n);
        shuffle(order, n, new Random(SeedMixing.mix(SeedMixing.mix(seed) + epoch)));
        return order;
    }

    /**
     * Sets a share of every class aside: round(share·n) of a class's n images, but at least 2, so that they can find each
     * other, and at least 2 remain. A class of fewer than 4 images keeps all. Images of one group stay together, so that
     * a class's number may be missed by less than its largest group; a group with images of several classes goes by the
     * class of its first.
     *
     * @param groups one number an image; images of one number belong together
     * @param share in (0, 1)
     * @return {remaining, set aside}, indices into the labels, both ascending
     */
    public static int[][] stratified(int[] labels, int classes, int[] groups, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share set aside must be between 0 and 1, but was " + share);
        }
        int[] sizes = histogram(labels, classes);
        int[] wanted = new int[classes];
        for (int c = 0; c < classes; c++) {
            wanted[c] = sizes[c] < 4 ? 0 : (int) Math.max(2, Math.min(sizes[c] - 2, Math.round(share * sizes[c])));
        }
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            members.computeIfAbsent(groups[i], none -> new ArrayList<>()).add(i);
        }
        return parted(holdGroups(members.values().stream().toList(), labels, wanted, sizes, seed));
    }

    /** As the other, each image a group of its own. */
    static int[][] stratified(int[] labels, int classes, double share, long seed) {
        return stratified(labels, classes, inOrder(labels.length), share, seed);
    }

    private static int[][] parted(boolean[] held) {
        return new int[][] {
            IntStream.range(0, held.length).filter(i -> !held[i]).toArray(),
            IntStream.range(0, held.length).filter(i -> held[i]).toArray()
        };
    }

    private static boolean[] holdGroups(
            List<List<Integer>> groups, int[] labels, int[] wanted, int[] sizes, long seed) {
        int[] ofGroup = groups.stream().mapToInt(group -> labels[group.get(0)]).toArray();
        int[][] groupsOfClass = members(ofGroup, histogram(ofGroup, sizes.length));
        boolean[] held = new boolean[labels.length];
        Random random = new Random(SeedMixing.mix(seed));
        for (int c = 0; c < sizes.length; c++) {
            int[] drawn = groupsOfClass[c];
            int taken = 0;
            for (int i = 0; i < drawn.length && taken < wanted[c]; i++) {
                draw(drawn, i, random);
                List<Integer> group = groups.get(drawn[i]);
                if (taken + group.size() <= sizes[c] - 2) {
                    group.forEach(image -> held[image] = true);
                    taken += group.size();
                }
            }
        }
        return held;
    }

    /**
     * Sets a share of all images aside, whatever their class: ⌈share·n⌉ of n, as the public experiment's random split.
     *
     * @return {remaining, set aside}, indices, both ascending
     */
    public static int[][] unstratified(int n, double share, long seed) {
        boolean[] held = new boolean[n];
        int remaining = (int) Math.floor((1 - share) * n + 1e-9);
        int[] order = shuffled(n, seed, 0);
        for (int i = remaining; i < n; i++) {
            held[order[i]] = true;
        }
        return parted(held);
    }

    /**
     * At most {@code count} images, the classes in proportion (largest remainder; ties to the lower class), at least
     * one of each class that has images.
     *
     * @return indices into the labels, ascending; all of them when there are no more than {@code count}
     * @throws SettingsException when {@code count} is too small to have one image of each class
     */
    public static int[] stratifiedSubset(int[] labels, int classes, int count, long seed) {
        int[] sizes = histogram(labels, classes);
        long present = Arrays.stream(sizes).filter(size -> size > 0).count();
        if (count < Math.max(1, present)) {
            throw new SettingsException("a subset of " + count + " images cannot hold one image of each of " + present
                    + " classes; ask for at least " + present);
        }
        if (count >= labels.length) {
            return inOrder(labels.length);
        }
        boolean[] chosen = choose(labels, sizes, proportional(sizes, labels.length, count), seed);
        return IntStream.range(0, labels.length).filter(i -> chosen[i]).toArray();
    }

    /** Seats for each class by largest remainder: starts at the quota rounded down, at least 1, then mends the sum. */
    private static int[] proportional(int[] sizes, int total, int count) {
        int[] seats = new int[sizes.length];
        int sum = 0;
        for (int c = 0; c < sizes.length; c++) {
            seats[c] = sizes[c] == 0 ? 0 : (int) Math.max(1, (long) count * sizes[c] / total);
            sum += seats[c];
        }
        for (; sum < count; sum++) {
            seats[furthest(sizes, seats, total, count, 1)]++;
        }
        for (; sum > count; sum--) {
            seats[furthest(sizes, seats, total, count, -1)]--;
        }
        return seats;
    }

    /** The class furthest below (direction 1) or above (−1) its quota that can still gain or lose a seat. */
    private static int furthest(int[] sizes, int[] seats, int total, int count, int direction) {
        int best = -1;
        long bestGap = Long.MIN_VALUE;
        for (int c = 0; c < sizes.length; c++) {
            long gap = direction * ((long) count * sizes[c] - (long) seats[c] * total);
            boolean movable = direction > 0 ? seats[c] < sizes[c] : seats[c] > 1;
            if (movable && gap > bestGap) {
                best = c;
                bestGap = gap;
            }
        }
        return best;
    }

    private static boolean[] choose(int[] labels, int[] sizes, int[] counts, long seed) {
        int[][] members = members(labels, sizes);
        boolean[] chosen = new boolean[labels.length];
        Random random = new Random(SeedMixing.mix(seed));
        for (int c = 0; c < sizes.length; c++) {
            shuffle(members[c], counts[c], random);
            for (int i = 0; i < counts[c]; i++) {
                chosen[members[c][i]] = true;
            }
        }
        return chosen;
    }

    /** For each class the indices that have its label, ascending. */
    private static int[][] members(int[] labels, int[] sizes) {
        int[][] members = new int[sizes.length][];
        Arrays.setAll(members, c -> new int[sizes[c]]);
        int[] next = new int[sizes.length];
        for (int i = 0; i < labels.length; i++) {
            members[labels[i]][next[labels[i]]++] = i;
        }
        return members;
    }

    private static int[] histogram(int[] labels, int classes) {
        int[] sizes = new int[classes];
        for (int label : labels) {
            sizes[label]++;
        }
        return sizes;
    }

    /** Fisher and Yates from the front: after it the first {@code count} places are a random choice in random order. */
    private static void shuffle(int[] values, int count, Random random) {
        for (int i = 0; i < count; i++) {
            draw(values, i, random);
        }
    }

    /** Puts one of the values from {@code place} on there, each with the same chance. */
    private static void draw(int[] values, int place, Random random) {
        int other = place + random.nextInt(values.length - place);
        int value = values[place];
        values[place] = values[other];
        values[other] = value;
    }
}
