package dev.isogon.internal.gallery.store.values;

import dev.isogon.metrics.BrokenFileException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Readable by everyone, with a checksum (CRC-32C) behind each value: SQLite has none of its own. */
public final class PlainSealing implements Sealing {

    private final Path file;

    /** @param file for errors */
    public PlainSealing(Path file) {
        this.file = file;
    }

    @Override
    public byte[] key(String place, byte[] value) {
        return value;
    }

    @Override
    public byte[] ofKey(String place, byte[] kept) {
        return kept;
    }

    @Override
    public byte[] seal(String place, long row, byte[] value) {
        return ByteBuffer.allocate(value.length + Integer.BYTES)
                .put(value)
                .putInt(checksum(place, row, value, value.length))
                .array();
    }

    @Override
    public byte[] open(String place, long row, byte[] kept) {
        int length = kept.length - Integer.BYTES;
        if (length < 0 || ByteBuffer.wrap(kept).getInt(length) != checksum(place, row, kept, length)) {
            throw new BrokenFileException(
                    file,
                    "is damaged: " + place + " of row " + row
                            + " does not have the checksum that was written behind it."
                            + " Take the file from a backup, or remove that row and enrol it anew");
        }
        return Arrays.copyOf(kept, length);
    }

    private static int checksum(String place, long row, byte[] value, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update((place + "/" + row).getBytes(StandardCharsets.UTF_8));
        checksum.update(value, 0, length);
        return (int) checksum.getValue();
    }
}
