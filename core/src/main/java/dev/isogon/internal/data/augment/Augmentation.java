package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import java.util.random.RandomGenerator;

/** A random change to a training image; its {@code toString} is how it is written in a sentence. */
public sealed interface Augmentation
        permits HorizontalFlip, RandomResizedCrop, ColourJitter, RandAugment, RandomErasing, RandomGrey {

    /**
     * Changes a picture.
     *
     * @param picture of any size, grey or colour; it is not changed
     * @param random what every decision is drawn from
     * @return a picture of the same size and channels; the given one itself where nothing was to be done
     */
    Picture apply(Picture picture, RandomGenerator random);
}
