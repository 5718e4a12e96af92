package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import java.util.HashMap;
import java.util.Map;

/** The first directory of a TIFF file: numbers under tags (TIFF 6.0, section 2). */
final class TiffDirectory {

    static final int SUBFILE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int COLOURS = 262;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES = 277;
    static final int STRIP_BYTES = 279;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SUB_DIRECTORIES = 330;
    static final int SAMPLE_FORMAT = 339;
    static final int XMP = 700;
    static final int DNG_VERSION = 50_706;

    private static final int ENTRY_BYTES = 12;

    final ByteReader in;
    private final Map<Integer, Long> entries = new HashMap<>();

    TiffDirectory(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "TIFF", file[0] == 'M');
        long at = in.u32(4);
        int count = in.u16(at);
        in.require(at + 2, (long) count * ENTRY_BYTES);
        for (int i = 0; i < count; i++) {
            long entry = at + 2 + (long) i * ENTRY_BYTES;
            entries.putIfAbsent(in.u16(entry), entry);
        }
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The first number under a tag. */
    long number(int tag, long otherwise) throws UndecodableException {
        long[] numbers = numbers(tag);
        return numbers.length == 0 ? otherwise : numbers[0];
    }

    /** All numbers under a tag; none where it is missing. */
    long[] numbers(int tag) throws UndecodableException {
        Long entry = entries.get(tag);
        if (entry == null) {
            return new long[0];
        }
        int bytes = bytes(tag, in.u16(entry + 2));
        long from = from(entry, bytes);
        long[] numbers = new long[(int) in.u32(entry + 4)];
        for (int i = 0; i < numbers.length; i++) {
            long at = from + (long) i * bytes;
            numbers[i] = bytes == 1 ? in.u8(at) : bytes == 2 ? in.u16(at) : in.u32(at);
        }
        return numbers;
    }

    /** What stands under a tag whose numbers are bytes; nothing where it is missing or damaged. */
    byte[] bytes(int tag) {
        try {
            long[] numbers = numbers(tag);
            byte[] bytes = new byte[numbers.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) numbers[i];
            }
            return bytes;
        } catch (UndecodableException damaged) {
            return new byte[0];
        }
    }

    /** Byte, undefined: 1; short: 2; long: 4. */
    private static int bytes(int tag, int type) throws UndecodableException {
        return switch (type) {
            case 1, 7 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            default ->
                throw new UndecodableException(
                        "is a damaged TIFF: tag " + tag + " has type " + type + ", which is none of whole numbers");
        };
    }

    /** Up to 4 bytes stand in the entry itself. The count is checked: what is not in the file cannot be claimed. */
    private long from(long entry, int bytes) throws UndecodableException {
        long length = in.u32(entry + 4) * bytes;
        long from = length <= 4 ? entry + 8 : in.u32(entry + 8);
        in.require(from, length);
        return from;
    }
}
