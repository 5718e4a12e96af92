package dev.isogon.data.image.format.webp;

import java.util.Arrays;

/**
 * Luma or one of the colour differences, as decoded, with the border that prediction looks at: a row above of 127, a
 * column to the left of 129, and four more pixels on the right (RFC 6386, section 12).
 */
final class Plane {

    final byte[] pixels;
    final int stride;
    private final int width;

    /** Both sides in whole macroblocks. */
    Plane(int width, int height) {
        this.width = width;
        stride = width + 5;
        pixels = new byte[Math.multiplyExact(stride, height + 1)];
        Arrays.fill(pixels, 0, stride, (byte) 127);
        for (int y = 0; y < height; y++) {
            pixels[at(-1, y)] = (byte) 129;
        }
    }

    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    /** Four more pixels at the end of a row, like its last. */
    void extend(int y) {
        int end = at(width, y);
        Arrays.fill(pixels, end, end + 4, pixels[end - 1]);
    }

    static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
