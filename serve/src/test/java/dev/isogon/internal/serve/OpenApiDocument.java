package dev.isogon.internal.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document, and whether JSON is what it says. */
final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;

    private OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    static OpenApiDocument read() throws IOException {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("openapi.yaml")) {
            return new OpenApiDocument(YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(in));
        }
    }

    JsonNode json() {
        return document;
    }

    /** As {@code GET /v1/health}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
                if (METHODS.contains(each.getKey())) {
                    operations.add(each.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        return operations;
    }

    JsonNode operation(String method, String path) {
        return document.get("paths").get(path).get(method.toLowerCase(Locale.ROOT));
    }

    /** What is wrong with an answer of a route: keys that are not in the document, or are missing, or of another type. */
    List<String> problems(String method, String path, int status, JsonNode answer) {
        JsonNode responses = operation(method, path).get("responses");
        JsonNode response = responses.get(String.valueOf(status));
        if (response == null) {
            response = responses.get(status / 100 + "XX");
        }
        List<String> problems = new ArrayList<>();
        if (response == null) {
            problems.add("no status " + status);
            return problems;
        }
        for (Map.Entry<String, JsonNode> content :
                resolved(response).path("content").properties()) {
            check("", resolved(content.getValue().get("schema")), answer, problems);
        }
        return problems;
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : document.at(reference.asString().substring(1));
    }

    private void check(String where, JsonNode schema, JsonNode value, List<String> problems) {
        if (value.isNull()) {
            if (!schema.path("nullable").asBoolean(false)) {
                problems.add(where + " is null");
            }
            return;
        }
        switch (schema.path("type").asString()) {
            case "object" -> object(where, schema, value, problems);
            case "array" -> {
                if (!value.isArray()) {
                    problems.add(where + " is no array");
                }
                for (JsonNode each : value) {
                    check(where + "[]", resolved(schema.get("items")), each, problems);
                }
            }
            case "string" -> {
                if (!value.isString()) {
                    problems.add(where + " is no string");
                }
                JsonNode words = schema.get("enum");
                if (words != null && words.valueStream().noneMatch(each -> each.equals(value))) {
                    problems.add(where + " is " + value);
                }
            }
            case "integer" -> {
                if (!value.isIntegralNumber()) {
                    problems.add(where + " is no whole number");
                }
            }
            case "number" -> {
                if (!value.isNumber()) {
                    problems.add(where + " is no number");
                }
            }
            case "boolean" -> {
                if (!value.isBoolean()) {
                    problems.add(where + " is neither true nor false");
                }
            }
            default -> problems.add(where + " has no type in the document");
        }
    }

    private void object(String where, JsonNode schema, JsonNode value, List<String> problems) {
        if (!value.isObject()) {
            problems.add(where + " is no object");
            return;
        }
        for (JsonNode each : schema.path("required")) {
            if (!value.has(each.asString())) {
                problems.add(where + "." + each.asString() + " is missing");
            }
        }
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            JsonNode known = properties.get(each.getKey());
            if (known != null) {
                check(where + "." + each.getKey(), resolved(known), each.getValue(), problems);
            } else if (others.isMissingNode()) {
                problems.add(where + "." + each.getKey() + " is not in the document");
            }
        }
    }
}
