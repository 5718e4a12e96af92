package dev.isogon.internal.data.duplicates;

import java.util.Arrays;

/** Pairs of near duplicates, kept tightly since there can be very many, and what they link. */
final class NearPairs {

    private final int most;
    private final Groups groups;
    private long[] pairs = new long[64];
    private byte[] distances = new byte[64];
    private int size;

    /** @param most pairs that are kept; those after them are linked all the same */
    NearPairs(int images, int most) {
        this.most = most;
        this.groups = new Groups(images);
    }

    void add(int first, int second, int distance) {
        groups.join(first, second);
        if (size == most) {
            return;
        }
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
            distances = Arrays.copyOf(distances, 2 * size);
        }
        pairs[size] = ((long) first << Integer.SIZE) | second;
        distances[size++] = (byte) distance;
    }

    Groups groups() {
        return groups;
    }

    void forEach(NearDuplicates.Found found) {
        for (int i = 0; i < size; i++) {
            found.pair((int) (pairs[i] >> Integer.SIZE), (int) pairs[i], distances[i] & 0xff);
        }
    }
}
