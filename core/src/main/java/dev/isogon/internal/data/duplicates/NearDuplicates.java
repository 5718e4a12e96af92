package dev.isogon.internal.data.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All pairs of fingerprints within a distance, exactly, without comparing each with each. The bits are dealt out to more
 * bands than may differ, so two fingerprints within the distance agree in at least one whole band; only those that share
 * a band are compared. Flat fingerprints are left out.
 *
 * @see <a href="https://arxiv.org/abs/1307.2982">Norouzi, Punjani, Fleet, "Fast Exact Search in Hamming Space with
 *     Multi-Index Hashing" (2014), section 3</a>
 */
public final class NearDuplicates {

    /**
     * The distance up to which two fingerprints are taken for one picture's. Measured on 2,602 photographs of 16 faces
     * (3.4 million pairs): all were found again as JPEG of quality 60, halved and enlarged again, or brighter by 10; 89
     * pairs of the photographs themselves were within it, and by eye 88 of these were the same photograph. Frames of one
     * sitting, all alike, do fall within it (3.8 % of the pairs of one person in the AT&T faces; at distance 12, 1.4 %), and
     * so do digits on black.
     */
    public static final int SAME_PICTURE = 16;

    private static final int BITS = 3 * Long.SIZE;

    /** So that a band fits an int. */
    private static final int FEWEST_BANDS = BITS / Integer.SIZE;

    private NearDuplicates() {}

    /** Hears of a pair, the smaller index first. */
    @FunctionalInterface
    public interface Found {
        void pair(int first, int second, int distance);
    }

    /**
     * The pairs within {@code maxDistance}, by their first and then their second index. K copies of one picture are
     * K·(K−1)/2 pairs: where many are to be expected, ask for {@link #groups}.
     *
     * @param maxDistance bits, 0 to 191; the search slows down towards comparing all pairs as it grows
     */
    public static List<Pair> pairs(Fingerprint[] fingerprints, int maxDistance) {
        List<Pair> pairs = new ArrayList<>();
        each(fingerprints, maxDistance, (a, b, distance) -> pairs.add(new Pair(a, b, distance)));
        pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
        return pairs;
    }

    /** The same pairs one after the other, in an order that is the same each time; none is kept. */
    public static void each(Fingerprint[] fingerprints, int maxDistance, Found found) {
        search(fingerprints, detailed(fingerprints), maxDistance, found);
    }

    /**
     * Images that are linked by pairs within {@code maxDistance}, in one step or over others.
     *
     * @return N group numbers, the smallest index in the image's group: its own where it has no duplicate before it
     */
    public static int[] groups(Fingerprint[] fingerprints, int maxDistance) {
        Groups groups = new Groups(fingerprints.length);
        // Equal ones are joined here, for they would find each other in every band.
        Map<Fingerprint, Integer> firsts = new HashMap<>();
        int[] distinct = Arrays.stream(detailed(fingerprints))
                .filter(i -> {
                    Integer first = firsts.putIfAbsent(fingerprints[i], i);
                    if (first != null) {
                        groups.join(first, i);
                    }
                    return first == null;
                })
                .toArray();
        search(fingerprints, distinct, maxDistance, (a, b, distance) -> groups.join(a, b));
        return groups.numbers();
    }

    private static int[] detailed(Fingerprint[] fingerprints) {
        int[] detailed = new int[fingerprints.length];
        int count = 0;
        for (int i = 0; i < fingerprints.length; i++) {
            if (!fingerprints[i].flat()) {
                detailed[count++] = i;
            }
        }
        return Arrays.copyOf(detailed, count);
    }

    /** @param chosen ascending indices of those that are compared */
    private static void search(Fingerprint[] all, int[] chosen, int maxDistance, Found found) {
        if (maxDistance < 0 || maxDistance >= BITS) {
            throw new IllegalArgumentException(
                    "a distance is 0 to " + (BITS - 1) + " bits, but here is " + maxDistance);
        }
        Fingerprint[] fingerprints = Arrays.stream(chosen).mapToObj(i -> all[i]).toArray(Fingerprint[]::new);
        int[][] bands = new int[Math.max(FEWEST_BANDS, maxDistance + 1)][];
        for (int band = 0; band < bands.length; band++) {
            bands[band] = values(fingerprints, band, bands.length);
            long[] sorted = sortedWithIndex(bands[band]);
            for (int start = 0, end; start < sorted.length; start = end) {
                end = runEnd(sorted, start);
                compare(
                        fingerprints,
                        sorted,
                        start,
                        end,
                        maxDistance,
                        bands,
                        band,
                        (a, b, distance) -> found.pair(chosen[a], chosen[b], distance));
            }
        }
    }

    /** Every {@code count}-th bit from {@code band} on: neighbouring bits say nearly the same and tell less apart. */
    private static int[] values(Fingerprint[] fingerprints, int band, int count) {
        int[] values = new int[fingerprints.length];
        for (int i = 0; i < values.length; i++) {
            for (int bit = band; bit < BITS; bit += count) {
                values[i] = (values[i] << 1) | fingerprints[i].bit(bit);
            }
        }
        return values;
    }

    private static long[] sortedWithIndex(int[] values) {
        long[] sorted = new long[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = ((long) values[i] << Integer.SIZE) | i;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private static int runEnd(long[] sorted, int start) {
        int end = start + 1;
        while (end < sorted.length && sorted[end] >> Integer.SIZE == sorted[start] >> Integer.SIZE) {
            end++;
        }
        return end;
    }

    private static void compare(
            Fingerprint[] fingerprints,
            long[] run,
            int start,
            int end,
            int maxDistance,
            int[][] bands,
            int band,
            Found found) {
        for (int i = start; i < end; i++) {
            int first = (int) run[i];
            Fingerprint one = fingerprints[first];
            for (int j = i + 1; j < end; j++) {
                int second = (int) run[j];
                int distance = one.distance(fingerprints[second]);
                if (distance <= maxDistance && !agreeBefore(bands, band, first, second)) {
                    found.pair(first, second, distance);
                }
            }
        }
    }

    /** Whether an earlier band has found the pair. */
    private static boolean agreeBefore(int[][] bands, int band, int first, int second) {
        for (int earlier = 0; earlier < band; earlier++) {
            if (bands[earlier][first] == bands[earlier][second]) {
                return true;
            }
        }
        return false;
    }
}
