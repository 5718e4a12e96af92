package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;

/** A file of one format whose header was read; constructed cheaply, before anything of the size of the pixels exists. */
public interface EncodedImage {

    /** As stored: before the orientation is applied. */
    Size size();

    /** How to turn the stored picture upright, EXIF's 1 to 8; 1 is as it stands. */
    int orientation();

    /** H·W·3 bytes red, green, blue, as stored. */
    byte[] rgb() throws UndecodableException;
}
