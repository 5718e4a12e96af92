package dev.isogon.internal.gallery.search.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Changes in place what stands in a {@link VectorFile}. */
final class VectorFileChange {

    /** Numbers read at once. */
    private static final int PIECE = 1 << 16;

    private final FileChannel channel;
    private final VectorFileHeader header;

    private VectorFileChange(FileChannel channel, VectorFileHeader header) {
        this.channel = channel;
        this.header = header;
    }

    /** What is to be done. */
    @FunctionalInterface
    interface Step {
        void run(VectorFileChange change) throws IOException;
    }

    /**
     * Does it, forces it to the disk, and only then puts the new stamp on the file, if this was all it did not have yet.
     *
     * @return false where the file is missing, damaged or another gallery's
     */
    static boolean run(Path file, UUID gallery, long rewrites, Step step) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<VectorFileHeader> header = VectorFile.header(channel)
                    .filter(known -> known.stamp().gallery().equals(gallery));
            if (header.isEmpty()) {
                return false;
            }
            step.run(new VectorFileChange(channel, header.get()));
            channel.force(true);
            Stamp before = header.get().stamp();
            if (before.rewrites() + 1 == rewrites) {
                Stamp stamp = new Stamp(gallery, rewrites, before.lastImage());
                write(channel, 0, header.get().with(stamp).bytes());
                channel.force(true);
            }
            return true;
        }
    }

    /** Overwrites rows: their images' numbers first, so that whoever searches the file sees that they go. */
    void erase(Set<Long> images) throws IOException {
        long rowBytes = (long) header.dimensions() * Float.BYTES;
        onEach(images, row -> {
            write(channel, header.imagesAt() + row * Long.BYTES, ByteBuffer.allocate(Long.BYTES));
            write(channel, header.subjectsAt() + row * Long.BYTES, ByteBuffer.allocate(Long.BYTES));
            write(channel, VectorFileHeader.BYTES + row * rowBytes, ByteBuffer.allocate((int) rowBytes));
        });
    }

    void move(Set<Long> images, long subject) throws IOException {
        onEach(images, row -> {
            RowNumbers.checkSubject(row, subject);
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            write(channel, header.subjectsAt() + row * Long.BYTES, number.putLong(0, subject));
        });
    }

    /** Something done with a row. */
    @FunctionalInterface
    private interface Row {
        void at(long row) throws IOException;
    }

    private void onEach(Set<Long> images, Row change) throws IOException {
        for (long from = 0; from < header.rows(); from += PIECE) {
            int count = (int) Math.min(PIECE, header.rows() - from);
            ByteBuffer numbers = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long at = header.imagesAt() + from * Long.BYTES;
            while (numbers.hasRemaining() && channel.read(numbers, at + numbers.position()) >= 0) {}
            for (int i = 0; i < count; i++) {
                if (images.contains(numbers.getLong(i * Long.BYTES))) {
                    change.at(from + i);
                }
            }
        }
    }

    private static void write(FileChannel channel, long at, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
    }
}
