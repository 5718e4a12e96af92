package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The values of an npy file, brought to what Isogon computes with. */
final class NpyValues {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final NpyType type;
    private final ByteBuffer buffer;

    private NpyValues(Path file, InputStream in, NpyType type) {
        this.file = file;
        this.in = in;
        this.type = type;
        int elements = Math.max(1, BUFFER_BYTES / type.bytes());
        this.buffer =
                ByteBuffer.allocate(elements * type.bytes()).order(type.order()).limit(0);
    }

    /**
     * A matrix of numbers as float32. Of float32, float16 and whole numbers of up to 24 bits each value is kept; of float64 it
     * is the nearest.
     *
     * @throws BrokenFileException when it is no matrix of numbers, or one has no place in float32
     */
    static VectorFormat.Values matrix(Path file, NpyHeader header, InputStream in) throws IOException {
        if (header.type().isText()) {
            throw new BrokenFileException(
                    file, "holds strings, but the numbers of embeddings are expected. Labels are a file of their own");
        }
        if (header.shape().size() != 2) {
            throw new BrokenFileException(
                    file,
                    "has the shape " + header.shapeInWords() + ", but a matrix of vectors × dimensions is expected."
                            + " Save it so: numpy.save(file, array.reshape(len(array), -1))");
        }
        int size = header.checkedSize(file, Files.size(file));
        VectorRows.reserve(file, (long) size * Float.BYTES);
        float[] values = new float[size];
        int columns = Math.toIntExact(header.shape().get(1));
        NpyValues from = new NpyValues(file, in, header.type());
        if (!header.byColumns()) {
            from.fill(values, columns);
            return new VectorFormat.Values(columns, values, null);
        }
        int rows = size / columns;
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                values[row * columns + column] = from.next(row);
            }
        }
        return new VectorFormat.Values(columns, values, null);
    }

    /**
     * Labels: whole numbers or strings.
     *
     * @throws BrokenFileException when it is no vector of these
     */
    static List<String> labels(Path file, NpyHeader header, InputStream in) throws IOException {
        NpyType type = header.type();
        if (!type.isText() && !type.isWhole()) {
            throw new BrokenFileException(
                    file,
                    "holds numbers with decimals, but labels are whole numbers or strings. Save them so:"
                            + " numpy.save(file, labels.astype(int))");
        }
        int size = header.checkedSize(file, Files.size(file));
        if (header.shape().stream().filter(length -> length > 1).count() > 1) {
            throw new BrokenFileException(
                    file,
                    "has the shape " + header.shapeInWords() + ", but one label an embedding is expected: a vector");
        }
        VectorRows.reserve(file, (long) size * (type.bytes() + VectorRows.BYTES_AROUND_A_NAME));
        List<String> labels = new ArrayList<>();
        NpyValues from = new NpyValues(file, in, type);
        for (int i = 0; i < size; i++) {
            labels.add(from.label());
        }
        return labels;
    }

    private void fill(float[] values, int columns) throws IOException {
        for (int done = 0; done < values.length; ) {
            ahead();
            if (type.isFloat()) {
                int count = Math.min(buffer.remaining() / Float.BYTES, values.length - done);
                buffer.asFloatBuffer().get(values, done, count);
                buffer.position(buffer.position() + count * Float.BYTES);
                done += count;
            } else {
                values[done] = next(done / columns);
                done++;
            }
        }
    }

    /** Makes sure that an element lies in the buffer. */
    private void ahead() throws IOException {
        if (buffer.hasRemaining()) {
            return;
        }
        int read = in.readNBytes(buffer.array(), 0, buffer.capacity());
        buffer.clear().limit(read - read % type.bytes());
        if (!buffer.hasRemaining()) {
            throw new BrokenFileException(file, "became shorter while it was read");
        }
    }

    private float next(int row) throws IOException {
        ahead();
        if (type.isWhole() && type.bytes() > 2) {
            long whole = type.whole(buffer);
            // (float) Long.MAX_VALUE is one more than that.
            if ((long) (float) whole != whole || whole == Long.MAX_VALUE || (whole < 0 && type.kind() == 'u')) {
                throw noPlace(row, type.kind() == 'u' ? Long.toUnsignedString(whole) : Long.toString(whole));
            }
            return whole;
        }
        double value = type.number(buffer);
        if (Math.abs(value) > Float.MAX_VALUE && Double.isFinite(value) && Float.isInfinite((float) value)) {
            throw noPlace(row, Double.toString(value));
        }
        return (float) value;
    }

    private BrokenFileException noPlace(int row, String value) {
        return new BrokenFileException(
                file,
                "has " + value + " in row " + (row + 1)
                        + ", which a float32 cannot hold. Embeddings are numbers near 0," + " such as a network gives");
    }

    private String label() throws IOException {
        ahead();
        if (type.isWhole()) {
            long whole = type.whole(buffer);
            return type.kind() == 'u' ? Long.toUnsignedString(whole) : Long.toString(whole);
        }
        byte[] text = new byte[type.bytes()];
        buffer.get(text);
        // NumPy fills a short string with zeros.
        String full = new String(text, charset());
        int end = full.length();
        while (end > 0 && full.charAt(end - 1) == 0) {
            end--;
        }
        return full.substring(0, end);
    }

    private Charset charset() {
        boolean big = type.order() == ByteOrder.BIG_ENDIAN;
        return type.kind() == 'S' ? StandardCharsets.UTF_8 : Charset.forName(big ? "UTF-32BE" : "UTF-32LE");
    }
}
