package dev.isogon.internal.gallery.search.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first page of a {@link VectorFile}: "ISOGVECS", the format's number, dimensions, rows, the {@link Stamp}, and the CRC-32C
 * of all that; integers are little-endian. Rows begin on the second page, numbers of images and subjects behind the rows.
 *
 * @param rows that there are, also erased ones
 */
record VectorFileHeader(Stamp stamp, int dimensions, long rows) {

    /** Where the rows begin: a page, so that they lie as in memory of their own. */
    static final int BYTES = 4096;

    private static final long MAGIC = 0x5343_4556_474F_5349L;
    private static final int FORMAT = 1;
    private static final int CHECKED = 56;

    /** The same with another stamp. */
    VectorFileHeader with(Stamp other) {
        return new VectorFileHeader(other, dimensions, rows);
    }

    /** Where the numbers of images begin; eight bytes each. */
    long imagesAt() {
        long end = BYTES + rows * dimensions * Float.BYTES;
        return (end + 63) / 64 * 64;
    }

    /** Where the numbers of subjects begin; eight bytes each. */
    long subjectsAt() {
        return imagesAt() + rows * Long.BYTES;
    }

    long fileSize() {
        return subjectsAt() + rows * Long.BYTES;
    }

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MAGIC).putInt(FORMAT).putInt(dimensions).putLong(rows);
        bytes.putLong(stamp.gallery().getMostSignificantBits())
                .putLong(stamp.gallery().getLeastSignificantBits());
        bytes.putLong(stamp.rewrites()).putLong(stamp.lastImage());
        bytes.putInt(checksum(bytes));
        return bytes.clear();
    }

    /** Empty where the bytes are of something else. */
    static Optional<VectorFileHeader> of(ByteBuffer page) {
        ByteBuffer bytes = page.duplicate().order(ByteOrder.LITTLE_ENDIAN).clear();
        if (bytes.getLong() != MAGIC || bytes.getInt() != FORMAT || bytes.getInt(CHECKED) != checksum(bytes)) {
            return Optional.empty();
        }
        int dimensions = bytes.getInt();
        long rows = bytes.getLong();
        UUID gallery = new UUID(bytes.getLong(), bytes.getLong());
        return Optional.of(
                new VectorFileHeader(new Stamp(gallery, bytes.getLong(), bytes.getLong()), dimensions, rows));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate().position(0).limit(CHECKED));
        return (int) sum.getValue();
    }
}
