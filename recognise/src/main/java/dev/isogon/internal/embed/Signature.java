package dev.isogon.internal.embed;

/**
 * What is asked of a network to have embeddings of it.
 *
 * @param input name of the value that pictures go to
 * @param output name of the value that embeddings come from
 * @param batch pictures that it takes at once; 0 where it takes any number
 * @param dimensions D, numbers in an embedding
 * @param preprocessing how a picture becomes its input
 */
public record Signature(String input, String output, int batch, int dimensions, Preprocessing preprocessing) {

    /** Larger ones would be a damaged file, and are not to become memory. */
    public static final int LARGEST_BATCH = 65_536;

    public static final int LARGEST_EMBEDDING = 65_536;

    public Signature {
        if (input.isEmpty() || output.isEmpty()) {
            throw new IllegalArgumentException("input and output must have a name");
        }
        if (batch < 0 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "batch must be between 1 and " + LARGEST_BATCH + ", or 0 for any, but is " + batch);
        }
        if (dimensions < 1 || dimensions > LARGEST_EMBEDDING) {
            throw new IllegalArgumentException(
                    "dimensions must be between 1 and " + LARGEST_EMBEDDING + ", but is " + dimensions);
        }
    }
}
