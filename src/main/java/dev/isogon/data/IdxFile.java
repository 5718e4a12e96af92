package dev.isogon.data;

import dev.isogon.store.BrokenFileException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * One file in the IDX format of MNIST, plain or gzipped (told by its first bytes, not by its name): a magic number, the
 * dimensions, then one unsigned byte a value. Opening reads and checks the header, {@link #read()} the rest.
 *
 * @see <a href="https://yann.lecun.org/exdb/mnist/">THE MNIST DATABASE, "File formats"</a>
 */
final class IdxFile implements Closeable {

    /** What a file holds, with its magic number: unsigned bytes (8) in 3 dimensions or in 1. */
    enum Kind {
        IMAGES(0x00000803, 3),
        LABELS(0x00000801, 1);

        private final int magic;
        private final int dimensions;

        Kind(int magic, int dimensions) {
            this.magic = magic;
            this.dimensions = dimensions;
        }

        @Override
        public String toString() {
            return this == IMAGES ? "images" : "labels";
        }
    }

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Deflate packs no better than 1032 to 1 (zlib's technical details). */
    private static final long BEST_PACKING = 1032;

    private final Path file;
    private final Kind kind;
    private final InputStream in;
    private final int[] dimensions;
    private final int length;

    private IdxFile(Path file, Kind kind, InputStream in, MemoryBudget budget) throws IOException {
        this.file = file;
        this.kind = kind;
        this.in = in;
        this.dimensions = header();
        this.length = length(budget);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param budget gives the memory that {@link #read()} will need
     * @throws BrokenFileException when the header is not one of this kind, contradicts the file's size, or asks for more
     *     memory than is left
     */
    static IdxFile open(Path file, Kind kind, MemoryBudget budget) throws IOException {
        try {
            InputStream in = unpacked(Files.newInputStream(file));
            try {
                return new IdxFile(file, kind, in, budget);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw said(file, e);
        }
    }

    /** The number of images or labels, at least 1. */
    int count() {
        return dimensions[0];
    }

    /** Pixels, at least 1; of images only. */
    int height() {
        return dimensions[1];
    }

    /** Pixels, at least 1; of images only. */
    int width() {
        return dimensions[2];
    }

    /** The size of an image as people write it: {@code 28×28}. */
    String imageShape() {
        return height() + "×" + width();
    }

    Path path() {
        return file;
    }

    /** The dimensions as people write them: {@code 60000×28×28}. */
    String shape() {
        return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }

    /**
     * All values; to be called once.
     *
     * @throws BrokenFileException when there are fewer or more than the header says, or the gzip data is damaged
     */
    byte[] read() throws IOException {
        try {
            byte[] values = new byte[length];
            int n = in.readNBytes(values, 0, length);
            if (n < length) {
                throw truncated(n);
            }
            // Asking once more also has gzip compare its checksum, and unpacks no more than one buffer of a bomb.
            if (in.read() >= 0) {
                throw broken("goes on after the " + length + " bytes of " + shape() + " " + kind
                        + " that its header announces. Replace it by an intact copy");
            }
            if (in instanceof WholeGzip gzip && gzip.packedBytes() != Files.size(file)) {
                throw broken("goes on after the end of its gzip data (" + gzip.packedBytes() + " of " + Files.size(file)
                        + " bytes). Replace it by an intact copy");
            }
            return values;
        } catch (IOException e) {
            throw said(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        try {
            InputStream in = new BufferedInputStream(stream, 1 << 16);
            in.mark(2);
            boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzipped ? WholeGzip.of(in) : in;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private int[] header() throws IOException {
        byte[] magic = in.readNBytes(Integer.BYTES);
        if (magic.length < Integer.BYTES) {
            throw broken("is truncated: it ends within the magic number. Replace it by an intact copy");
        }
        checkMagic(ByteBuffer.wrap(magic).getInt());
        byte[] rest = in.readNBytes(kind.dimensions * Integer.BYTES);
        if (rest.length < kind.dimensions * Integer.BYTES) {
            throw broken("is truncated: it ends within its header of " + headerBytes()
                    + " bytes. Replace it by an intact copy");
        }
        int[] read = new int[kind.dimensions];
        ByteBuffer.wrap(rest).asIntBuffer().get(read);
        return read;
    }

    private void checkMagic(int magic) {
        if (magic == kind.magic) {
            return;
        }
        Kind other = kind == Kind.IMAGES ? Kind.LABELS : Kind.IMAGES;
        String expected = String.format(
                "an IDX file of %s starts with 0x%08x (one of %s with 0x%08x)", kind, kind.magic, other, other.magic);
        throw broken(String.format("has magic number 0x%08x, but %s. ", magic, expected)
                + (magic == other.magic
                        ? "It holds " + other + ": are the two files swapped?"
                        : "It is no IDX file of unsigned bytes; replace it by an intact copy"));
    }

    private int length(MemoryBudget budget) throws IOException {
        if (dimensions[0] == 0) {
            throw broken("is an empty set: its header announces 0 " + kind + ", but at least 1 is needed");
        }
        if (Arrays.stream(dimensions).anyMatch(dimension -> dimension < 1)) {
            throw broken("has dimensions " + shape() + ", but each must be at least 1. Replace it by an intact copy");
        }
        long values = 1;
        for (int dimension : dimensions) {
            values *= dimension; // two factors below 2³¹: no overflow
            if (values > LARGEST_ARRAY) {
                throw broken("has dimensions " + shape() + " by its header, which is more than the " + LARGEST_ARRAY
                        + " bytes that can be read from one file. Replace it by an intact copy, or use fewer images");
            }
        }
        checkSize(values);
        budget.take(file, kind == Kind.LABELS ? values * (1 + Integer.BYTES) : values);
        return (int) values;
    }

    /** What the file's size alone tells: a lying header is found before anything is allocated. */
    private void checkSize(long values) throws IOException {
        long size = Files.size(file);
        if (in instanceof WholeGzip) {
            if (values / BEST_PACKING > size) {
                throw broken("is truncated: its header announces " + shape() + " " + kind + ", but its " + size
                        + " bytes of gzip data cannot hold so many. Replace it by an intact copy");
            }
        } else if (size < headerBytes() + values) {
            throw truncated(size - headerBytes());
        } else if (size > headerBytes() + values) {
            throw broken("has " + (size - headerBytes() - values) + " bytes too many after the " + values + " bytes of "
                    + shape() + " " + kind + " that its header announces. Replace it by an intact copy");
        }
    }

    private int headerBytes() {
        return (1 + kind.dimensions) * Integer.BYTES;
    }

    private BrokenFileException truncated(long present) {
        return broken("is truncated: its header announces " + shape() + " " + kind + ", but only " + present
                + " bytes follow. Replace it by an intact copy");
    }

    private BrokenFileException broken(String problem) {
        return new BrokenFileException(file, problem);
    }

    /** What an exception of the library means for the file; what it does not explain goes on as it is. */
    private static IOException said(Path file, IOException e) {
        if (e instanceof EOFException) {
            throw new BrokenFileException(file, "is truncated: its gzip data ends early. Replace it by an intact copy");
        }
        if (e instanceof ZipException) {
            throw new BrokenFileException(
                    file,
                    "is damaged: its gzip data is corrupt (" + e.getMessage() + "). Replace it by an intact copy");
        }
        if (e instanceof AccessDeniedException) {
            throw new BrokenFileException(file, "may not be read by this user. Allow it, for example with chmod u+r");
        }
        return e;
    }
}
