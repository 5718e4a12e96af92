package dev.isogon.internal.evaluation;

import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what this version and earlier ones wrote of an evaluation. Before figures became a list, each had a field of its own; here
 * these become the list of figures that they are now.
 */
public final class EarlierResults {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EarlierResults() {}

    /**
     * Reads.
     *
     * @throws dev.isogon.metrics.BrokenFileException when the file is neither
     */
    public static EvaluationResults read(Path file) throws IOException {
        JsonNode json = Json.readTree(file);
        if (json instanceof ObjectNode results && results.at("/verification").has("auc")) {
            pairs((ObjectNode) results.get("verification"));
            searches(results.get("identification"));
            retrieval(results.get("retrieval"));
            clusters(results.get("clustering"));
        }
        if (json.at("/verification") instanceof ObjectNode pairs && !pairs.has("kind")) {
            pairs.put("kind", ScoreKind.SIMILARITY.name());
        }
        return Json.read(file, json, EvaluationResults.class);
    }

    private static void pairs(ObjectNode pairs) {
        ArrayNode figures = pairs.putArray("figures");
        figures.add(figure("AUC", "auc", pairs.remove("auc")));
        figures.add(figure("EER", "eer", pairs.remove("equal_error_rate"))
                .set("threshold", pairs.remove("equal_error_threshold")));
        for (JsonNode each : pairs.remove("accepted")) {
            String target = each.get("target").asString();
            ObjectNode rate = figure("TAR at FAR " + plain(target), "tar_at_far/" + plain(target), each.get("rate"));
            JsonNode at = each.get("at");
            rate.set("threshold", at.get("threshold"));
            ((ObjectNode) rate.get("facts"))
                    .put(
                            "far",
                            at.get("false_matches").asDouble()
                                    / at.get("non_mated").asDouble())
                    .set("supported", each.get("supported"));
            figures.add(rate);
        }
        JsonNode folds = pairs.remove("folds");
        if (folds != null && folds.isObject()) {
            String count = folds.get("count").asString();
            ObjectNode accuracy =
                    figure("accuracy, " + count + " folds", "accuracy_" + count + "_fold", folds.get("accuracy"));
            ((ObjectNode) accuracy.get("facts"))
                    .set("standard_error", folds.get("standard_error"))
                    .set("population_deviation", folds.get("deviation"));
            figures.add(accuracy);
        }
    }

    private static void searches(JsonNode of) {
        if (!(of instanceof ObjectNode searches)) {
            return;
        }
        ArrayNode figures = searches.putArray("figures");
        for (JsonNode each : searches.remove("ranks")) {
            String rank = each.get("rank").asString();
            figures.add(figure("rank " + rank, "rank/" + rank, each.get("share")));
        }
        for (JsonNode each : searches.remove("detected")) {
            String target = plain(each.get("target").asString());
            ObjectNode rate = figure("DIR at FPIR " + target, "dir_at_fpir/" + target, each.get("rate"));
            rate.set("threshold", each.get("threshold"));
            ((ObjectNode) rate.get("facts"))
                    .set("fpir", each.get("false_positive_rate"))
                    .set("supported", each.get("supported"));
            figures.add(rate);
        }
        JsonNode area = searches.remove("oscr_area");
        if (area != null && area.isObject()) {
            figures.add(figure("OSCR, area", "oscr_area", area));
        }
    }

    private static void retrieval(JsonNode of) {
        if (of instanceof ObjectNode retrieval) {
            ArrayNode figures = NODES.arrayNode();
            List.of(
                            List.of("precision at 1", "precision_at_1", "precision_at_one"),
                            List.of("R-precision", "r_precision", "r_precision"),
                            List.of("MAP@R", "map_at_r", "mean_average_precision_at_r"),
                            List.of("MRR", "mrr", "mean_reciprocal_rank"))
                    .forEach(each -> figures.add(figure(each.get(0), each.get(1), retrieval.remove(each.get(2)))));
            retrieval.set("figures", figures);
        }
    }

    private static void clusters(JsonNode of) {
        if (of instanceof ObjectNode clusters) {
            ArrayNode figures = clusters.putArray("figures");
            for (String name : List.of("NMI", "AMI")) {
                String key = name.equals("NMI") ? "normalized_mutual_information" : "adjusted_mutual_information";
                ObjectNode estimate = NODES.objectNode();
                estimate.set("value", clusters.remove(key));
                ObjectNode figure = figure(name, key, estimate);
                figures.add(name.equals("AMI") ? figure.put("meaning", "0 by chance") : figure);
            }
        }
    }

    private static ObjectNode figure(String name, String key, JsonNode estimate) {
        ObjectNode figure = NODES.objectNode().put("name", name).put("key", key);
        figure.set("value", estimate.get("value"));
        if (estimate.get("interval") instanceof ObjectNode interval) {
            List.of("low", "high", "confidence").forEach(end -> figure.set(end, interval.get(end)));
        }
        if (estimate.has("refusal")) {
            figure.set("no_interval", estimate.get("refusal"));
        }
        figure.putObject("facts");
        return figure;
    }

    private static String plain(String target) {
        return new BigDecimal(target).stripTrailingZeros().toPlainString();
    }
}
