package dev.isogon.internal.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedMixingTest {

    /** Java's SplittableRandom of seed s begins with what SplitMix64 makes of s. */
    @Test
    void mixIsTheFirstNumberOfJavasSplitMix64() {
        for (long seed : new long[] {0, 1, -1, 42, Long.MAX_VALUE}) {
            assertEquals(new SplittableRandom(seed).nextLong(), SeedMixing.mix(seed));
        }
    }

    @Test
    void drawnAreTheNumbersOfAGeneratorThatBeganWithZero() {
        SplittableRandom random = new SplittableRandom(0);
        for (long n = 1; n <= 5; n++) {
            assertEquals(random.nextLong(), SeedMixing.drawn(n));
        }
    }
}
