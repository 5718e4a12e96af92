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

    /** Its mirror image, left and right exchanged. */
    public Picture mirrored() {
        byte[] mirror = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (y * width + x) * channels;
                int to = (y * width + width - 1 - x) * channels;
                for (int c = 0; c < channels; c++) {
                    mirror[to + c] = pixels[from + c];
                }
            }
        }
        return new Picture(width, height, channels, mirror);
    }
}
