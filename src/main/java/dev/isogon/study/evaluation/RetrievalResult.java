package dev.isogon.study.evaluation;

/**
 * Figures of each image sought among all others, by identities with at least two images.
 *
 * @param queries that have a mate
 * @param lone queries that have none, and are left out
 * @param precisionAtOne share whose most alike image is of the same identity
 * @param rPrecision mean share of mates among the R most alike
 * @param meanAveragePrecisionAtR MAP@R
 * @param meanReciprocalRank MRR
 */
public record RetrievalResult(
        int queries,
        int lone,
        Estimate precisionAtOne,
        Estimate rPrecision,
        Estimate meanAveragePrecisionAtR,
        Estimate meanReciprocalRank) {}
