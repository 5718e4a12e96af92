package dev.isogon.internal.data.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Builds IDX files byte by byte, from the format's description alone. */
public final class IdxSamples {

    public static final int IMAGES = 0x00000803;
    public static final int LABELS = 0x00000801;

    private IdxSamples() {}

    public static byte[] idx(int magic, int[] dimensions, byte[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
        bytes.putInt(magic);
        for (int dimension : dimensions) {
            bytes.putInt(dimension);
        }
        return bytes.put(values).array();
    }

    /** n images of 2×3 whose pixels count 0, 1, 2, … on from image to image, modulo 256. */
    public static byte[] images(int n) {
        return idx(IMAGES, new int[] {n, 2, 3}, counting(n * 6));
    }

    public static byte[] labels(int... labels) {
        byte[] values = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            values[i] = (byte) labels[i];
        }
        return idx(LABELS, new int[] {labels.length}, values);
    }

    public static byte[] counting(int n) {
        byte[] values = new byte[n];
        for (int i = 0; i < n; i++) {
            values[i] = (byte) i;
        }
        return values;
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(Files.createDirectories(folder).resolve(name), bytes);
    }

    /** A folder in order: 4 training images of classes 0, 1, 2, 1 and 2 test images of classes 2, 0. */
    public static Path folder(Path folder) throws IOException {
        write(folder, "train-images-idx3-ubyte", images(4));
        write(folder, "train-labels-idx1-ubyte", labels(0, 1, 2, 1));
        write(folder, "t10k-images-idx3-ubyte", images(2));
        write(folder, "t10k-labels-idx1-ubyte", labels(2, 0));
        return folder;
    }
}
