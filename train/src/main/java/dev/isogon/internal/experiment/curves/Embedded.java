package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Embeddings with their classes.
 *
 * @param embeddings N×D
 * @param labels N classes, from 0
 */
public record Embedded(FloatMatrix embeddings, int[] labels) {

    /** The same images at every seed and loss, so that their curves compare. */
    private static final long SAMPLE_SEED = 20;

    public Embedded {
        if (labels.length != embeddings.rows()) {
            throw new IllegalArgumentException(
                    embeddings.rows() + " embeddings cannot have " + labels.length + " labels");
        }
    }

    int size() {
        return labels.length;
    }

    /** At most {@code most} rows, drawn at random but always the same of as many, ascending. */
    public static int[] sample(int size, int most) {
        int[] rows = IntStream.range(0, size).toArray();
        if (size <= most) {
            return rows;
        }
        Random random = new Random(SAMPLE_SEED);
        for (int i = 0; i < most; i++) {
            int j = i + random.nextInt(size - i);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        int[] drawn = Arrays.copyOf(rows, most);
        Arrays.sort(drawn);
        return drawn;
    }

    /** Like {@link #sample(int, int)}. */
    Embedded sample(int most) {
        return size() <= most ? this : pick(sample(size(), most));
    }

    private Embedded pick(int[] rows) {
        int d = embeddings.columns();
        float[] values = new float[rows.length * d];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(embeddings.values(), rows[i] * d, values, i * d, d);
        }
        return new Embedded(
                new FloatMatrix(rows.length, d, values),
                Arrays.stream(rows).map(row -> labels[row]).toArray());
    }

    int highestLabel() {
        return Arrays.stream(labels).max().orElse(-1);
    }

    /** These, then images of strangers, whose subjects get numbers that no class here has. */
    public Embedded followedBy(Embedded strangers) {
        int first = 1 + highestLabel();
        Embedded both = followedBy(strangers.embeddings(), first);
        for (int i = 0; i < strangers.size(); i++) {
            both.labels()[size() + i] = first + strangers.labels()[i];
        }
        return both;
    }

    /** These, then others with a label of their own. */
    Embedded followedBy(FloatMatrix strangers, int stranger) {
        int d = embeddings.columns();
        float[] values = Arrays.copyOf(embeddings.values(), (size() + strangers.rows()) * d);
        System.arraycopy(strangers.values(), 0, values, size() * d, strangers.rows() * d);
        int[] all = Arrays.copyOf(labels, size() + strangers.rows());
        Arrays.fill(all, size(), all.length, stranger);
        return new Embedded(new FloatMatrix(all.length, d, values), all);
    }
}
