package dev.isogon.internal.gallery.search.rows;

import dev.isogon.internal.matrix.FloatRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a {@link VectorFile}, mapped in pieces of whole rows, with their numbers in the heap. */
final class MappedSegments implements AutoCloseable {

    private final List<Segment> segments = new ArrayList<>();
    private final List<MappedByteBuffer> mappings = new ArrayList<>();

    private MappedSegments() {}

    /** Empty where the numbers are not what they should be. */
    static Optional<MappedSegments> of(FileChannel channel, VectorFileHeader header, int largestMapping)
            throws IOException {
        MappedSegments mapped = new MappedSegments();
        boolean good = false;
        try {
            good = mapped.map(channel, header, largestMapping);
            return good ? Optional.of(mapped) : Optional.empty();
        } finally {
            if (!good) {
                mapped.close();
            }
        }
    }

    private boolean map(FileChannel channel, VectorFileHeader header, int largestMapping) throws IOException {
        long rowBytes = (long) header.dimensions() * Float.BYTES;
        int perSegment = (int) Math.max(1, largestMapping / Math.max(rowBytes, Long.BYTES));
        long imageBefore = 0;
        for (long from = 0; from < header.rows(); from += perSegment) {
            int count = (int) Math.min(perSegment, header.rows() - from);
            ByteBuffer rows = map(channel, VectorFileHeader.BYTES + from * rowBytes, count * rowBytes);
            LongBuffer file = map(channel, header.imagesAt() + from * Long.BYTES, (long) count * Long.BYTES)
                    .asLongBuffer();
            LongBuffer subjects = read(channel, header.subjectsAt() + from * Long.BYTES, count);
            long[] images = new long[count];
            Owners owners = Owners.of(count);
            for (int row = 0; row < count; row++) {
                long image = file.get(row);
                if (image < 0 || (image > 0 && (image <= imageBefore || subjects.get(row) < 1))) {
                    return false;
                }
                if (image > 0) {
                    owners.begin(row, subjects.get(row));
                    imageBefore = image;
                }
                images[row] = imageBefore;
            }
            segments.add(new Segment(FloatRows.over(rows, count, header.dimensions()), count, images, owners, file));
        }
        return true;
    }

    private ByteBuffer map(FileChannel channel, long at, long bytes) throws IOException {
        MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_ONLY, at, bytes);
        mappings.add(mapping);
        return mapping.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static LongBuffer read(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {}
        return bytes.clear().asLongBuffer();
    }

    List<Segment> segments() {
        return List.copyOf(segments);
    }

    @Override
    public void close() {
        segments.forEach(each -> each.rows().close());
        segments.clear();
        mappings.forEach(Unmapping::run);
        mappings.clear();
    }
}
