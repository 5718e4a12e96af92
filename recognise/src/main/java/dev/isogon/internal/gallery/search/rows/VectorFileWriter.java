package dev.isogon.internal.gallery.search.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes a {@link VectorFile} row by row; numbers are kept until the end, since they stand behind the rows. */
final class VectorFileWriter implements VectorFile.Rows, AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final Stamp stamp;
    private final int dimensions;
    private final ByteBuffer buffer;
    private long[] images = new long[1024];
    private long[] subjects = new long[1024];
    private int rows;

    VectorFileWriter(Path file, Stamp stamp, int dimensions) throws IOException {
        this.stamp = stamp;
        this.dimensions = dimensions;
        this.buffer = ByteBuffer.allocateDirect(Math.max(BUFFER_BYTES, dimensions * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        channel.position(VectorFileHeader.BYTES);
    }

    @Override
    public void add(long image, long subject, float[] unit) throws IOException {
        if (unit.length != dimensions) {
            throw new IllegalArgumentException(
                    "image " + image + " has " + unit.length + " dimensions, but the file has " + dimensions);
        }
        UnitVectors.check("image " + image, unit, 0, dimensions);
        RowNumbers.check(image, subject, rows == 0 ? 0 : images[rows - 1]);
        if (rows == images.length) {
            images = Arrays.copyOf(images, 2 * rows);
            subjects = Arrays.copyOf(subjects, 2 * rows);
        }
        images[rows] = image;
        subjects[rows++] = subject;
        room(dimensions * Float.BYTES);
        buffer.asFloatBuffer().put(unit);
        buffer.position(buffer.position() + dimensions * Float.BYTES);
    }

    /** Writes what stands behind the rows, and the header last. */
    void end() throws IOException {
        VectorFileHeader header = new VectorFileHeader(stamp, dimensions, rows);
        flush();
        channel.position(header.imagesAt());
        for (long[] numbers : new long[][] {images, subjects}) {
            for (int i = 0; i < rows; i++) {
                room(Long.BYTES);
                buffer.putLong(numbers[i]);
            }
        }
        flush();
        channel.position(0);
        writeAll(channel, header.bytes());
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        writeAll(channel, buffer.flip());
        buffer.clear();
    }

    static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
