package dev.isogon.internal.data.split;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a split by chance alone does to images that belong together. */
public final class PartedGroups {

    private PartedGroups() {}

    /**
     * How many test images have one of their group among the training images, in a sentence; nothing where none has.
     *
     * @param groups one number an image
     * @param parts indices of training images, and of test images
     */
    public static Optional<String> sentence(int[] groups, int[][] parts) {
        Map<Integer, Integer> trained = new HashMap<>();
        for (int i : parts[0]) {
            trained.merge(groups[i], 1, Integer::sum);
        }
        long pairs = 0;
        int images = 0;
        for (int i : parts[1]) {
            int twins = trained.getOrDefault(groups[i], 0);
            pairs += twins;
            images += twins > 0 ? 1 : 0;
        }
        return pairs == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the split is by chance alone, as in the public experiment: %,d test images have the same or nearly"
                                + " the same picture, or one of their group, among the training images (%,d pairs on both"
                                + " sides), so the test figures are too good",
                        images,
                        pairs));
    }
}
