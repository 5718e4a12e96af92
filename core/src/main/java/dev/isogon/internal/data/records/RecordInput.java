package dev.isogon.internal.data.records;

import dev.isogon.metrics.BrokenFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of a RecordIO file, at any offset. A part of a record is, little-endian: the magic number, 32 bits of which the
 * upper 3 say which part it is (0 the whole record, 1 its first part, 2 a middle one, 3 the last) and the others its
 * length, the bytes, and zeros to a multiple of 4. A record is parted where its own bytes hold the magic number, which is
 * left out there.
 *
 * @see <a href="https://github.com/dmlc/dmlc-core/blob/main/include/dmlc/recordio.h">dmlc-core, recordio.h</a>
 */
final class RecordInput implements Closeable {

    static final int MAGIC = 0xced7230a;

    private static final int WHOLE = 0;
    private static final int FIRST = 1;
    private static final int MIDDLE = 2;
    private static final int LAST = 3;

    /** Magic number and length. */
    private static final int PREFIX = 8;

    private static final int LENGTH_BITS = 29;

    /** A record without end would otherwise be followed through all of the file. */
    private static final int MOST_PARTS = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long fileSize;

    /** Sequential reads are served from here. */
    private final ByteBuffer buffer = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

    private long bufferedFrom = -1;

    /**
     * A record's place.
     *
     * @param parts its bytes, in order; the magic number belongs between each two
     * @param next offset of the record that follows
     */
    record Place(List<Stretch> parts, long next) {}

    /** Bytes of a part. */
    record Stretch(long from, int size) {}

    RecordInput(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.fileSize = channel.size();
    }

    Path file() {
        return file;
    }

    long size() {
        return fileSize;
    }

    /**
     * The record that begins at an offset.
     *
     * @throws BrokenFileException when none begins there, or it is not whole
     */
    Place at(long offset) throws IOException {
        List<Stretch> parts = new ArrayList<>(1);
        long at = offset;
        while (true) {
            ByteBuffer prefix = bytes(at, PREFIX);
            int magic = prefix.getInt();
            int second = prefix.getInt();
            if (magic != MAGIC) {
                throw broken(at, String.format("begins with 0x%08x, not with RecordIO's 0x%08x", magic, MAGIC));
            }
            int kind = second >>> LENGTH_BITS;
            int length = second & ((1 << LENGTH_BITS) - 1);
            boolean first = parts.isEmpty();
            if (first ? kind != WHOLE && kind != FIRST : kind != MIDDLE && kind != LAST) {
                throw broken(at, "is part " + kind + " of a record, which cannot stand there");
            }
            if (length > fileSize - at - PREFIX) {
                throw broken(at, "claims " + length + " bytes, more than the file has left: it is truncated");
            }
            if (parts.size() == MOST_PARTS) {
                throw broken(offset, "is in more than " + MOST_PARTS + " parts");
            }
            parts.add(new Stretch(at + PREFIX, length));
            at += PREFIX + ((length + 3L) & ~3L);
            if (kind == WHOLE || kind == LAST) {
                return new Place(parts, at);
            }
        }
    }

    /**
     * Some bytes, little-endian.
     *
     * @param count at most 512
     */
    ByteBuffer bytes(long from, int count) throws IOException {
        if (from < 0 || count > fileSize - from) {
            throw broken(from, "goes on beyond the end of the file, which is truncated");
        }
        if (bufferedFrom < 0 || from < bufferedFrom || from + count > bufferedFrom + buffer.limit()) {
            fill(from);
        }
        int start = (int) (from - bufferedFrom);
        if (start + count > buffer.limit()) {
            throw broken(from, "became shorter while it was read");
        }
        return buffer.slice(start, count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(long from) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                break;
            }
        }
        buffer.flip();
        bufferedFrom = from;
    }

    /** @param problem of what begins there: "is …" */
    BrokenFileException broken(long offset, String problem) {
        return new BrokenFileException(
                file, "is damaged: what lies at byte " + offset + " " + problem + ". Replace it by an intact copy");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
