package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;

/**
 * Turns the colour circle. PIL's arithmetic: hue, saturation and value (Smith 1978) are bytes in between, so that colours
 * come back a few tones off.
 */
final class Hue {

    /** Of each hue and channel: how much of the saturation is taken off the value there, in [0, 1]. */
    private static final double[] TAKEN = new double[256 * 3];

    static {
        for (int hue = 0; hue < 256; hue++) {
            double sixth = hue * 6.0 / 255.0;
            int sector = (int) sixth;
            float along = (float) (sixth - sector);
            double[] taken = taken(sector % 6, along, 1.0 - along);
            System.arraycopy(taken, 0, TAKEN, hue * 3, 3);
        }
    }

    private Hue() {}

    /** Of red, green and blue in a sixth of the circle: one has the full value, one the least, one is on its way. */
    private static double[] taken(int sector, double falling, double rising) {
        return switch (sector) {
            case 0 -> new double[] {0, rising, 1};
            case 1 -> new double[] {falling, 0, 1};
            case 2 -> new double[] {1, 0, rising};
            case 3 -> new double[] {1, falling, 0};
            case 4 -> new double[] {rising, 1, 0};
            default -> new double[] {0, 1, falling};
        };
    }

    /**
     * Turns all hues; black, white and greys have none and stay.
     *
     * @param steps of a full turn's 256; 0 changes nothing, and a grey picture stays as it is
     */
    static Picture turned(Picture picture, int steps) {
        if (picture.channels() == 1 || (steps & 255) == 0) {
            return picture;
        }
        byte[] from = picture.pixels();
        byte[] to = from.clone();
        for (int at = 0; at < from.length; at += 3) {
            int red = from[at] & 255;
            int green = from[at + 1] & 255;
            int blue = from[at + 2] & 255;
            int value = Math.max(red, Math.max(green, blue));
            int spread = value - Math.min(red, Math.min(green, blue));
            if (spread > 0) {
                int hue = (hue(red, green, blue, value, spread) + steps) & 255;
                // Quotients of float32, as PIL has them; in float64 a few bytes would come out one lower
                int saturation = (int) ((float) spread / value * 255.0);
                float pure = (float) (saturation / 255.0);
                to[at] = (byte) (value * (1 - pure * TAKEN[hue * 3]) + 0.5);
                to[at + 1] = (byte) (value * (1 - pure * TAKEN[hue * 3 + 1]) + 0.5);
                to[at + 2] = (byte) (value * (1 - pure * TAKEN[hue * 3 + 2]) + 0.5);
            }
        }
        return new Picture(picture.width(), picture.height(), 3, to);
    }

    /** 0 … 255: red, yellow, green, cyan, blue, magenta and back. */
    private static int hue(int red, int green, int blue, int value, int spread) {
        float sixth;
        if (red == value) {
            sixth = (float) (value - blue) / spread - (float) (value - green) / spread;
        } else if (green == value) {
            sixth = (float) (2.0 + (float) (value - red) / spread - (float) (value - blue) / spread);
        } else {
            sixth = (float) (4.0 + (float) (value - green) / spread - (float) (value - red) / spread);
        }
        double turn = sixth / 6.0 + 1;
        return (int) ((float) (turn >= 1 ? turn - 1 : turn) * 255.0);
    }
}
