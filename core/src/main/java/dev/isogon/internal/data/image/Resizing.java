package dev.isogon.internal.data.image;

/**
 * Pictures of another size or of another number of channels.
 *
 * <p>Bilinear with antialiasing: a target pixel is the mean of the source pixels under a triangle that is as wide as
 * the shrinking asks for. Same numbers as PIL's {@code resize(size, BILINEAR, box)}: coefficients of 22 bits, first the
 * rows, then the columns, 8 bits in between (Pillow, src/libImaging/Resample.c).
 */
public final class Resizing {

    private static final int PRECISION = Taps.PRECISION;
    private static final int HALF = 1 << (PRECISION - 1);

    private Resizing() {}

    /** The whole picture at another size. */
    public static Picture bilinear(Picture picture, int width, int height) {
        return bilinear(picture, width, height, 0, 0, picture.width(), picture.height());
    }

    /**
     * A part of the picture at another size. The part's edges may lie within pixels.
     *
     * @param left, top, right, bottom the part in pixels of the source, right and bottom exclusive
     * @throws IllegalArgumentException when the part is empty or not within the picture
     */
    public static Picture bilinear(
            Picture picture, int width, int height, float left, float top, float right, float bottom) {
        if (!(left >= 0 && top >= 0 && right > left && bottom > top)
                || right > picture.width()
                || bottom > picture.height()) {
            throw new IllegalArgumentException("the part from (" + left + ", " + top + ") to (" + right + ", " + bottom
                    + ") is not within a picture of " + picture.width() + "×" + picture.height());
        }
        Picture target = new Picture(
                width, height, picture.channels(), new byte[checkedArea(width, height) * picture.channels()]);
        boolean rowsChange = width != picture.width() || left != 0 || right != width;
        boolean columnsChange = height != picture.height() || top != 0 || bottom != height;
        if (!rowsChange && !columnsChange) {
            System.arraycopy(picture.pixels(), 0, target.pixels(), 0, target.pixels().length);
            return target;
        }
        Taps across = Taps.of(picture.width(), left, right, width);
        Taps down = Taps.of(picture.height(), top, bottom, height);
        if (!columnsChange) {
            across(picture, 0, across, target);
        } else if (!rowsChange) {
            down(picture, 0, down, target);
        } else {
            // Only the rows that a target row looks at.
            int first = down.first(0);
            int end = down.first(height - 1) + down.count(height - 1);
            Picture between = new Picture(
                    width,
                    end - first,
                    picture.channels(),
                    new byte[checkedArea(width, end - first) * picture.channels()]);
            across(picture, first, across, between);
            down(between, first, down, target);
        }
        return target;
    }

    /**
     * The part of a picture that starts at (left, top).
     *
     * @throws IllegalArgumentException when it is not within the picture
     */
    public static Picture crop(Picture picture, int left, int top, int width, int height) {
        if (left < 0
                || top < 0
                || width < 1
                || height < 1
                || left > picture.width() - width
                || top > picture.height() - height) {
            throw new IllegalArgumentException("a part of " + width + "×" + height + " at (" + left + ", " + top
                    + ") is not within a picture of " + picture.width() + "×" + picture.height());
        }
        int channels = picture.channels();
        byte[] part = new byte[width * height * channels];
        for (int y = 0; y < height; y++) {
            int from = ((top + y) * picture.width() + left) * channels;
            System.arraycopy(picture.pixels(), from, part, y * width * channels, width * channels);
        }
        return new Picture(width, height, channels, part);
    }

    /** One channel: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), rounded as PIL's {@code convert("L")} does. */
    public static Picture grey(Picture picture) {
        if (picture.channels() == 1) {
            return picture;
        }
        byte[] rgb = picture.pixels();
        byte[] grey = new byte[rgb.length / 3];
        for (int i = 0, from = 0; i < grey.length; i++, from += 3) {
            grey[i] = (byte) ((19595 * (rgb[from] & 0xff)
                            + 38470 * (rgb[from + 1] & 0xff)
                            + 7471 * (rgb[from + 2] & 0xff)
                            + 0x8000)
                    >> 16);
        }
        return new Picture(picture.width(), picture.height(), 1, grey);
    }

    private static int checkedArea(int width, int height) {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE / 3) {
            throw new IllegalArgumentException("a picture of " + width + "×" + height + " cannot be made");
        }
        return width * height;
    }

    /** Each row by itself; row y of the target comes from row y + skipped of the source. */
    private static void across(Picture source, int skipped, Taps taps, Picture target) {
        byte[] from = source.pixels();
        byte[] to = target.pixels();
        int channels = source.channels();
        int at = 0;
        for (int y = 0; y < target.height(); y++) {
            int row = (y + skipped) * source.width();
            for (int x = 0; x < target.width(); x++) {
                int start = (row + taps.first(x)) * channels;
                if (channels == 3) {
                    weighRgb(from, start, taps, x, to, at);
                } else {
                    to[at] = weigh(from, start, 1, taps, x);
                }
                at += channels;
            }
        }
    }

    private static void weighRgb(byte[] from, int start, Taps taps, int x, byte[] to, int at) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        int[] weights = taps.weights();
        int end = taps.offset(x) + taps.count(x);
        for (int k = taps.offset(x), i = start; k < end; k++, i += 3) {
            int weight = weights[k];
            red += (from[i] & 0xff) * weight;
            green += (from[i + 1] & 0xff) * weight;
            blue += (from[i + 2] & 0xff) * weight;
        }
        to[at] = clip(red);
        to[at + 1] = clip(green);
        to[at + 2] = clip(blue);
    }

    private static byte weigh(byte[] from, int start, int stride, Taps taps, int x) {
        int sum = HALF;
        int[] weights = taps.weights();
        int end = taps.offset(x) + taps.count(x);
        for (int k = taps.offset(x), i = start; k < end; k++, i += stride) {
            sum += (from[i] & 0xff) * weights[k];
        }
        return clip(sum);
    }

    /** Whole rows are added up, weight by weight: the inner loop runs along memory, and the compiler vectorizes it. */
    private static void down(Picture source, int skipped, Taps taps, Picture target) {
        byte[] from = source.pixels();
        byte[] to = target.pixels();
        int rowBytes = source.width() * source.channels();
        int[] sums = new int[rowBytes];
        for (int y = 0; y < target.height(); y++) {
            java.util.Arrays.fill(sums, HALF);
            for (int k = 0; k < taps.count(y); k++) {
                int weight = taps.weights()[taps.offset(y) + k];
                int row = (taps.first(y) - skipped + k) * rowBytes;
                for (int i = 0; i < rowBytes; i++) {
                    sums[i] += (from[row + i] & 0xff) * weight;
                }
            }
            for (int i = 0, at = y * rowBytes; i < rowBytes; i++) {
                to[at + i] = clip(sums[i]);
            }
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
    }
}
