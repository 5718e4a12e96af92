package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A part of the picture, brought to the size of the whole by bilinear interpolation with antialiasing.
 *
 * <p>Source: Szegedy et al., arXiv 1409.4842, section 6, sampled as torchvision's RandomResizedCrop does: a part that is
 * larger than the picture is drawn again, at most ten times in all; then it is the largest middle part of a ratio in the
 * range that is nearest to the picture's own.
 *
 * @param scale the part's share of the picture's area, in (0, 1]
 * @param ratio the part's width ÷ height in pixels, above 0
 */
public record RandomResizedCrop(Range scale, Range ratio) implements Augmentation {

    static final RandomResizedCrop DEFAULT = new RandomResizedCrop(new Range(0.08, 1), new Range(3.0 / 4, 4.0 / 3));

    private static final int TRIES = 10;

    public RandomResizedCrop {
        Allowed.positive("scale", scale, 1);
        Allowed.positive("ratio", ratio, Double.MAX_VALUE);
    }

    static RandomResizedCrop read(AugmentationWord word) {
        Range scale = word.range("scale", DEFAULT.scale);
        return new RandomResizedCrop(scale, word.range("ratio", DEFAULT.ratio));
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        Box box = box(picture.width(), picture.height(), random);
        if (box.width == picture.width() && box.height == picture.height()) {
            return picture;
        }
        Picture part = Resizing.crop(picture, box.left, box.top, box.width, box.height);
        return Resizing.bilinear(part, picture.width(), picture.height());
    }

    /** A part of a picture, in pixels. */
    record Box(int left, int top, int width, int height) {}

    Box box(int width, int height, RandomGenerator random) {
        double pixels = (double) width * height;
        for (int i = 0; i < TRIES; i++) {
            double area = scale.uniform(random) * pixels;
            double aspect = ratio.logUniform(random);
            int across = (int) Math.rint(Math.sqrt(area * aspect));
            int down = (int) Math.rint(Math.sqrt(area / aspect));
            if (across > 0 && across <= width && down > 0 && down <= height) {
                int top = random.nextInt(height - down + 1);
                return new Box(random.nextInt(width - across + 1), top, across, down);
            }
        }
        return middle(width, height);
    }

    private Box middle(int width, int height) {
        double own = (double) width / height;
        int across = width;
        int down = height;
        if (own < ratio.from()) {
            down = Math.max(1, (int) Math.rint(width / ratio.from()));
        } else if (own > ratio.to()) {
            across = Math.max(1, (int) Math.rint(height * ratio.to()));
        }
        return new Box((width - across) / 2, (height - down) / 2, across, down);
    }

    @Override
    public String toString() {
        return AugmentationWord.written("crop", List.of(scale, ratio), List.of(DEFAULT.scale, DEFAULT.ratio));
    }
}
