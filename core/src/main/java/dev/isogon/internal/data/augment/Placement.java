package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;

/**
 * Affine moves. A pixel of the result is the pixel of the picture that its centre falls on (nearest neighbour), or black
 * where it falls outside. PIL's arithmetic (Image.transform, AFFINE): sixteen binary places.
 */
final class Placement {

    private static final double ONE = 65_536;

    private Placement() {}

    /** Row y moves left by share·y. */
    static Picture shearedX(Picture picture, double share) {
        return moved(picture, 1, share, 0, 0, 1, 0);
    }

    /** Column x moves up by share·x. */
    static Picture shearedY(Picture picture, double share) {
        return moved(picture, 1, 0, 0, share, 1, 0);
    }

    /** Moves right and down by whole pixels. */
    static Picture translated(Picture picture, int right, int down) {
        return moved(picture, 1, 0, -right, 0, 1, -down);
    }

    /** Turns counterclockwise around the middle. */
    static Picture rotated(Picture picture, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double x = picture.width() / 2.0;
        double y = picture.height() / 2.0;
        return moved(picture, cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y);
    }

    /** The pixel at (x, y) comes from (a·x + b·y + c, d·x + e·y + f). */
    private static Picture moved(Picture picture, double a, double b, double c, double d, double e, double f) {
        long rightX = fixed(a);
        long rightY = fixed(d);
        long downX = fixed(b);
        long downY = fixed(e);
        long startX = fixed(c + a * 0.5 + b * 0.5);
        long startY = fixed(f + d * 0.5 + e * 0.5);
        int width = picture.width();
        int height = picture.height();
        int channels = picture.channels();
        byte[] from = picture.pixels();
        byte[] to = new byte[from.length];
        int at = 0;
        for (int row = 0; row < height; row++) {
            long x = startX + row * downX;
            long y = startY + row * downY;
            for (int column = 0; column < width; column++, at += channels, x += rightX, y += rightY) {
                int fromX = (int) (x >> 16);
                int fromY = (int) (y >> 16);
                if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
                    int source = (fromY * width + fromX) * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        to[at + channel] = from[source + channel];
                    }
                }
            }
        }
        return new Picture(width, height, channels, to);
    }

    private static long fixed(double value) {
        return (long) Math.floor(value * ONE + 0.5);
    }
}
