package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.Orientation;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From a file's bytes to pixels.
 *
 * <p>The result is always red, green, blue, upright, and what PIL gives for the same file by {@code exif_transpose} and
 * {@code convert("RGB")}: alpha is dropped, embedded colour profiles are ignored, of an animation the first frame counts.
 * 16 bits become 8 by dividing by 257 and rounding, so that white stays white; PIL keeps the upper 8 bits of colours
 * (at most 1 less) and clips greys. Lossy WebP is near to PIL's, not equal. Files are other people's and may be hostile: whatever the bytes, the outcome is a
 * picture or an {@link UndecodableException}. May be called by many threads at once.
 */
public final class Decoder {

    private static final int BEGINNING = 1 << 16;

    private Decoder() {}

    /**
     * The picture in a file.
     *
     * @param file the whole file
     * @return H×W×3, upright
     * @throws UndecodableException when there is none: not an image, damaged, truncated, or larger than the limits
     */
    public static Picture decode(byte[] file, Limits limits) throws UndecodableException {
        ImageFormat format = ImageFormat.of(file);
        return guarded(format, () -> {
            EncodedImage image = format.open(file);
            limits.check(image.size());
            return Orientation.turn(image.rgb(), image.size(), image.orientation());
        });
    }

    /**
     * The size of the upright picture, from the file's header alone: the pixels may be missing or damaged.
     *
     * @param file the whole file
     */
    public static Size size(byte[] file) throws UndecodableException {
        ImageFormat format = ImageFormat.of(file);
        return guarded(format, () -> {
            EncodedImage image = format.open(file);
            return Orientation.turned(image.size(), image.orientation());
        });
    }

    /** The same, reading no more of the file than its beginning where that says enough. */
    public static Size size(Path file) throws IOException, UndecodableException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = in.readNBytes(BEGINNING);
        }
        if (beginning.length == BEGINNING && !ImageFormat.of(beginning).orientationMayFollowPixels()) {
            try {
                return size(beginning);
            } catch (UndecodableException perhapsTooShort) {
                return size(Files.readAllBytes(file));
            }
        }
        return size(beginning.length < BEGINNING ? beginning : Files.readAllBytes(file));
    }

    private interface Work<T> {
        T run() throws UndecodableException;
    }

    /** Libraries and decoders may fail in any way on damaged bytes; people get one way. */
    private static <T> T guarded(ImageFormat format, Work<T> work) throws UndecodableException {
        try {
            return work.run();
        } catch (OutOfMemoryError e) {
            throw new UndecodableException(
                    "needs more memory than this Java has; give it more (-Xmx) or scale it down", e);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UndecodableException("is a damaged " + format + " (" + e + ")", e);
        }
    }
}
