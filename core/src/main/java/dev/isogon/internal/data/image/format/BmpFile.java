package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import dev.isogon.internal.data.image.header.Orientation;
import java.util.Arrays;

/**
 * BMP of Windows and OS/2: palettes of 1, 4 and 8 bits, plain and run-length coded; 16, 24 and 32 bits, with or without
 * bit masks. Alpha is dropped. This class reads the header, the JDK's reader the pixels.
 */
public final class BmpFile implements EncodedImage {

    private static final int OS2_HEADER = 12;
    private static final int COLOUR_SPACE_HEADER = 108;
    private static final int COLOUR_SPACE = 70;
    private static final int RUN_LENGTH_8 = 1;
    private static final int RUN_LENGTH_4 = 2;
    private static final int BIT_MASKS = 3;

    /** Two bytes are a run of up to 255 pixels, or leave the rest of a row empty. */
    private static final long PIXELS_PER_BYTE = 4096;

    /** Bytes a pixel that the reader may allocate. */
    private static final int MEMORY = 8;

    private static final LibraryReader READER =
            new LibraryReader(LibraryReader.ofJdk("com.sun.imageio.plugins.bmp.BMPImageReader"), "BMP");

    private final ByteReader in;
    private final Size size;
    private final int bits;
    private final int compression;
    private final long header;

    public BmpFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "BMP", false);
        header = in.u32(14);
        boolean os2 = header == OS2_HEADER;
        long height = os2 ? in.u16(20) : Math.abs((long) (int) in.u32(22));
        size = in.size(os2 ? in.u16(18) : (int) in.u32(18), height);
        bits = in.u16(os2 ? 24 : 28);
        compression = os2 ? 0 : (int) in.u32(30);
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
        long pixels = in.u32(10);
        byte[] file = in.bytes;
        if (compression == RUN_LENGTH_8 || compression == RUN_LENGTH_4) {
            in.require(pixels, size.pixels() / PIXELS_PER_BYTE);
        } else {
            long rowBytes = ((long) size.width() * bits + 31) / 32 * 4;
            in.require(pixels, rowBytes * (size.height() - 1) + ((long) size.width() * bits + 7) / 8);
            // The last row's padding may be missing.
            long end = pixels + rowBytes * size.height();
            file = end > file.length ? Arrays.copyOf(file, Math.toIntExact(end)) : file;
        }
        return Colours.rgb(READER.read(header < COLOUR_SPACE_HEADER ? file : withoutProfile(file), size, MEMORY));
    }

    /** So that no profile is looked at, in the file or, as a hostile one may ask for, in another. */
    private static byte[] withoutProfile(byte[] file) {
        byte[] plain = file.clone();
        Arrays.fill(plain, COLOUR_SPACE, COLOUR_SPACE + 4, (byte) 0);
        return plain;
    }
}
