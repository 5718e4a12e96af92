package dev.isogon.data.image.format;

import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;
import java.util.Arrays;

/**
 * BMP of Windows and OS/2: palettes of 1, 4 and 8 bits, plain and run-length coded; 16, 24 and 32 bits, with or without
 * bit masks. Alpha is dropped.
 */
public final class BmpFile implements ImageFile {

    private static final int OS2_HEADER = 12;
    private static final int RUN_LENGTH_8 = 1;
    private static final int RUN_LENGTH_4 = 2;
    private static final int BIT_MASKS = 3;

    private final ByteReader in;
    private final Size size;
    private final boolean topDown;
    private final int bits;
    private final int compression;
    private final long pixels;
    private final byte[] palette;
    /** Of red, green and blue. */
    private final int[] masks;

    public BmpFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "BMP", false);
        long header = in.u32(14);
        boolean os2 = header == OS2_HEADER;
        int height = os2 ? in.u16(20) : (int) in.u32(22);
        topDown = height < 0;
        size = in.size(os2 ? in.u16(18) : (int) in.u32(18), Math.abs((long) height));
        bits = in.u16(os2 ? 24 : 28);
        compression = os2 ? 0 : (int) in.u32(30);
        pixels = in.u32(10);
        checkKind(header);
        long colours = os2 || in.u32(46) == 0 ? 1L << Math.min(bits, 16) : Math.min(in.u32(46), 256);
        masks = compression == BIT_MASKS
                ? new int[] {(int) in.u32(54), (int) in.u32(58), (int) in.u32(62)}
                : bits == 16 ? new int[] {0x7c00, 0x3e0, 0x1f} : new int[] {0xff0000, 0xff00, 0xff};
        palette = bits <= 8 ? palette(14 + header, (int) colours, os2 ? 3 : 4) : new byte[0];
    }

    private void checkKind(long header) throws UndecodableException {
        boolean known = switch (compression) {
            case 0 -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RUN_LENGTH_8 -> bits == 8;
            case RUN_LENGTH_4 -> bits == 4;
            case BIT_MASKS -> bits == 16 || bits == 32;
            default -> false;
        };
        if (!known || header > 124 || (header != OS2_HEADER && header < 40)) {
            throw new UndecodableException("is a BMP of a kind that is not read (header of " + header + " bytes, "
                    + bits + " bits, compression " + compression + "), or a damaged one");
        }
    }

    /** Stored as blue, green, red, and a byte of padding in newer headers. */
    private byte[] palette(long at, int colours, int entryBytes) throws UndecodableException {
        in.require(at, 0);
        int known = (int) Math.min(colours, (in.length() - at) / entryBytes);
        byte[] rgb = new byte[known * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = in.bytes[(int) at + i / 3 * entryBytes + 2 - i % 3];
        }
        return rgb;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int orientation() {
        return Orientation.UPRIGHT;
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        boolean runs = compression == RUN_LENGTH_8 || compression == RUN_LENGTH_4;
        long rowBytes = runs ? size.width() : ((long) size.width() * bits + 31) / 32 * 4;
        byte[] rows = in.bytes;
        long from = pixels;
        if (runs) {
            rows = new BmpRuns(in, (int) Math.min(pixels, in.length()), bits == 4, size).indexes();
            from = 0;
        } else {
            // The last row's padding may be missing.
            in.require(from, rowBytes * (size.height() - 1) + ((long) size.width() * bits + 7) / 8);
        }
        byte[] rgb = new byte[Math.toIntExact(size.pixels() * 3)];
        Samples samples = new Samples(runs ? 8 : bits, 1, true, palette);
        for (int y = 0; y < size.height(); y++) {
            int row = (int) (from + rowBytes * y);
            int to = (topDown ? y : size.height() - 1 - y) * size.width() * 3;
            if (bits <= 8) {
                samples.spread(rows, row, size.width(), rgb, to, 3);
            } else {
                spreadDirect(rows, row, rgb, to);
            }
        }
        return rgb;
    }

    private void spreadDirect(byte[] rows, int row, byte[] rgb, int to) {
        int bytes = bits / 8;
        int[] shifts = Arrays.stream(masks).map(Integer::numberOfTrailingZeros).toArray();
        for (int x = 0; x < size.width(); x++) {
            int pixel = 0;
            for (int b = bytes - 1; b >= 0; b--) {
                pixel = pixel << 8 | (rows[row + x * bytes + b] & 0xff);
            }
            for (int c = 0; c < 3; c++) {
                long most = (masks[c] & 0xffffffffL) >>> shifts[c];
                long value = ((pixel & masks[c]) & 0xffffffffL) >>> shifts[c];
                rgb[to++] = (byte) (most == 0 ? 0 : value * 255 / most);
            }
        }
    }
}
