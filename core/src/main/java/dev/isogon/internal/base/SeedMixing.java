package dev.isogon.internal.base;

/**
 * SeedMixing from numbers, by SplitMix64: seeds from neighbouring numbers share no pattern. G. L. Steele, D. Lea, C. H. Flood,
 * <i>Fast splittable pseudorandom number generators</i>, OOPSLA 2014.
 */
public final class SeedMixing {

    /** 2⁶⁴ over the golden ratio. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private SeedMixing() {}

    /** One seed of one number. Nested, as {@code mix(mix(seed) + epoch)}, it makes one seed of several. */
    public static long mix(long number) {
        return finished(number + STEP);
    }

    /** What a generator that began with 0 gives as its n-th number, n from 1. */
    public static long drawn(long n) {
        return finished(n * STEP);
    }

    private static long finished(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
