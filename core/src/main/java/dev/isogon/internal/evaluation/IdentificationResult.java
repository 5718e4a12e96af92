package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Curve;
import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of searches in a gallery.
 *
 * @param protocol who is enrolled, who searches and who the strangers are, in a sentence
 * @param subjects enrolled
 * @param galleryImages of all subjects
 * @param matedProbes searches whose subject is enrolled
 * @param nonMatedProbes searches of strangers
 * @param figures the share found at rank 1 and others; with strangers, DIR at each FPIR that was asked for, and the area
 *     under the open-set classification rate curve
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
        List<Measurement> figures,
        Curve cumulativeMatch,
        @Nullable Curve detectionOverFalsePositives,
        List<OtherDefinition> elsewhere)
        implements FigureGroup {

    public IdentificationResult {
        figures = List.copyOf(figures);
        elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public String key() {
        return "identification";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("protocol", protocol);
        facts.put("subjects", subjects);
        facts.put("gallery_images", galleryImages);
        facts.put("mated_probes", matedProbes);
        facts.put("non_mated_probes", nonMatedProbes);
        return facts;
    }

    /** The share of mated probes whose subject is among the first so many, for some ranks, ascending. */
    public List<Measurement> ranks() {
        return figures("rank/");
    }

    /** DIR at each FPIR that was asked for. */
    public List<Measurement> detected() {
        return figures("dir_at_fpir/");
    }
}
