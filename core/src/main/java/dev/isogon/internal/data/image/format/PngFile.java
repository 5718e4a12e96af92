package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import dev.isogon.internal.data.image.header.PngChunks;
import dev.isogon.internal.data.image.header.PngNotes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * PNG: all colour types, depths and interlacing (ISO/IEC 15948). This class reads the chunks; the JDK's reader, which
 * checks no sums and has opinions about colours, gets to see only those that matter to pixels.
 */
public final class PngFile implements EncodedImage {

    private static final int PALETTE = 3;

    /** Samples a pixel of each colour type; 0: there is no such type. */
    private static final int[] SAMPLES = {1, 0, 3, 1, 2, 0, 4};

    /** Deflate makes at most 1,032 bytes of one. */
    private static final long MOST_INFLATION = 1032;

    /** Bytes a pixel that the reader may allocate: 16 bits of four samples. */
    private static final int MEMORY = 12;

    private static final LibraryReader READER =
            new LibraryReader(LibraryReader.ofJdk("com.sun.imageio.plugins.png.PNGImageReader"), "PNG");

    private final PngChunks chunks;
    private final Size size;
    private final int bits;
    private final int colours;

    public PngFile(byte[] file) throws UndecodableException {
        ByteReader in = new ByteReader(file, "PNG", true);
        chunks = new PngChunks(in);
        if (!in.startsWith(12, "IHDR")) {
            throw new UndecodableException("is a damaged PNG: it does not start with its header");
        }
        size = in.size(in.u32(16), in.u32(20));
        bits = in.u8(24);
        colours = in.u8(25);
        if (colours >= SAMPLES.length || SAMPLES[colours] == 0 || in.u8(26) != 0 || in.u8(27) != 0 || in.u8(28) > 1) {
            throw new UndecodableException("is a PNG whose colours, compression, filters or interlacing nobody knows");
        }
        chunks.checked(16, 13);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int orientation() {
        return PngNotes.orientation(chunks);
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        byte[] pixels = chunks.joined("IDAT");
        // So that a few bytes that claim many pixels end here, and not after their allocation.
        if (size.pixels() * bits * SAMPLES[colours] / 8 > pixels.length * MOST_INFLATION) {
            throw UndecodableException.truncated("a PNG with too few bytes for its pixels");
        }
        ByteArrayOutputStream essential = new ByteArrayOutputStream(pixels.length + 1024);
        essential.write(chunks.in().bytes, 0, 33);
        if (colours == PALETTE) {
            write("PLTE", palette(), essential);
        }
        write("IDAT", pixels, essential);
        write("IEND", new byte[0], essential);
        return Colours.rgb(READER.read(essential.toByteArray(), size, MEMORY));
    }

    /** An index beyond the palette counts as a grey, as in PIL. */
    private byte[] palette() throws UndecodableException {
        byte[] stored = chunks.joined("PLTE");
        byte[] whole = new byte[3 << Math.min(bits, 8)];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = i < stored.length ? stored[i] : (byte) (i / 3);
        }
        return whole;
    }

    private static void write(String name, byte[] data, ByteArrayOutputStream file) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + PngChunks.AROUND_DATA)
                .putInt(data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        file.writeBytes(chunk.putInt((int) PngChunks.sum(chunk.array(), 4, data.length + 4))
                .array());
    }
}
