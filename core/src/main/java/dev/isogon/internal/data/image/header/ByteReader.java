package dev.isogon.internal.data.image.header;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import java.nio.charset.StandardCharsets;

/** Reads numbers from a file's bytes at any place; a place outside of the file means that it is truncated. */
public final class ByteReader {

    public final byte[] bytes;
    private final String format;
    private final boolean bigEndian;

    /** @param format for messages: "PNG" */
    public ByteReader(byte[] bytes, String format, boolean bigEndian) {
        this.bytes = bytes;
        this.format = format;
        this.bigEndian = bigEndian;
    }

    public int length() {
        return bytes.length;
    }

    public void require(long at, long count) throws UndecodableException {
        if (at < 0 || count < 0 || at + count > bytes.length) {
            throw UndecodableException.truncated(
                    "this " + format + " needs at least " + (at + count) + " bytes, but there are " + bytes.length);
        }
    }

    public int u8(long at) throws UndecodableException {
        require(at, 1);
        return bytes[(int) at] & 0xff;
    }

    public int u16(long at) throws UndecodableException {
        require(at, 2);
        int first = bytes[(int) at] & 0xff;
        int second = bytes[(int) at + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    public long u32(long at) throws UndecodableException {
        long first = u16(at);
        long second = u16(at + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    public boolean startsWith(long at, String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[(int) at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** A size of a header; zero or more than 2³¹−1 is no size. */
    public Size size(long width, long height) throws UndecodableException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new UndecodableException(
                    "is a damaged " + format + ": it claims " + width + "×" + height + " pixels");
        }
        return new Size((int) width, (int) height);
    }
}
