package dev.isogon.data.augment;

import dev.isogon.data.image.Picture;

/**
 * Turns the colour circle. PIL's arithmetic: hue, saturation and value (Smith 1978) are bytes in between, so that colours
 * come back a few tones off.
 */
final class Hue {

    private Hue() {}

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
        byte[] to = new byte[from.length];
        for (int at = 0; at < from.length; at += 3) {
            int red = from[at] & 255;
            int green = from[at + 1] & 255;
            int blue = from[at + 2] & 255;
            int value = Math.max(red, Math.max(green, blue));
            int spread = value - Math.min(red, Math.min(green, blue));
            // A product of float32, as PIL has it; in float64 a few saturations would come out one lower.
            int saturation = value == 0 ? 0 : (int) ((float) spread / value * 255.0);
            if (saturation == 0) {
                to[at] = (byte) value;
                to[at + 1] = (byte) value;
                to[at + 2] = (byte) value;
            } else {
                writeColour((hue(red, green, blue, value, spread) + steps) & 255, saturation, value, to, at);
            }
        }
        return new Picture(picture.width(), picture.height(), 3, to);
    }

    /** 0 … 255: red, yellow, green, cyan, blue, magenta and back. */
    private static int hue(int red, int green, int blue, int value, int spread) {
        float toRed = (float) (value - red) / spread;
        float toGreen = (float) (value - green) / spread;
        float toBlue = (float) (value - blue) / spread;
        float sixth;
        if (red == value) {
            sixth = toBlue - toGreen;
        } else if (green == value) {
            sixth = (float) (2.0 + toRed - toBlue);
        } else {
            sixth = (float) (4.0 + toGreen - toRed);
        }
        double turn = sixth / 6.0 + 1;
        return (int) ((float) (turn >= 1 ? turn - 1 : turn) * 255.0);
    }

    private static void writeColour(int hue, int saturation, int value, byte[] to, int at) {
        double sixth = hue * 6.0 / 255.0;
        int sector = (int) sixth;
        float along = (float) (sixth - sector);
        float pure = (float) (saturation / 255.0);
        int least = rounded(value * (1.0 - pure));
        int falling = rounded(value * (1.0 - pure * along));
        int rising = rounded(value * (1.0 - pure * (1.0 - along)));
        switch (sector % 6) {
            case 0 -> write(value, rising, least, to, at);
            case 1 -> write(falling, value, least, to, at);
            case 2 -> write(least, value, rising, to, at);
            case 3 -> write(least, falling, value, to, at);
            case 4 -> write(rising, least, value, to, at);
            default -> write(value, least, falling, to, at);
        }
    }

    private static void write(int red, int green, int blue, byte[] to, int at) {
        to[at] = (byte) red;
        to[at + 1] = (byte) green;
        to[at + 2] = (byte) blue;
    }

    private static int rounded(double value) {
        return (int) (value + 0.5);
    }
}
