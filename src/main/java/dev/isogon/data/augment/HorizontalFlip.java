package dev.isogon.data.augment;

import dev.isogon.data.image.Picture;
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
            int read = start + row - channels;
            if (channels == 1) {
                for (int write = start; write < start + row; write++, read--) {
                    to[write] = from[read];
                }
            } else {
                for (int write = start; write < start + row; write += 3, read -= 3) {
                    to[write] = from[read];
                    to[write + 1] = from[read + 1];
                    to[write + 2] = from[read + 2];
                }
            }
        }
        return new Picture(picture.width(), picture.height(), channels, to);
    }

    @Override
    public String toString() {
        return Word.written("flip", List.of(probability), List.of(DEFAULT.probability));
    }
}
