package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.UndecodableException;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The pixels of a JPEG by the JDK's decoder (libjpeg), which gets to see only the segments that matter to pixels: its
 * own opinions about profiles and colour spaces, and its errors about them, so never arise.
 */
final class JpegPixels {

    /** More than any encoder writes. */
    private static final int MOST_SCANS = 200;

    /** Each scan of a progressive file walks over all pixels: so many take some ten seconds. */
    private static final long MOST_WORK = 1 << 30;

    /** A block of pixels, in all of a file at least 32×32, takes at least a bit, so few bytes cannot claim many pixels. */
    private static final long PIXELS_PER_BYTE = 8 * 32 * 32;

    /** From here on markers say nothing about pixels. */
    private static final int FIRST_APPLICATION_DATA = 0xe0;

    private static final ImageReaderSpi DECODER = LibraryReader.ofJdk("com.sun.imageio.plugins.jpeg.JPEGImageReader");

    private final JpegFile file;
    private boolean endsEarly;

    JpegPixels(JpegFile file) {
        this.file = file;
    }

    /** H·W·3. */
    byte[] rgb() throws UndecodableException {
        if (file.size().pixels() > file.in.length() * PIXELS_PER_BYTE) {
            throw UndecodableException.truncated("a JPEG with too few bytes for its pixels");
        }
        byte[] samples = decode(essential());
        if (endsEarly) {
            throw UndecodableException.truncated("a JPEG whose pixels end early");
        }
        return YccColours.toRgb(samples, file.components, file.isYcc());
    }

    /** The file without application data and comments. */
    private byte[] essential() throws UndecodableException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.in.length());
        kept.write(file.in.bytes, 0, 2);
        int scans = 0;
        int at = file.nextMarker(2);
        boolean open = true;
        while (open) {
            int marker = file.in.u8(at + 1);
            open = marker != JpegFile.END_OF_IMAGE;
            scans += marker == JpegFile.START_OF_SCAN ? 1 : 0;
            int next = open ? endOf(at) : at + 2;
            if (marker < FIRST_APPLICATION_DATA) {
                kept.write(file.in.bytes, at, next - at);
            }
            at = next;
        }
        if (scans > MOST_SCANS || scans * file.size().pixels() > MOST_WORK) {
            throw new UndecodableException(
                    "is a JPEG in " + scans + " scans, which is too many for " + file.size() + " pixels");
        }
        return kept.toByteArray();
    }

    /** Where the next marker stands; after a scan's header, its coded pixels and their restart markers are skipped. */
    private int endOf(int at) throws UndecodableException {
        int from = file.after(at);
        byte[] bytes = file.in.bytes;
        for (int i = from; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xff) {
                int next = bytes[i + 1] & 0xff;
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    return i;
                }
            }
        }
        throw UndecodableException.truncated("a JPEG without its end marker");
    }

    private byte[] decode(byte[] jpeg) throws UndecodableException {
        try {
            return decode(jpeg, DECODER.createReaderInstance());
        } catch (IOException e) {
            throw new UndecodableException("is a damaged JPEG: " + e.getMessage(), e);
        }
    }

    private byte[] decode(byte[] jpeg, ImageReader reader) throws IOException, UndecodableException {
        try {
            reader.setInput(new ArrayInput(jpeg, 0, Long.MAX_VALUE / 2), true, true);
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    endsEarly = true;
                    reader.abort();
                }
            });
            Raster raster = reader.readRaster(0, null);
            if (raster.getDataBuffer() instanceof DataBufferByte buffer
                    && buffer.getData().length == file.size().pixels() * file.components) {
                return buffer.getData();
            }
            throw new UndecodableException("is a JPEG that decodes to another size than its header's");
        } finally {
            reader.dispose();
        }
    }
}
