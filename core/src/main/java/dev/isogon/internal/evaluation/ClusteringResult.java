package dev.isogon.internal.evaluation;

/**
 * K-means clusters of the embeddings against identities.
 *
 * @param clusters K, as many as there are identities
 * @param used those with an image in them
 * @param normalizedMutualInformation NMI, arithmetic mean
 * @param adjustedMutualInformation AMI, arithmetic mean: 0 by chance
 */
public record ClusteringResult(
        int clusters, int used, double normalizedMutualInformation, double adjustedMutualInformation) {}
