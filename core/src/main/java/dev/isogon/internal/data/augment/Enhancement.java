package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;

/**
 * Brightness, contrast, saturation and sharpness by a factor: 0 takes it away, 1 changes nothing, more adds.
 *
 * <p>PIL's arithmetic (ImageEnhance): less + factor·(pixel − less) in float32, cut to 0 … 255 and rounded down, where
 * "less" is the picture without that quality.
 */
final class Enhancement {

    private Enhancement() {}

    /** Less: black. */
    static Picture brightness(Picture picture, float factor) {
        return Tones.mapped(picture, tone -> blend(0, tone, factor));
    }

    /** Less: the mean of the brightness, a whole number. */
    static Picture contrast(Picture picture, float factor) {
        long sum = 0;
        byte[] luma = Resizing.grey(picture).pixels();
        for (byte each : luma) {
            sum += each & 255;
        }
        int mean = (int) ((double) sum / luma.length + 0.5);
        return Tones.mapped(picture, tone -> blend(mean, tone, factor));
    }

    /** Less: grey. */
    static Picture saturation(Picture picture, float factor) {
        if (picture.channels() == 1) {
            return picture;
        }
        byte[] from = picture.pixels();
        byte[] to = new byte[from.length];
        for (int at = 0; at < from.length; at += 3) {
            int red = from[at] & 255;
            int green = from[at + 1] & 255;
            int blue = from[at + 2] & 255;
            int luma = luma(red, green, blue);
            to[at] = cut(blend(luma, red, factor));
            to[at + 1] = cut(blend(luma, green, factor));
            to[at + 2] = cut(blend(luma, blue, factor));
        }
        return new Picture(picture.width(), picture.height(), 3, to);
    }

    /** Less: the mean of 3×3 pixels with the middle one five times, at the border the picture itself. */
    static Picture sharpness(Picture picture, float factor) {
        byte[] from = picture.pixels();
        byte[] to = from.clone();
        int channels = picture.channels();
        int row = picture.width() * channels;
        for (int y = 1; y < picture.height() - 1; y++) {
            for (int at = y * row + channels; at < (y + 1) * row - channels; at++) {
                int sum = triple(from, at - row, channels)
                        + triple(from, at, channels)
                        + triple(from, at + row, channels);
                int pixel = from[at] & 255;
                // (sum + 4·pixel) ∕ 13, rounded; thirteen is odd, so that no half ever occurs
                to[at] = cut(blend((2 * (sum + 4 * pixel) + 13) / 26, pixel, factor));
            }
        }
        return new Picture(picture.width(), picture.height(), channels, to);
    }

    private static int triple(byte[] pixels, int middle, int channels) {
        return (pixels[middle - channels] & 255) + (pixels[middle] & 255) + (pixels[middle + channels] & 255);
    }

    /** As {@link Resizing#grey} has it. */
    private static int luma(int red, int green, int blue) {
        return (19_595 * red + 38_470 * green + 7_471 * blue + 0x8000) >> 16;
    }

    private static int blend(int less, int pixel, float factor) {
        return (int) (less + factor * (pixel - less));
    }

    private static byte cut(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
