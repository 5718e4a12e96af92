package dev.isogon.data.image.format.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;
import dev.isogon.data.image.format.ArrayInput;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;

/**
 * A lossless WebP's pixels by TwelveMonkeys' decoder, which gets to see the chunk of coded pixels and nothing else: no
 * profile or animation.
 */
final class LosslessPixels {

    private static final WebPImageReaderSpi READERS = new WebPImageReaderSpi();

    private LosslessPixels() {}

    /** Red, green and blue of the chunk that starts here. */
    static byte[] rgb(byte[] file, int from, int length, Size size) throws UndecodableException {
        byte[] simple = ByteBuffer.allocate(12 + length + (length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + length + (length & 1))
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(file, from, length)
                .array();
        ImageReader reader = READERS.createReaderInstance(null);
        try {
            reader.setInput(new ArrayInput(simple), true, true);
            BufferedImage image = reader.read(0);
            if (image.getWidth() != size.width() || image.getHeight() != size.height()) {
                throw new UndecodableException("is a WebP that decodes to another size than its header's");
            }
            return rgb(image.getRaster());
        } catch (IOException e) {
            throw new UndecodableException("is a damaged WebP: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    /** Bands are red, green, blue, perhaps alpha. */
    private static byte[] rgb(Raster raster) {
        int width = raster.getWidth();
        byte[] rgb = new byte[width * raster.getHeight() * 3];
        int[] row = new int[width * raster.getNumBands()];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int i = 0; i < row.length; i += raster.getNumBands()) {
                rgb[to++] = (byte) row[i];
                rgb[to++] = (byte) row[i + 1];
                rgb[to++] = (byte) row[i + 2];
            }
        }
        return rgb;
    }
}
