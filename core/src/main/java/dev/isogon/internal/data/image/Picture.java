package dev.isogon.internal.data.image;

/**
 * A decoded image of 8 bits a channel, in sRGB.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param pixels H·W·C unsigned bytes, row after row; not copied
 */
public record Picture(int width, int height, int channels, byte[] pixels) {

    public Picture {
        if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException(
                    "a picture of " + width + "×" + height + " with " + channels + " channels cannot be");
        }
        if (pixels.length != (long) width * height * channels) {
            throw new IllegalArgumentException("a picture of " + width + "×" + height + " with " + channels
                    + " channels cannot have " + pixels.length + " bytes");
        }
    }
}
