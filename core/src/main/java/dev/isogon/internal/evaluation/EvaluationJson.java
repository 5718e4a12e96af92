package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Interval;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An evaluation as other programs read it: one object. A figure is {@code {"value", "low", "high", "confidence"}}, or
 * {@code {"value", "no_interval": why}}. Keys: {@code pairs}, {@code auc}, {@code eer}, {@code tar_at_far} (a figure for
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
        add(json, results.verification());
        if (results.identification() != null) {
            json.put("identification", identification(results.identification()));
        }
        if (results.retrieval() != null) {
            json.put("retrieval", retrieval(results.retrieval()));
        }
        if (results.clustering() != null) {
            json.put("clustering", results.clustering());
        }
        if (results.threshold() != null) {
            json.put("threshold", results.threshold());
        }
        json.put("elsewhere", results.elsewhere());
        json.put("warnings", results.warnings());
        return json;
    }

    private static void add(Map<String, Object> json, VerificationResult result) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        pairs.put("what", result.pairs());
        pairs.put("mated", result.mated());
        pairs.put("non_mated", result.nonMated());
        if (result.identities() > 0) {
            pairs.put("identities", result.identities());
        }
        json.put("pairs", pairs);
        json.put("auc", figure(result.auc()));
        Map<String, Object> equal = figure(result.equalErrorRate());
        equal.put("threshold", result.equalErrorThreshold());
        json.put("eer", equal);
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (VerificationResult.Accepted each : result.accepted()) {
            Map<String, Object> rate = figure(each.rate());
            // JSON has no infinity: where nothing may pass, the threshold is above every score.
            rate.put("threshold", finite(each.at().threshold()));
            rate.put("far", each.at().falseMatchRate());
            rate.put("supported", each.supported());
            accepted.put(each.name(), rate);
        }
        json.put("tar_at_far", accepted);
        if (result.folds() != null) {
            Map<String, Object> folds = figure(result.folds().accuracy());
            folds.put("standard_error", result.folds().standardError());
            folds.put("population_deviation", result.folds().deviation());
            json.put("accuracy_" + result.folds().count() + "_fold", folds);
        }
        json.put("interval_method", result.intervalMethod());
    }

    private static Map<String, Object> identification(IdentificationResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("protocol", result.protocol());
        json.put("subjects", result.subjects());
        json.put("gallery_images", result.galleryImages());
        json.put("mated_probes", result.matedProbes());
        json.put("non_mated_probes", result.nonMatedProbes());
        Map<String, Object> ranks = new LinkedHashMap<>();
        result.ranks().forEach(each -> ranks.put(Integer.toString(each.rank()), figure(each.share())));
        json.put("rank", ranks);
        if (!result.detected().isEmpty()) {
            Map<String, Object> detected = new LinkedHashMap<>();
            for (IdentificationResult.Detected each : result.detected()) {
                Map<String, Object> rate = figure(each.rate());
                rate.put("threshold", finite(each.threshold()));
                rate.put("fpir", each.falsePositiveRate());
                rate.put("supported", each.supported());
                detected.put(each.name(), rate);
            }
            json.put("dir_at_fpir", detected);
        }
        Estimate area = result.oscrArea();
        if (area != null) {
            json.put("oscr_area", figure(area));
        }
        return json;
    }

    private static Map<String, Object> retrieval(RetrievalResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("queries", result.queries());
        json.put("lone", result.lone());
        json.put("precision_at_1", figure(result.precisionAtOne()));
        json.put("r_precision", figure(result.rPrecision()));
        json.put("map_at_r", figure(result.meanAveragePrecisionAtR()));
        json.put("mrr", figure(result.meanReciprocalRank()));
        return json;
    }

    private static Map<String, Object> figure(Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", estimate.value());
        Interval interval = estimate.interval();
        if (interval != null) {
            json.put("low", interval.low());
            json.put("high", interval.high());
            json.put("confidence", interval.confidence());
        } else {
            json.put("no_interval", String.valueOf(estimate.refusal()));
        }
        return json;
    }

    private static Object finite(double threshold) {
        return Double.isFinite(threshold) ? threshold : Double.toString(threshold);
    }
}
