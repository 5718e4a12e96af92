package dev.isogon.internal.data.vectors;

import dev.isogon.internal.base.Setting;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * N×D float32 and nothing else, big-endian, row after row, as {@code array.astype('>f4').tofile(file)} writes it. The file
 * says neither N nor D nor any name, so it is only read, and D must be given.
 */
final class RawFile {

    static final String EXTENSION = ".f32";

    private static final int BUFFER_BYTES = 1 << 16;

    /** Embeddings' values lie far within these. */
    private static final float LARGE = 1e9f;

    private static final float SMALL = 1e-9f;

    private RawFile() {}

    /**
     * All values.
     *
     * @param dimensions D, at least 1
     * @throws SettingsException when no D is given
     * @throws BrokenFileException when the file's size is no multiple of D floats, or its values are in the other order
     */
    static float[] read(Path file, int dimensions) throws IOException {
        if (dimensions < 1) {
            throw new SettingsException(file + " does not say how long an embedding is; say it with "
                    + Setting.named("dimension") + ", such as " + Setting.to("dimension", 512));
        }
        long bytes = Files.size(file);
        long row = (long) dimensions * Float.BYTES;
        if (bytes == 0 || bytes % row != 0) {
            throw new BrokenFileException(
                    file,
                    "has " + bytes + " bytes, which is "
                            + (bytes == 0 ? "no embedding" : "no whole number of embeddings")
                            + " of " + Setting.named("dimension") + " " + dimensions + " (" + row
                            + " bytes each). Give the right " + Setting.named("dimension") + ", or an intact file");
        }
        if (bytes / Float.BYTES > Integer.MAX_VALUE - 8) {
            throw new BrokenFileException(
                    file, "has " + bytes / Float.BYTES + " values, but at most 2147483639 can be read at once");
        }
        VectorRows.reserve(file, bytes);
        float[] values = new float[(int) (bytes / Float.BYTES)];
        fill(file, values);
        checkOrder(file, values);
        return values;
    }

    private static void fill(Path file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES);
        FloatBuffer floats = bytes.asFloatBuffer();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int done = 0; done < values.length; done += floats.limit()) {
                int count = Math.min(BUFFER_BYTES / Float.BYTES, values.length - done);
                bytes.clear().limit(count * Float.BYTES);
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes) < 0) {
                        throw new EOFException(file + " became shorter while it was read");
                    }
                }
                floats.clear().limit(count).get(values, done, count);
            }
        }
    }

    /** Little-endian floats, read so, are tiny or huge or no numbers. */
    private static void checkOrder(Path file, float[] values) {
        long odd = 0;
        for (float value : values) {
            float size = Math.abs(value);
            odd += size == 0 || (size > SMALL && size < LARGE) ? 0 : 1;
        }
        if (odd > values.length / 4) {
            throw new BrokenFileException(
                    file,
                    "has " + odd + " of " + values.length + " values that are no embedding's (such as "
                            + values[0] + "), so its floats are little-endian or no floats at all. Write them so:"
                            + " array.astype('>f4').tofile(file)");
        }
    }
}
