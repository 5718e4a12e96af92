package dev.isogon.internal.evaluation;

import java.util.List;

/**
 * Figures of each image sought among all others, by identities with at least two images.
 *
 * @param queries that have a mate
 * @param lone queries that have none, and are left out
 * @param precisionAtOne share whose most alike image is of the same identity
 * @param rPrecision mean share of mates among the R most alike
 * @param meanAveragePrecisionAtR MAP@R
 * @param meanReciprocalRank MRR
 * @param byIdentity the first of them for each identity that has a mate
 */
public record RetrievalResult(
        int queries,
        int lone,
        Estimate precisionAtOne,
        Estimate rPrecision,
        Estimate meanAveragePrecisionAtR,
        Estimate meanReciprocalRank,
        List<OfIdentity> byIdentity) {

    public RetrievalResult {
        byIdentity = List.copyOf(byIdentity);
    }

    /**
     * One identity.
     *
     * @param identity its name
     * @param images of it
     * @param found those whose most alike image is of it too
     */
    public record OfIdentity(String identity, int images, int found) {}
}
