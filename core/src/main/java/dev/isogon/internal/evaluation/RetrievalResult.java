package dev.isogon.internal.evaluation;

import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of images sought among others, by identities with at least two images.
 *
 * @param protocol which are sought among which; null where each is among all others
 * @param queries that have a mate
 * @param lone queries that have none, and are left out
 * @param figures precision at 1, R-precision, MAP@R, MRR; where there is a protocol also mAP
 * @param byIdentity the first of them for each identity that has a mate
 */
public record RetrievalResult(
        @Nullable String protocol, int queries, int lone, List<Measurement> figures, List<OfIdentity> byIdentity)
        implements FigureGroup {

    private static final String PML = "PML AccuracyCalculator";
    private static final String TORCHREID = "torchreid eval_market1501";

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
        if (protocol != null) {
            facts.put("protocol", protocol);
        }
        facts.put("queries", queries);
        facts.put("lone", lone);
        return facts;
    }

    /** What PML prints, where each image searches its own set; where queries search a gallery, what torchreid prints. */
    List<OtherDefinition> elsewhere() {
        if (protocol != null) {
            return List.of(other(
                    TORCHREID,
                    "mAP",
                    "mean_average_precision_by_steps",
                    "precision at each mate, without the mean with the one before it that Market-1501's own code takes; ties"
                            + " by chance"));
        }
        String same = "as ours: images without a mate are left out, and k reaches the largest class";
        return List.of(
                other(PML, "precision_at_1", "precision_at_1", same),
                other(PML, "r_precision", "r_precision", same),
                other(PML, "mean_average_precision_at_r", "map_at_r", same));
    }

    private OtherDefinition other(String toolkit, String theirs, String key, String difference) {
        return new OtherDefinition(toolkit, theirs, figure(key).value(), null, difference);
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
