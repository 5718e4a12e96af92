package dev.isogon.data.augment;

import dev.isogon.data.image.Picture;

/** How bright a colour is: 0.299 R + 0.587 G + 0.114 B (ITU-R 601-2) in sixteen binary places, as PIL's mode L has it. */
final class Luma {

    private Luma() {}

    static int of(int red, int green, int blue) {
        return (red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16;
    }

    /** H·W bytes; a grey picture's own pixels, not copied. */
    static byte[] of(Picture picture) {
        byte[] pixels = picture.pixels();
        if (picture.channels() == 1) {
            return pixels;
        }
        byte[] luma = new byte[pixels.length / 3];
        for (int i = 0, at = 0; i < luma.length; i++, at += 3) {
            luma[i] = (byte) of(pixels[at] & 255, pixels[at + 1] & 255, pixels[at + 2] & 255);
        }
        return luma;
    }
}
