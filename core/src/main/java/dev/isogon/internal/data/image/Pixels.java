package dev.isogon.internal.data.image;

import java.util.Objects;

/** The pixels of many images of one size, wherever they lie; any thread may read. */
public interface Pixels {

    /** Copies image {@code image}'s H·W·C bytes to the start of {@code target}. */
    void read(int image, byte[] target);

    /**
     * Pixels in memory.
     *
     * @param all N·H·W·C bytes, image after image; not copied
     * @param imageLength H·W·C
     */
    static Pixels inMemory(byte[] all, int imageLength) {
        int images = all.length / imageLength;
        return (image, target) ->
                System.arraycopy(all, Objects.checkIndex(image, images) * imageLength, target, 0, imageLength);
    }
}
