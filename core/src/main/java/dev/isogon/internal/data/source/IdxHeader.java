package dev.isogon.internal.data.source;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The first bytes of an IDX file: a magic number and the dimensions, 4 bytes each, big-endian.
 *
 * @param kind what the file holds
 * @param dimensions N×H×W of images, N or N×8 of labels; each at least 1, their product at most an array's length
 */
record IdxHeader(Kind kind, int[] dimensions) {

    /** What a file holds, with its magic number: unsigned bytes (8) in 3 dimensions or in 1, or integers (12) in 2. */
    enum Kind {
        IMAGES(0x00000803, 3, 1),
        LABELS(0x00000801, 1, 1),
        /** QMNIST's labels: eight numbers an image, its class, then who wrote it and where it is from. */
        FACTS(0x00000C02, 2, Integer.BYTES);

        final int magic;
        private final int dimensions;
        private final int bytes;

        Kind(int magic, int dimensions, int bytes) {
            this.magic = magic;
            this.dimensions = dimensions;
            this.bytes = bytes;
        }

        @Override
        public String toString() {
            return this == IMAGES ? "images" : "labels";
        }
    }

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /**
     * Reads and checks a header.
     *
     * @param file for messages
     * @throws BrokenFileException when it is not a header of this kind, is cut off, or its dimensions are out of range
     */
    static IdxHeader read(Path file, Kind kind, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(Integer.BYTES);
        if (magic.length == Integer.BYTES) {
            checkMagic(file, kind, ByteBuffer.wrap(magic).getInt());
        }
        byte[] rest = in.readNBytes(kind.dimensions * Integer.BYTES);
        if (rest.length < kind.dimensions * Integer.BYTES) {
            throw new BrokenFileException(
                    file,
                    "is truncated: it ends within its header of " + bytes(kind)
                            + " bytes. Replace it by an intact copy");
        }
        int[] dimensions = new int[kind.dimensions];
        ByteBuffer.wrap(rest).asIntBuffer().get(dimensions);
        IdxHeader header = new IdxHeader(kind, dimensions);
        header.checkDimensions(file);
        return header;
    }

    /** The number of bytes that follow. */
    int values() {
        return Arrays.stream(dimensions).reduce(kind.bytes, Math::multiplyExact);
    }

    /** The header's own length in bytes. */
    int bytes() {
        return bytes(kind);
    }

    /** As people write it: {@code 60000×28×28 images}. */
    @Override
    public String toString() {
        return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining("×")) + " " + kind;
    }

    private static int bytes(Kind kind) {
        return (1 + kind.dimensions) * Integer.BYTES;
    }

    private static void checkMagic(Path file, Kind kind, int magic) {
        if (magic == kind.magic) {
            return;
        }
        Kind other = kind == Kind.IMAGES ? Kind.LABELS : Kind.IMAGES;
        throw new BrokenFileException(
                file,
                String.format(
                                "has magic number 0x%08x, but an IDX file of %s by this name starts with 0x%08x (one of %s with"
                                        + " 0x%08x). ",
                                magic, kind, kind.magic, other, other.magic)
                        + (magic == other.magic
                                ? "It holds " + other + ": are the two files swapped?"
                                : "It is no IDX file of unsigned bytes; replace it by an intact copy"));
    }

    private void checkDimensions(Path file) {
        if (dimensions[0] == 0) {
            throw new BrokenFileException(
                    file, "is an empty set: its header announces 0 " + kind + ", but at least 1 is needed");
        }
        if (Arrays.stream(dimensions).anyMatch(dimension -> dimension < 1)) {
            throw new BrokenFileException(
                    file,
                    "has " + this + " by its header, but each dimension must be at least 1. Replace it by an"
                            + " intact copy");
        }
        long values = kind.bytes;
        for (int dimension : dimensions) {
            values *= dimension; // two factors of at most 2³¹: no overflow
            if (values > LARGEST_ARRAY) {
                throw new BrokenFileException(
                        file,
                        "has " + this + " by its header, more than the " + LARGEST_ARRAY
                                + " bytes that can be read from one file. Replace it by an intact copy, or use fewer"
                                + " images");
            }
        }
    }
}
