package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects vectors of a file that does not say beforehand how many it holds, value after value. The values wait in
 * blocks of plain floats: what is boxed would take five times the memory.
 */
final class VectorRows {

    /** A third of Java's memory: blocks and the array that they are joined to are there at the same time. */
    private static final int SHARE = 3;

    private static final int BLOCK = 1 << 16;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    static final int BYTES_AROUND_A_NAME = 64;

    private final Path file;
    private final List<String> names = new ArrayList<>();
    private final List<float[]> blocks = new ArrayList<>();
    private long values;
    private long rowStart;
    private long nameBytes;
    private int dimensions;

    /** @param file for messages */
    VectorRows(Path file) {
        this.file = file;
    }

    /**
     * Makes sure of memory before it is asked for.
     *
     * @throws BrokenFileException when {@code bytes} is more than vectors may take
     */
    static void reserve(Path file, long bytes) {
        long allowed = Runtime.getRuntime().maxMemory() / SHARE;
        if (bytes > allowed) {
            throw new BrokenFileException(
                    file,
                    "needs " + (bytes >> 20) + " MiB of memory, but vectors may take " + (allowed >> 20)
                            + " MiB (a third of Java's memory). If the file is right, give Java more:"
                            + " ISOGON_JAVA_OPTS=-Xmx" + (1 + ((SHARE * (bytes >> 20)) >> 10)) + "g");
        }
    }

    /** Adds one value to the row that has not ended. */
    void add(float value) {
        int at = (int) (values % BLOCK);
        if (at == 0) {
            reserve(file, (values + BLOCK) * Float.BYTES + nameBytes);
            blocks.add(new float[BLOCK]);
        }
        blocks.get(blocks.size() - 1)[at] = value;
        values++;
    }

    /** The same of a number that is brought to float32, the nearest. */
    void add(double value) {
        // 1e39 would quietly become infinite.
        if (Float.isInfinite((float) value) && !Double.isInfinite(value)) {
            throw new BrokenFileException(
                    file,
                    "has " + value + " in row " + (names.size() + 1)
                            + ", which is too large for a float32. Embeddings are"
                            + " numbers near 0, such as a network gives");
        }
        add((float) value);
    }

    /** The number of values so far. */
    long values() {
        return values;
    }

    /** The number of values in the row that has not ended. */
    long rowLength() {
        return values - rowStart;
    }

    /** Ends a row; all rows must be as long as the first. */
    void endRow(String name) {
        long length = values - rowStart;
        if (names.isEmpty()) {
            dimensions = (int) Math.min(length, LARGEST_ARRAY);
        }
        if (length != dimensions || length == 0) {
            throw new BrokenFileException(
                    file,
                    "has " + length + " values in row " + (names.size() + 1) + ", but "
                            + (length == 0 ? "at least 1 is needed" : dimensions + " in the first")
                            + ". Replace it by an intact copy");
        }
        nameBytes += 2L * name.length() + BYTES_AROUND_A_NAME;
        reserve(file, values * Float.BYTES + nameBytes);
        names.add(name);
        rowStart = values;
    }

    /** The number of rows that have ended. */
    int size() {
        return names.size();
    }

    /** All rows in one array. */
    Embeddings joined() {
        if (names.isEmpty()) {
            throw new BrokenFileException(file, "holds no vectors, but at least 1 is needed");
        }
        if (values > LARGEST_ARRAY) {
            throw new BrokenFileException(
                    file, "holds " + values + " values, more than the " + LARGEST_ARRAY + " that can be read at once");
        }
        float[] all = new float[(int) values];
        for (int i = 0; i < blocks.size(); i++) {
            int start = i * BLOCK;
            System.arraycopy(blocks.get(i), 0, all, start, Math.min(BLOCK, all.length - start));
        }
        return new Embeddings(names, dimensions, all);
    }
}
