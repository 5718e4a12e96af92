package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Paints over a rectangle, so that no single part of an object is relied on.
 *
 * <p>Source: Zhong et al., arXiv 1708.04896, sampled as torchvision does: a rectangle that does not fit inside is drawn
 * again, at most ten times in all; then the picture stays as it is.
 *
 * @param probability of trying, in [0, 1]
 * @param area share of the picture's area, in (0, 1]
 * @param ratio height ÷ width of the rectangle, above 0
 * @param fill the byte to fill with; empty for noise, each byte uniform in 0 … 255 (the paper's best)
 */
public record RandomErasing(double probability, Range area, Range ratio, OptionalInt fill) implements Augmentation {

    static final RandomErasing DEFAULT =
            new RandomErasing(0.5, new Range(0.02, 0.33), new Range(0.3, 3.3), OptionalInt.empty());

    private static final String NOISE = "noise";
    private static final int TRIES = 10;

    public RandomErasing {
        Allowed.probability(probability);
        Allowed.positive("area", area, 1);
        Allowed.positive("ratio", ratio, Double.MAX_VALUE);
        fill.ifPresent(value -> Allowed.between("fill", value, 0, 255));
    }

    static RandomErasing read(AugmentationWord word) {
        double probability = word.number("probability", DEFAULT.probability);
        Range area = word.range("area", DEFAULT.area);
        Range ratio = word.range("ratio", DEFAULT.ratio);
        return new RandomErasing(probability, area, ratio, word.wholeOr(NOISE, "fill", DEFAULT.fill));
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        if (!(random.nextDouble() < probability)) {
            return picture;
        }
        double pixels = (double) picture.width() * picture.height();
        for (int i = 0; i < TRIES; i++) {
            double erased = area.uniform(random) * pixels;
            double aspect = ratio.logUniform(random);
            int height = (int) Math.rint(Math.sqrt(erased * aspect));
            int width = (int) Math.rint(Math.sqrt(erased / aspect));
            if (height < picture.height() && width < picture.width()) {
                int top = random.nextInt(picture.height() - height + 1);
                int left = random.nextInt(picture.width() - width + 1);
                return erased(picture, top, left, height, width, random);
            }
        }
        return picture;
    }

    private Picture erased(Picture picture, int top, int left, int height, int width, RandomGenerator random) {
        int channels = picture.channels();
        byte[] pixels = picture.pixels().clone();
        byte[] row = new byte[width * channels];
        fill.ifPresent(value -> Arrays.fill(row, (byte) value));
        for (int y = top; y < top + height; y++) {
            if (fill.isEmpty()) {
                random.nextBytes(row);
            }
            System.arraycopy(row, 0, pixels, (y * picture.width() + left) * channels, row.length);
        }
        return new Picture(picture.width(), picture.height(), channels, pixels);
    }

    @Override
    public String toString() {
        return AugmentationWord.written(
                "erase",
                List.of(probability, area, ratio, written(fill)),
                List.of(DEFAULT.probability, DEFAULT.area, DEFAULT.ratio, written(DEFAULT.fill)));
    }

    private static String written(OptionalInt fill) {
        return fill.isPresent() ? Integer.toString(fill.getAsInt()) : NOISE;
    }
}
