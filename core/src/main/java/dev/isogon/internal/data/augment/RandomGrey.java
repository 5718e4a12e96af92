package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Takes the colours away: all three channels become the brightness. A grey picture stays as it is.
 *
 * @param probability of becoming grey, in [0, 1]
 */
public record RandomGrey(double probability) implements Augmentation {

    static final RandomGrey DEFAULT = new RandomGrey(0.1);

    public RandomGrey {
        Allowed.probability(probability);
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        if (!(random.nextDouble() < probability) || picture.channels() == 1) {
            return picture;
        }
        byte[] luma = Resizing.grey(picture).pixels();
        byte[] grey = new byte[luma.length * 3];
        for (int i = 0, at = 0; i < luma.length; i++, at += 3) {
            grey[at] = luma[i];
            grey[at + 1] = luma[i];
            grey[at + 2] = luma[i];
        }
        return new Picture(picture.width(), picture.height(), 3, grey);
    }

    @Override
    public String toString() {
        return AugmentationWord.written("grey", List.of(probability), List.of(DEFAULT.probability));
    }
}
