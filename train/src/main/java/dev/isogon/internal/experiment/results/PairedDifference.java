package dev.isogon.internal.experiment.results;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.open.OpenSetFigure;
import dev.isogon.internal.experiment.split.Unseen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two losses compared on the same seeds and the same test images.
 *
 * @param first the one
 * @param second the other
 * @param seeds number of seeds that both finished
 * @param difference test accuracy of the first minus that of the second, in [−1, 1]
 * @param interval its interval over seeds and test images; null below two seeds
 * @param pValue two-sided: below 0.05 exactly where the interval leaves 0 out; of one seed, McNemar's exact test over the
 *     test images alone
 * @param adjusted the same by Holm's correction over all {@code pairs}, from which the words follow
 * @param pairs pairs of losses that were compared
 * @param smallestVisible the smallest true difference that data like these show (power 80 %, two-sided 5 % by the strictest
 *     step of Holm's correction); of one seed, over test images alone
 * @param seedsNeeded seeds a loss that would be needed to see a difference of this size (at the same level and power); in protocol open
 *     splits of the identities, where there were several. Null below two, and where no number of them would show it on these images
 * @param imagesNeeded test images that would be needed with these seeds, in protocol open unseen identities; null where no number of them
 *     would do, or where nothing is known
 * @param counts how many test images each got right; nothing in protocol open
 * @param unseen what was compared in protocol open, and not the test accuracy; else null
 */
public record PairedDifference(
        String first,
        String second,
        int seeds,
        double difference,
        @Nullable Interval interval,
        double pValue,
        double adjusted,
        int pairs,
        double smallestVisible,
        @Nullable Long seedsNeeded,
        @Nullable Long imagesNeeded,
        Counts counts,
        @Nullable Unseen unseen) {

    /** Below it an adjusted p-value says that two losses differ. */
    public static final double ALPHA = 0.05;

    /** Whether the data show that the two differ: never with one seed, which says nothing about another. */
    public boolean isSeen() {
        return seeds > 1 && adjusted < ALPHA;
    }

    /** The same with the p-value that Holm's correction gave it. */
    PairedDifference adjusted(double corrected) {
        return new PairedDifference(
                first,
                second,
                seeds,
                difference,
                interval,
                pValue,
                corrected,
                pairs,
                smallestVisible,
                seedsNeeded,
                imagesNeeded,
                counts,
                unseen);
    }

    /**
     * A figure of identities that training did not see.
     *
     * @param first of the first loss, mean over the runs that both finished
     * @param second of the second loss
     * @param refusal why there is neither interval nor p-value, which then is 1; else null
     */
    public record Unseen(
            OpenSetFigure figure,
            double first,
            double second,
            @Nullable String refusal) {}

    /**
     * Test images that were recognised.
     *
     * @param first by the first loss, one a seed
     * @param second by the second loss, one a seed
     * @param images of how many, in each seed
     */
    public record Counts(List<Integer> first, List<Integer> second, int images) {
        public Counts {
            first = List.copyOf(first);
            second = List.copyOf(second);
        }

        /** The mean of one side over its seeds. */
        public static double mean(List<Integer> right) {
            return right.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
        }

        /** The same from the other side. */
        public Counts swapped() {
            return new Counts(second, first, images);
        }
    }
}
