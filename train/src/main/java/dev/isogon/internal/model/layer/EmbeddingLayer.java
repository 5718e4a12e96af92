package dev.isogon.internal.model.layer;

/**
 * The last layer of a backbone, and what regularizes the way to it.
 *
 * @param size numbers in an embedding, D
 * @param dropout share of features that are set to 0 before it, in training; from 0 to below 1
 * @param dropPath share of residual branches that are left out in training, to which the blocks' own shares rise
 *     linearly from 0 at the first; from 0 to below 1
 * @param batchNorm whether BatchNorm stands before and after it
 */
public record EmbeddingLayer(int size, double dropout, double dropPath, boolean batchNorm) {

    public EmbeddingLayer {
        if (size < 1) {
            throw new IllegalArgumentException("an embedding must have at least 1 number, but was to have " + size);
        }
        if (!(dropout >= 0 && dropout < 1 && dropPath >= 0 && dropPath < 1)) {
            throw new IllegalArgumentException(
                    "dropout and drop-path must be at least 0 and below 1, but were " + dropout + " and " + dropPath);
        }
    }
}
