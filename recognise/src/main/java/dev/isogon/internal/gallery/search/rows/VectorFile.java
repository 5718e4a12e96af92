package dev.isogon.internal.gallery.search.rows;

import dev.isogon.internal.store.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The vectors of a gallery in a file of their own, derived from the gallery so that they can be searched without being read into
 * the Java heap: a {@link VectorFileHeader}, rows of float32, the number of each row's image, ascending, and of its subject.
 * Whoever finds it missing, damaged, of another gallery or older writes it anew.
 *
 * <p>Mapped pages are the system's, and are shared by all who have the file open. Windows neither replaces nor deletes a file
 * that is mapped: there it has to be closed by all before it is written anew.
 */
public final class VectorFile implements AutoCloseable {

    /** Where the rows begin, in bytes. */
    public static final int ROWS_AT = VectorFileHeader.BYTES;

    /** Bytes of a mapping, which Java counts with an int. */
    private static final int LARGEST_MAPPING = 1 << 30;

    private final VectorFileHeader header;
    private final MappedSegments mapped;

    private VectorFile(VectorFileHeader header, MappedSegments mapped) {
        this.header = header;
        this.mapped = mapped;
    }

    /** Hands over all rows in the order of their images. */
    @FunctionalInterface
    public interface Source {
        void writeTo(Rows rows) throws IOException;
    }

    /** Takes one row after another. */
    @FunctionalInterface
    public interface Rows {

        /**
         * Takes a row.
         *
         * @param image its number, above that of the row before
         * @param subject whose it is, at least 1
         * @param unit D numbers, of length 1
         * @throws IllegalArgumentException where that is not so
         */
        void add(long image, long subject, float[] unit) throws IOException;
    }

    /**
     * Writes a file beside the old one and renames it over that.
     *
     * @throws IOException when that fails; an old file is then as it was
     */
    public static void write(Path file, Stamp stamp, int dimensions, Source source) throws IOException {
        AtomicFile.write(file, beside -> {
            try (VectorFileWriter writer = new VectorFileWriter(beside, stamp, dimensions)) {
                source.writeTo(writer);
                writer.end();
            }
        });
    }

    /**
     * Maps a file.
     *
     * @param gallery whose it should be
     * @param rewrites the counter that it should have; see {@link Stamp}
     * @return empty where there is none, it is damaged, another gallery's or of another count: then write it anew
     * @throws IOException where the disk fails
     */
    public static Optional<VectorFile> open(Path file, UUID gallery, long rewrites) throws IOException {
        return open(file, gallery, rewrites, LARGEST_MAPPING);
    }

    /** The same by mappings of at most so many bytes, or one row. */
    public static Optional<VectorFile> open(Path file, UUID gallery, long rewrites, int largestMapping)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<VectorFileHeader> header = header(channel)
                    .filter(known -> known.stamp().gallery().equals(gallery)
                            && known.stamp().rewrites() == rewrites);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            return MappedSegments.of(channel, header.get(), largestMapping)
                    .map(mapped -> new VectorFile(header.get(), mapped));
        }
    }

    /** Empty where it is not the header of a whole file. */
    static Optional<VectorFileHeader> header(FileChannel channel) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(VectorFileHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (page.hasRemaining() && channel.read(page, page.position()) >= 0) {}
        if (page.hasRemaining()) {
            return Optional.empty();
        }
        long size = channel.size();
        return VectorFileHeader.of(page).filter(header -> header.fileSize() == size);
    }

    /**
     * Overwrites the rows of images with zeros, and their numbers with 0, in the file itself. All is on the disk when this
     * returns. Where the removal of these images is all that the file did not have yet, it is up to date then; otherwise, and
     * if this ends before, it keeps its old stamp and is written anew by who needs it.
     *
     * @param gallery whose it should be
     * @param rewrites the counter that the removal has led to
     * @return whether that was done: false where the file is missing, damaged or another gallery's
     * @throws IOException where the disk fails
     */
    public static boolean erase(Path file, UUID gallery, Set<Long> images, long rewrites) throws IOException {
        return VectorFileChange.run(file, gallery, rewrites, change -> change.erase(images));
    }

    /** Gives images to another subject in the file itself, as {@link #erase} does its work. */
    public static boolean move(Path file, UUID gallery, Set<Long> images, long subject, long rewrites)
            throws IOException {
        return VectorFileChange.run(file, gallery, rewrites, change -> change.move(images, subject));
    }

    /** What it was derived from. */
    public Stamp stamp() {
        return header.stamp();
    }

    /** Numbers of a vector. */
    public int dimensions() {
        return header.dimensions();
    }

    /** Its rows, which end with it. */
    public List<Segment> segments() {
        return mapped.segments();
    }

    /** Gives the memory back where Java lets it be given back; nobody may search it any more. */
    @Override
    public void close() {
        mapped.close();
    }
}
