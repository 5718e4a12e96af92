package dev.isogon.internal.data.image.format;

/** Cyan, magenta, yellow and black to red, green and blue, without a profile: PIL's arithmetic. */
final class Inks {

    private Inks() {}

    /**
     * Mixes the inks.
     *
     * @param cmyk H·W·4
     * @param coloursInverted whether the first three are stored as 255 − ink
     * @param blackInverted whether the fourth is
     * @return H·W·3
     */
    static byte[] toRgb(byte[] cmyk, boolean coloursInverted, boolean blackInverted) {
        byte[] rgb = new byte[cmyk.length / 4 * 3];
        int flipColour = coloursInverted ? 255 : 0;
        int flipBlack = blackInverted ? 0 : 255;
        for (int from = 0, to = 0; from + 3 < cmyk.length; from += 4) {
            int light = (cmyk[from + 3] & 0xff) ^ flipBlack;
            for (int c = 0; c < 3; c++) {
                int product = ((cmyk[from + c] & 0xff) ^ flipColour) * light + 128;
                rgb[to++] = (byte) (light - (((product >> 8) + product) >> 8));
            }
        }
        return rgb;
    }
}
