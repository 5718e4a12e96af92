package dev.isogon.internal.data.vectors;

import java.util.List;

/**
 * Embeddings with a name each, such as the path of the image that an embedding was made from.
 *
 * @param names N names, at least 1, in the order of the rows; any text, and the same one may come twice
 * @param dimensions D, the length of one embedding, at least 1
 * @param values N×D, row after row; not copied, and not required to be finite
 */
public record Vectors(List<String> names, int dimensions, float[] values) {

    public Vectors {
        names = List.copyOf(names);
        if (names.isEmpty() || dimensions < 1) {
            throw new IllegalArgumentException("at least 1 vector of at least 1 dimension is needed, but here are "
                    + names.size() + " of " + dimensions);
        }
        if (values.length != (long) names.size() * dimensions) {
            throw new IllegalArgumentException(names.size() + " vectors of " + dimensions + " dimensions cannot have "
                    + values.length + " values");
        }
    }

    /** N, the number of vectors. */
    public int size() {
        return names.size();
    }
}
