package dev.isogon.internal.data;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Pixels;
import dev.isogon.internal.data.image.Resizing;

/** Images brought to another size, all at once, in memory. */
public final class Resized {

    private Resized() {}

    /** The images at side×side pixels, their sides' ratio not kept, by antialiased bilinear interpolation. */
    public static ImageSet of(ImageSet images, int side) {
        int length = Math.multiplyExact(Math.multiplyExact(side, side), images.channels());
        byte[] all = new byte[Math.multiplyExact(images.size(), length)];
        for (int i = 0; i < images.size(); i++) {
            Picture small = Resizing.bilinear(images.picture(i), side, side);
            System.arraycopy(small.pixels(), 0, all, i * length, length);
        }
        return images.withPixels(side, side, Pixels.inMemory(all, length));
    }
}
