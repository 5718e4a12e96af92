package dev.isogon.internal.data.image.format;

/**
 * From a JPEG's components to red, green and blue, with libjpeg's 16-bit fixed point (jdcolor.c) and, for inks, PIL's
 * rounding (libImaging/Convert.c): no profile, and inks stored inverted, as Adobe writes them.
 */
final class YccColours {

    private static final int HALF = 1 << 15;
    private static final int[] RED_OF_CR = new int[256];
    private static final int[] GREEN_OF_CR = new int[256];
    private static final int[] GREEN_OF_CB = new int[256];
    private static final int[] BLUE_OF_CB = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int x = i - 128;
            RED_OF_CR[i] = (91881 * x + HALF) >> 16;
            BLUE_OF_CB[i] = (116130 * x + HALF) >> 16;
            GREEN_OF_CR[i] = -46802 * x;
            GREEN_OF_CB[i] = -22554 * x + HALF;
        }
    }

    private YccColours() {}

    /**
     * Red, green and blue of each pixel.
     *
     * @param samples H·W·components; changed in place, and returned, where there are 3
     */
    static byte[] toRgb(byte[] samples, int components, boolean ycc) {
        if (ycc) {
            fromYcc(samples, components);
        }
        return switch (components) {
            case 1 -> spread(samples);
            case 3 -> samples;
            default -> Inks.toRgb(samples, !ycc, true);
        };
    }

    /** Luma and colour differences to red, green and blue, in place; a fourth component stays. */
    private static void fromYcc(byte[] samples, int components) {
        for (int i = 0; i + 2 < samples.length; i += components) {
            int luma = samples[i] & 0xff;
            int cb = samples[i + 1] & 0xff;
            int cr = samples[i + 2] & 0xff;
            samples[i] = clip(luma + RED_OF_CR[cr]);
            samples[i + 1] = clip(luma + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> 16));
            samples[i + 2] = clip(luma + BLUE_OF_CB[cb]);
        }
    }

    /** Grey as three equal channels. */
    static byte[] spread(byte[] grey) {
        byte[] rgb = new byte[grey.length * 3];
        for (int i = 0, to = 0; i < grey.length; i++) {
            rgb[to++] = grey[i];
            rgb[to++] = grey[i];
            rgb[to++] = grey[i];
        }
        return rgb;
    }

    private static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
