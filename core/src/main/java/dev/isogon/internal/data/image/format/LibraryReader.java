package dev.isogon.internal.data.image.format;

import dev.isogon.internal.base.OptionalLibrary;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The first picture of a file by one of ImageIO's readers, chosen by name, whatever else is registered. It is asked for
 * the colours as stored, so that no profile and no colour conversion touches them.
 *
 * @param provider of the reader, asked at each picture
 * @param format for messages: "PNG"
 * @param countsRows whether it reports progress row by row, up to all: then it is truncated where it has not got so far
 */
record LibraryReader(Provider provider, String format, boolean countsRows) {

    /** What a reader may allocate in all besides pixels: for its own tables, and for each byte of a file as it unpacks. */
    private static final long OWN_MEMORY = 64 << 20;

    private static final long MEMORY_PER_BYTE = 64;

    /** What makes readers, or the reason why there is none. */
    @FunctionalInterface
    interface Provider {
        ImageReaderSpi get() throws UndecodableException;
    }

    LibraryReader(ImageReaderSpi provider, String format, boolean countsRows) {
        this(() -> provider, format, countsRows);
    }

    LibraryReader(ImageReaderSpi provider, String format) {
        this(provider, format, false);
    }

    /**
     * A reader of TwelveMonkeys', which may not be there: then headers are read all the same, and each picture is refused
     * with what to add. By its name, since a class that names it in its code could not be loaded without it.
     */
    static LibraryReader of(OptionalLibrary library, String format) {
        try {
            ImageReaderSpi provider =
                    (ImageReaderSpi) library.entrance().getConstructor().newInstance();
            return new LibraryReader(provider, format);
        } catch (ReflectiveOperationException | LinkageError e) {
            Provider none = () -> {
                throw new UndecodableException("is a " + format + ", and " + library.advice(), e);
            };
            return new LibraryReader(none, format, false);
        }
    }

    /** The JDK's own reader of that class. */
    static ImageReaderSpi ofJdk(String readerClass) {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (all.hasNext()) {
            ImageReaderSpi each = all.next();
            if (each.getPluginClassName().equals(readerClass)) {
                return each;
            }
        }
        throw new IllegalStateException("this Java has no " + readerClass + "; use one with java.desktop");
    }

    /**
     * Reads it.
     *
     * @param size from the header; another one is an error
     * @param bytesPerPixel that the reader may allocate in all
     */
    BufferedImage read(byte[] file, Size size, int bytesPerPixel) throws UndecodableException {
        try {
            ImageReader opened = provider.get().createReaderInstance();
            try {
                long allowance = OWN_MEMORY + MEMORY_PER_BYTE * file.length + bytesPerPixel * size.pixels();
                BufferedImage image = read(opened, new ArrayInput(file, size.pixels(), allowance));
                if (image.getWidth() != size.width() || image.getHeight() != size.height()) {
                    throw new UndecodableException(
                            "is a " + format + " that decodes to another size than its header's");
                }
                return image;
            } finally {
                opened.dispose();
            }
        } catch (LinkageError e) {
            throw new UndecodableException(
                    "is a " + format + ", and a part of the library for it cannot be loaded; add it to the build", e);
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof EOFException) {
                    throw new UndecodableException("is truncated: a " + format + " whose pixels end early", e);
                }
            }
            String problem = String.valueOf(e.getMessage());
            throw new UndecodableException(
                    problem.startsWith("Unsupported") || problem.startsWith("Unknown")
                            ? "is a " + format + " of a kind that is not read: " + problem
                            : "is a damaged " + format + ": " + problem,
                    e);
        }
    }

    private BufferedImage read(ImageReader opened, ArrayInput input) throws IOException {
        opened.setInput(input, true, true);
        ImageTypeSpecifier stored = opened.getRawImageType(0);
        ImageReadParam wanted = opened.getDefaultReadParam();
        if (stored != null) {
            wanted.setDestinationType(stored);
        }
        RowsRead rows = new RowsRead();
        opened.addIIOReadProgressListener(rows);
        BufferedImage image = opened.read(0, wanted);
        if (countsRows && rows.percent < 100) {
            throw new EOFException();
        }
        return image;
    }
}
