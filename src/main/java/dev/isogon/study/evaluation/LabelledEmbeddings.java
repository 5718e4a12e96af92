package dev.isogon.study.evaluation;

import dev.isogon.data.pairs.IdentityLabels;
import dev.isogon.data.vectors.Vectors;
import dev.isogon.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Embeddings and whose they are.
 *
 * @param names N names of images
 * @param matrix N×D
 * @param labels N identities by number
 */
public record LabelledEmbeddings(List<String> names, FloatMatrix matrix, int[] labels) {

    public LabelledEmbeddings {
        names = List.copyOf(names);
        if (names.size() != matrix.rows() || labels.length != matrix.rows()) {
            throw new IllegalArgumentException(matrix.rows() + " embeddings need as many names and labels, not "
                    + names.size() + " and " + labels.length);
        }
    }

    /** Of vectors in the order of the labels. */
    public static LabelledEmbeddings of(Vectors vectors, IdentityLabels labels) {
        return new LabelledEmbeddings(
                labels.names(),
                new FloatMatrix(vectors.size(), vectors.dimensions(), vectors.values()),
                labels.labels());
    }

    /** N. */
    public int size() {
        return labels.length;
    }

    /** Different identities. */
    public int identities() {
        return (int) Arrays.stream(labels).distinct().count();
    }

    /** The rows at these places, in their order. */
    FloatMatrix rows(int[] places) {
        int d = matrix.columns();
        float[] values = new float[Math.multiplyExact(places.length, d)];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(matrix.values(), places[i] * d, values, i * d, d);
        }
        return new FloatMatrix(places.length, d, values);
    }

    /** The identities at these places. */
    int[] labels(int[] places) {
        return Arrays.stream(places).map(i -> labels[i]).toArray();
    }
}
