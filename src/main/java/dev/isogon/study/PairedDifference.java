package dev.isogon.study;

import dev.isogon.eval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Two losses compared on the same seeds and the same test images.
 *
 * @param first the one
 * @param second the other
 * @param seeds number of seeds that both finished
 * @param difference test accuracy of the first minus that of the second, in [−1, 1]
 * @param interval its interval over seeds and test images; null below two seeds
 * @param seedsNeeded seeds a loss that would be needed to see a difference of this size (two-sided 5 %, power 80 %,
 *     paired); null below two seeds, and where the test images are too few for any number of seeds to show it
 */
public record PairedDifference(
        String first,
        String second,
        int seeds,
        double difference,
        @Nullable Interval interval,
        @Nullable Long seedsNeeded) {}
