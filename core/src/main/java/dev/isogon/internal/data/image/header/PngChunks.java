package dev.isogon.internal.data.image.header;

import dev.isogon.internal.data.image.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** A PNG's chunks by their names, each with a sum that is right; a file may end anywhere after its last pixels. */
public record PngChunks(ByteReader in) {

    /** Bytes of a chunk besides its data: length, name and sum. */
    public static final int AROUND_DATA = 12;

    private static final int FIRST = 8;

    /** The data of all chunks of these names, in the file's order. */
    public List<byte[]> all(String... names) throws UndecodableException {
        List<byte[]> found = new ArrayList<>();
        long at = FIRST;
        while (at + 8 <= in.length() && !in.startsWith(at + 4, "IEND")) {
            for (String name : names) {
                if (in.startsWith(at + 4, name)) {
                    found.add(checked(at + 8, in.u32(at)));
                }
            }
            at += in.u32(at) + AROUND_DATA;
        }
        return found;
    }

    /** The same in a row. */
    public byte[] joined(String name) throws UndecodableException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        all(name).forEach(data::writeBytes);
        return data.toByteArray();
    }

    /** A chunk ends with the checksum of its name and data. */
    public byte[] checked(long from, long length) throws UndecodableException {
        in.require(from, length + 4);
        if (sum(in.bytes, (int) from - 4, (int) length + 4) != in.u32(from + length)) {
            throw new UndecodableException("is a damaged PNG: a checksum is wrong");
        }
        return Arrays.copyOfRange(in.bytes, (int) from, (int) (from + length));
    }

    /** The checksum of some bytes. */
    public static long sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return sum.getValue();
    }
}
