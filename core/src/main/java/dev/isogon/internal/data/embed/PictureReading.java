package dev.isogon.internal.data.embed;

import dev.isogon.metrics.Image;

/** How an image's bytes become the pictures that a network sees, in its size. May be asked by many threads at once. */
@FunctionalInterface
public interface PictureReading {

    /** Reads one image; what is wrong with it is said in the result. */
    PictureFeed.Read read(Image image);
}
