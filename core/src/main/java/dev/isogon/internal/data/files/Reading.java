package dev.isogon.internal.data.files;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.data.image.format.ImageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Reads and decodes files on many threads within the memory that this Java has: large pictures wait for each other, small
 * ones do not notice.
 */
public final class Reading {

    private static final int MEBI = 20;

    /** More than an uncompressed picture within the limits has. */
    private static final long LARGEST = 1L << 30;

    /** From which a format is known. */
    private static final int BEGINNING = 16;

    /** What a decode may hold at once; see {@link Limits}. */
    private static final int BYTES_A_PIXEL = 8;

    private final int mebibytes =
            (int) Math.max(1, Math.min((Runtime.getRuntime().maxMemory() / 2) >> MEBI, Integer.MAX_VALUE));
    private final Semaphore free = new Semaphore(mebibytes);

    /** Makes something of a picture. */
    @FunctionalInterface
    public interface Use<T> {

        /**
         * Makes it.
         *
         * @throws UndecodableException when there is nothing in the picture that it could be made of
         */
        T of(Picture picture) throws UndecodableException;
    }

    /**
     * All bytes of an image, unless its beginning says that it is no image: films and archives are not read into memory.
     *
     * @throws UndecodableException when it is no image, or far too large for one
     */
    public static byte[] content(Content file) throws IOException, UndecodableException {
        try (InputStream in = file.open()) {
            ImageFormat.of(in.readNBytes(BEGINNING));
        }
        long size = file.size();
        if (size > LARGEST) {
            throw new UndecodableException("is too large: it has " + (size >> MEBI) + " MiB, but at most "
                    + (LARGEST >> MEBI) + " are allowed");
        }
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    /**
     * What {@code use} makes of a file's picture, which it must not keep.
     *
     * @throws UndecodableException when there is no picture, or nothing can be made of it
     */
    public <T> T picture(byte[] content, Use<T> use) throws UndecodableException {
        long pixels = Decoder.size(content).pixels();
        // What is beyond the limits is refused before it takes memory.
        long needed = pixels > Limits.DEFAULT.maxPixels() ? 1 : ((pixels * BYTES_A_PIXEL) >> MEBI) + 1;
        int taken = (int) Math.min(mebibytes, needed);
        free.acquireUninterruptibly(taken);
        try {
            return use.of(Decoder.decode(content, Limits.DEFAULT));
        } finally {
            free.release(taken);
        }
    }
}
