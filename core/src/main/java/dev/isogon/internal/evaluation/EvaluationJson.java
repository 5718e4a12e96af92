package dev.isogon.internal.evaluation;

import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An evaluation as other programs read it: one object. A figure is {@code {"value", "low", "high", "confidence"}}, or
 * {@code {"value", "no_interval": why}}, or a number where
 * nobody asked for an interval. Keys: {@code pairs}, {@code auc}, {@code eer}, {@code tar_at_far} (a figure for
 * each FAR, as a plain decimal), {@code accuracy_10_fold} (the number is that of the folds); and where the data has
 * identities of several images {@code identification}, {@code retrieval} and {@code clustering}; {@code elsewhere}, what other
 * toolkits print; {@code warnings} last.
 */
public final class EvaluationJson {

    private EvaluationJson() {}

    /** The object, for {@link dev.isogon.internal.store.Json#write(Object)}. */
    public static Map<String, Object> of(EvaluationResults results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", results.data());
        for (FigureGroup group : results.groups()) {
            add(group.key().isEmpty() ? json : inner(json, group.key()), group);
            if (group == results.verification()) {
                json.put("interval_method", results.verification().intervalMethod());
            }
        }
        if (results.threshold() != null) {
            json.put("threshold", results.threshold());
        }
        json.put("elsewhere", results.elsewhere());
        json.put("warnings", results.warnings());
        return json;
    }

    private static void add(Map<String, Object> json, FigureGroup group) {
        json.putAll(group.facts());
        for (Measurement each : group.figures()) {
            String[] path = each.key().split("/", 2);
            if (path.length == 1) {
                json.put(path[0], figure(each));
            } else {
                inner(json, path[0]).put(path[1], figure(each));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> json, String key) {
        return (Map<String, Object>) json.computeIfAbsent(key, none -> new LinkedHashMap<String, Object>());
    }

    /** A number where there is nothing else to say. */
    private static Object figure(Measurement measured) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", measured.value());
        if (measured.low() != null) {
            json.put("low", measured.low());
            json.put("high", measured.high());
            json.put("confidence", measured.confidence());
        } else if (measured.noInterval() != null) {
            json.put("no_interval", measured.noInterval());
        }
        Double threshold = measured.threshold();
        if (threshold != null) {
            // JSON has no infinity: where nothing may pass, the threshold is above every score.
            json.put("threshold", Double.isFinite(threshold) ? threshold : Double.toString(threshold));
        }
        json.putAll(measured.facts());
        return json.size() == 1 ? measured.value() : json;
    }
}
