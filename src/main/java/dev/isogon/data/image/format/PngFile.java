package dev.isogon.data.image.format;

import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * PNG: all colour types, depths and interlacing (ISO/IEC 15948). This class reads the chunks, {@link PngPixels} the
 * pixels.
 */
public final class PngFile implements ImageFile {

    /** Where a chunk's data stand. */
    record Chunk(int from, int length) {}

    private static final int AROUND_DATA = 12;

    final ByteReader in;
    private final Size size;
    final int bits;
    final PngColour colour;
    final boolean interlaced;
    final List<Chunk> pixels = new ArrayList<>();
    /** Red, green, blue of each entry. */
    byte[] palette = {};

    private byte[] exif = {};

    public PngFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "PNG", true);
        if (!in.startsWith(12, "IHDR")) {
            throw new UndecodableException("is a damaged PNG: it does not start with its header");
        }
        size = in.size(in.u32(16), in.u32(20));
        bits = in.u8(24);
        colour = PngColour.of(in.u8(25), bits);
        interlaced = in.u8(28) == 1;
        if (in.u8(26) != 0 || in.u8(27) != 0 || in.u8(28) > 1) {
            throw new UndecodableException("is a PNG whose compression, filters or interlacing nobody knows");
        }
        checkSum(new Chunk(16, 13));
        readChunks();
    }

    /** A file may end anywhere after its last pixels. */
    private void readChunks() throws UndecodableException {
        long at = 8;
        while (at + 8 <= in.length()) {
            long length = in.u32(at);
            Chunk chunk = new Chunk((int) at + 8, (int) Math.min(length, in.length() - at - 8));
            if (in.startsWith(at + 4, "IDAT")) {
                pixels.add(chunk);
            } else if (in.startsWith(at + 4, "PLTE") && palette.length == 0) {
                checkSum(chunk);
                palette = data(chunk);
            } else if (in.startsWith(at + 4, "eXIf") && exif.length == 0) {
                exif = data(chunk);
            } else if (in.startsWith(at + 4, "IEND")) {
                return;
            }
            at += length + AROUND_DATA;
        }
    }

    private byte[] data(Chunk chunk) {
        return Arrays.copyOfRange(in.bytes, chunk.from, chunk.from + chunk.length);
    }

    /** A chunk ends with the checksum of its name and data. */
    void checkSum(Chunk chunk) throws UndecodableException {
        CRC32 sum = new CRC32();
        in.require(chunk.from, chunk.length + 4L);
        sum.update(in.bytes, chunk.from - 4, chunk.length + 4);
        if (sum.getValue() != in.u32((long) chunk.from + chunk.length)) {
            throw new UndecodableException("is a damaged PNG: a checksum is wrong");
        }
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int orientation() {
        return Orientation.ofTiff(exif);
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        return new PngPixels(this).rgb();
    }
}
