package dev.isogon.internal.data.augment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.isogon.internal.base.SeedMixing;
import dev.isogon.internal.data.image.Picture;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Augmentations one after the other; {@code toString} is the sentence that {@link Augmentations#parse} reads.
 *
 * @param augmentations in the order in which they are applied; none for no change
 */
public record Chain(List<Augmentation> augmentations) {

    public static final Chain NONE = new Chain(List.of());

    public Chain {
        augmentations = List.copyOf(augmentations);
    }

    /**
     * What an image looks like in an epoch: the same whichever thread asks, and in whatever order.
     *
     * @param picture it is not changed
     * @param seed the run's
     * @param imageIndex the image's number in its data set
     * @param occurrence how often the image came before in this epoch
     * @return a picture of the same size and channels, the given one itself where nothing was to be done
     */
    public Picture apply(Picture picture, long seed, int epoch, long imageIndex, int occurrence) {
        if (augmentations.isEmpty()) {
            return picture;
        }
        long mixed = SeedMixing.mix(SeedMixing.mix(SeedMixing.mix(seed) + epoch) + imageIndex);
        if (occurrence > 0) {
            mixed = SeedMixing.mix(mixed + occurrence);
        }
        // Random's algorithm, unlike that of other generators, is part of its specification.
        RandomGenerator random = new Random(mixed);
        Picture changed = picture;
        for (Augmentation augmentation : augmentations) {
            changed = augmentation.apply(changed, random);
        }
        return changed;
    }

    @JsonCreator
    static Chain read(String sentence) {
        return Augmentations.parse(sentence);
    }

    @Override
    @JsonValue
    public String toString() {
        return augmentations.isEmpty()
                ? Augmentations.NONE
                : augmentations.stream().map(Augmentation::toString).collect(Collectors.joining(", "));
    }
}
