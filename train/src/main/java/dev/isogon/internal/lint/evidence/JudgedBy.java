package dev.isogon.internal.lint.evidence;

/**
 * How losses are judged, as far as it may mislead.
 *
 * @param rawDistance whether by Euclidean distance between raw embeddings
 * @param itself whether a training image may find itself
 * @param outputs whether a loss over the embedding's own outputs is judged by the largest of them, its test loss in sums
 */
public record JudgedBy(boolean rawDistance, boolean itself, boolean outputs) {

    /** By cosine, nothing finding itself. */
    public static final JudgedBy COSINE = new JudgedBy(false, false, false);

    /** As the public experiment does. */
    public static final JudgedBy DISTANCE_OR_OUTPUTS = new JudgedBy(true, true, true);
}
