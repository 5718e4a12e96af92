package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Curve;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of searches in a gallery.
 *
 * @param protocol who is enrolled, who searches and who the strangers are, in a sentence
 * @param subjects enrolled
 * @param galleryImages of all subjects
 * @param matedProbes searches whose subject is enrolled
 * @param nonMatedProbes searches of strangers
 * @param ranks the share found at rank 1 and others
 * @param detected DIR at each FPIR that was asked for; empty without strangers
 * @param oscrArea area under the open-set classification rate curve; null without strangers
 * @param cumulativeMatch CMC: share over rank
 * @param detectionOverFalsePositives DIR over FPIR; null without strangers
 * @param elsewhere what other toolkits print for these searches; empty without strangers
 */
public record IdentificationResult(
        String protocol,
        int subjects,
        int galleryImages,
        int matedProbes,
        int nonMatedProbes,
        List<Rank> ranks,
        List<Detected> detected,
        @Nullable Estimate oscrArea,
        Curve cumulativeMatch,
        @Nullable Curve detectionOverFalsePositives,
        List<OtherDefinition> elsewhere) {

    public IdentificationResult {
        ranks = List.copyOf(ranks);
        detected = List.copyOf(detected);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * The share of mated probes whose subject is among the first so many.
     *
     * @param rank from 1
     */
    public record Rank(int rank, Estimate share) {}

    /**
     * Detection and identification rate at rank 1.
     *
     * @param target FPIR that was asked for
     * @param rate DIR at the lowest threshold whose FPIR is at most that
     * @param threshold where
     * @param falsePositiveRate the FPIR that it has
     * @param supported whether there are at least 10 ∕ target strangers' probes
     */
    public record Detected(
            BigDecimal target, Estimate rate, double threshold, double falsePositiveRate, boolean supported) {

        /** The target as people write it. */
        public String name() {
            return target.stripTrailingZeros().toPlainString();
        }
    }
}
