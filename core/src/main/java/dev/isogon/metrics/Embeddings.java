package dev.isogon.metrics;

import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Embeddings with a name each, such as the path of the image that an embedding was made from; as a network gives them, before
 * normalization.
 *
 * @param names N names, at least 1, in the order of the rows; any text, and the same one may come twice
 * @param dimensions D, the length of one embedding, at least 1
 * @param values N×D, row after row; not copied, and not required to be finite
 */
public record Embeddings(List<String> names, int dimensions, float[] values) {

    public Embeddings {
        names = List.copyOf(names);
        if (names.isEmpty() || dimensions < 1) {
            throw new IllegalArgumentException("at least 1 embedding of at least 1 dimension is needed, but here are "
                    + names.size() + " of " + dimensions);
        }
        if (values.length != (long) names.size() * dimensions) {
            throw new IllegalArgumentException(names.size() + " embeddings of " + dimensions
                    + " dimensions cannot have " + values.length + " values");
        }
    }

    /**
     * Of an array, named by their row numbers from 0.
     *
     * @param rows N×D, copied
     * @throws IllegalArgumentException when there are none, or rows differ in length
     */
    public static Embeddings of(float[][] rows) {
        int dimensions = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[Math.multiplyExact(rows.length, dimensions)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != dimensions) {
                throw new IllegalArgumentException("all embeddings must have " + dimensions
                        + " dimensions as the first one has, but row " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * dimensions, dimensions);
        }
        return new Embeddings(
                IntStream.range(0, rows.length).mapToObj(Integer::toString).toList(), dimensions, values);
    }

    /**
     * Reads {@code .npy}, {@code .csv} or {@code .parquet}; see docs/data.md for their layout.
     *
     * @throws SettingsException when the file's extension is none of these, or reading it needs a library that is missing
     * @throws BrokenFileException when the file is not what its extension says
     */
    public static Embeddings read(Path file) throws IOException {
        return VectorFormats.read(file);
    }

    /**
     * Writes {@code .npy} (with the names in a {@code .txt} beside it), {@code .csv} or {@code .parquet}, whole or not at all.
     *
     * @throws SettingsException when the file's extension is none of these
     */
    public void write(Path file) throws IOException {
        VectorFormats.write(file, this);
    }

    /** N. */
    public int size() {
        return names.size();
    }

    /** Embedding number {@code i} from 0: D numbers, copied. */
    public float[] row(int i) {
        return Arrays.copyOfRange(values, i * dimensions, (i + 1) * dimensions);
    }

    /** The same directions at length 1; a row of zeros stays. */
    public Embeddings unit() {
        return new Embeddings(
                names,
                dimensions,
                UnitRows.of(new FloatMatrix(size(), dimensions, values)).values());
    }
}
