package dev.isogon.internal.evaluation;

import dev.isogon.internal.data.files.Searching;
import dev.isogon.internal.data.pairs.IdentityLabels;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings and whose they are.
 *
 * @param names N names of images
 * @param matrix N×D
 * @param labels N identities by number; −1 where nobody knows
 * @param identityNames of the numbers; empty where they are not known
 * @param searching who searches for whom, where the data set says so; null otherwise
 * @param unacquired rows of zeros that stand for images in which there was nothing to be embedded, such as no face, and why
 */
public record LabelledEmbeddings(
        List<String> names,
        FloatMatrix matrix,
        int[] labels,
        List<String> identityNames,
        @Nullable Searching searching,
        Map<Integer, String> unacquired) {

    public LabelledEmbeddings {
        names = List.copyOf(names);
        identityNames = List.copyOf(identityNames);
        unacquired = Collections.unmodifiableMap(new TreeMap<>(unacquired));
        if (names.size() != matrix.rows() || labels.length != matrix.rows()) {
            throw new IllegalArgumentException(matrix.rows() + " embeddings need as many names and labels, not "
                    + names.size() + " and " + labels.length);
        }
    }

    /** Where each may search for each. */
    public LabelledEmbeddings(List<String> names, FloatMatrix matrix, int[] labels, List<String> identityNames) {
        this(names, matrix, labels, identityNames, null, Map.of());
    }

    /** Of vectors in the order of the labels. */
    public static LabelledEmbeddings of(Embeddings vectors, IdentityLabels labels) {
        return new LabelledEmbeddings(
                labels.names(),
                new FloatMatrix(vectors.size(), vectors.dimensions(), vectors.values()),
                labels.labels(),
                labels.identities());
    }

    /** N. */
    public int size() {
        return labels.length;
    }

    /** Those whose identity is known, as far as nobody says how they search: all but distractors. */
    public LabelledEmbeddings known() {
        if (searching == null) {
            return this;
        }
        int[] places = IntStream.range(0, size()).filter(i -> labels[i] >= 0).toArray();
        return at(places, null);
    }

    /** Rows of zeros, as programs write them where they found no face: no template comes of such an image. */
    public int[] failed() {
        return IntStream.range(0, size()).filter(this::isZero).toArray();
    }

    /** Those of them that are not known to be {@link #unacquired}. */
    public int[] failedToEnrol() {
        return IntStream.of(failed()).filter(i -> !unacquired.containsKey(i)).toArray();
    }

    /**
     * Those of which a template comes.
     *
     * @throws SettingsException when it comes of none
     */
    public LabelledEmbeddings enrolled() {
        int[] places = IntStream.range(0, size()).filter(i -> !isZero(i)).toArray();
        if (places.length == 0) {
            throw new SettingsException("all " + size()
                    + " embeddings are zeros, such as where no face was found; nothing can be compared");
        }
        return places.length == size() ? this : at(places, searching);
    }

    private boolean isZero(int row) {
        int d = matrix.columns();
        for (int i = row * d; i < (row + 1) * d; i++) {
            if (matrix.values()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private LabelledEmbeddings at(int[] places, @Nullable Searching search) {
        return new LabelledEmbeddings(
                Arrays.stream(places).mapToObj(names::get).toList(),
                rows(places),
                labels(places),
                identityNames,
                search,
                unacquired(places));
    }

    private Map<Integer, String> unacquired(int[] places) {
        Map<Integer, String> there = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            String why = unacquired.get(places[i]);
            if (why != null) {
                there.put(i, why);
            }
        }
        return there;
    }

    /** What an identity is called: by its number where it has no name. */
    public String identityName(int label) {
        return label >= 0 && label < identityNames.size() ? identityNames.get(label) : "identity " + label;
    }

    /** Different identities. */
    public int identities() {
        return (int) Arrays.stream(labels).distinct().count();
    }

    /** The rows at these places, in their order. */
    public FloatMatrix rows(int[] places) {
        int d = matrix.columns();
        float[] values = new float[Math.multiplyExact(places.length, d)];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(matrix.values(), places[i] * d, values, i * d, d);
        }
        return new FloatMatrix(places.length, d, values);
    }

    /** The identities at these places. */
    public int[] labels(int[] places) {
        return Arrays.stream(places).map(i -> labels[i]).toArray();
    }
}
