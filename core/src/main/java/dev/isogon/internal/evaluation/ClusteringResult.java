package dev.isogon.internal.evaluation;

import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * K-means clusters of the embeddings against identities.
 *
 * @param clusters K, as many as there are identities
 * @param used those with an image in them
 * @param figures NMI and AMI, arithmetic means
 */
public record ClusteringResult(int clusters, int used, List<Measurement> figures) implements FigureGroup {

    public ClusteringResult {
        figures = List.copyOf(figures);
    }

    @Override
    public String key() {
        return "clustering";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("clusters", clusters);
        facts.put("used", used);
        return facts;
    }
}
