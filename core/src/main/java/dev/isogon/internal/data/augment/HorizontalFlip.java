package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Mirrors left and right.
 *
 * @param probability of being mirrored, in [0, 1]
 */
public record HorizontalFlip(double probability) implements Augmentation {

    static final HorizontalFlip DEFAULT = new HorizontalFlip(0.5);

    public HorizontalFlip {
        Allowed.probability(probability);
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        return random.nextDouble() < probability ? mirrored(picture) : picture;
    }

    private static Picture mirrored(Picture picture) {
        byte[] from = picture.pixels();
        byte[] to = new byte[from.length];
        int channels = picture.channels();
        int row = picture.width() * channels;
        for (int start = 0; start < from.length; start += row) {
            int last = start + row - channels;
            if (channels == 1) {
                for (int x = 0; x < row; x++) {
                    to[start + x] = from[last - x];
                }
            } else {
                for (int x = 0; x < row; x += 3) {
                    to[start + x] = from[last - x];
                    to[start + x + 1] = from[last - x + 1];
                    to[start + x + 2] = from[last - x + 2];
                }
            }
        }
        return new Picture(picture.width(), picture.height(), channels, to);
    }

    @Override
    public String toString() {
        return AugmentationWord.written("flip", List.of(probability), List.of(DEFAULT.probability));
    }
}
