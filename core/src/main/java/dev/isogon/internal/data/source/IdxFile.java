package dev.isogon.internal.data.source;

import dev.isogon.internal.data.source.IdxHeader.Kind;
import dev.isogon.metrics.BrokenFileException;
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
import java.util.zip.ZipException;

/**
 * One file in the IDX format of MNIST, plain or gzipped (told by its first bytes, not by its name): an
 * {@link IdxHeader}, then one unsigned byte a value. Opening reads and checks the header, {@link #read()} the rest.
 *
 * @see <a href="https://yann.lecun.org/exdb/mnist/">THE MNIST DATABASE, "File formats"</a>
 */
final class IdxFile implements Closeable {

    /** Deflate packs no better than 1032 to 1 (zlib's technical details). */
    private static final long BEST_PACKING = 1032;

    private final Path file;
    private final InputStream in;
    private final IdxHeader header;

    private IdxFile(Path file, Kind kind, InputStream in, MemoryBudget budget) throws IOException {
        this.file = file;
        this.in = in;
        this.header = IdxHeader.read(file, kind, in);
        checkSize(header.values());
        budget.take(file, header.values() + (kind == Kind.IMAGES ? 0 : (long) Integer.BYTES * count()));
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
        return header.dimensions()[0];
    }

    /** Pixels, at least 1; of images only. */
    int height() {
        return header.dimensions()[1];
    }

    /** Pixels, at least 1; of images only. */
    int width() {
        return header.dimensions()[2];
    }

    /** The size of an image as people write it: {@code 28×28}. */
    String imageShape() {
        return height() + "×" + width();
    }

    Path path() {
        return file;
    }

    /**
     * All values; to be called once.
     *
     * @throws BrokenFileException when there are fewer or more than the header says, or the gzip data is damaged
     */
    byte[] read() throws IOException {
        try {
            int length = header.values();
            byte[] values = new byte[length];
            int n = in.readNBytes(values, 0, length);
            if (n < length) {
                throw truncated(n);
            }
            // Asking once more also has gzip compare its checksum, and unpacks no more than one buffer of a bomb.
            if (in.read() >= 0) {
                throw broken("goes on after the " + length + " bytes of " + header
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

    /** All labels, or the first of the numbers that stand for each image; to be called once. */
    int[] readLabels() throws IOException {
        byte[] values = read();
        int each = values.length / count();
        int[] labels = new int[count()];
        Arrays.setAll(
                labels,
                i -> header.kind() == Kind.FACTS ? ByteBuffer.wrap(values).getInt(i * each) : values[i] & 0xFF);
        return labels;
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

    /** What the file's size alone tells: a lying header is found before anything is allocated. */
    private void checkSize(long values) throws IOException {
        long size = Files.size(file);
        if (in instanceof WholeGzip) {
            if (values / BEST_PACKING > size) {
                throw broken("is truncated: its header announces " + header + ", but its " + size
                        + " bytes of gzip data cannot hold so many. Replace it by an intact copy");
            }
        } else if (size < header.bytes() + values) {
            throw truncated(size - header.bytes());
        } else if (size > header.bytes() + values) {
            throw broken("has " + (size - header.bytes() - values) + " bytes too many after the " + values
                    + " bytes of " + header + " that its header announces. Replace it by an intact copy");
        }
    }

    private BrokenFileException truncated(long present) {
        return broken("is truncated: its header announces " + header + ", but only " + present
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
