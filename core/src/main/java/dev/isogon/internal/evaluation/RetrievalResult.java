package dev.isogon.internal.evaluation;

import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of each image sought among all others, by identities with at least two images.
 *
 * @param queries that have a mate
 * @param lone queries that have none, and are left out
 * @param figures precision at 1, R-precision, MAP@R, MRR
 * @param byIdentity the first of them for each identity that has a mate
 */
public record RetrievalResult(int queries, int lone, List<Measurement> figures, List<OfIdentity> byIdentity)
        implements FigureGroup {

    public RetrievalResult {
        figures = List.copyOf(figures);
        byIdentity = List.copyOf(byIdentity);
    }

    @Override
    public String key() {
        return "retrieval";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("queries", queries);
        facts.put("lone", lone);
        return facts;
    }

    /** What PML prints: these figures, where each image searches its own set. */
    List<OtherDefinition> elsewhere() {
        String same = "as ours: images without a mate are left out, and k reaches the largest class";
        return List.of(
                pml("precision_at_1", "precision_at_1", same),
                pml("r_precision", "r_precision", same),
                pml("mean_average_precision_at_r", "map_at_r", same));
    }

    private OtherDefinition pml(String theirs, String key, String difference) {
        return new OtherDefinition("PML AccuracyCalculator", theirs, figure(key).value(), null, difference);
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
