package dev.isogon.internal.store;

import dev.isogon.metrics.BrokenFileException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Records of which every field must be there: what is missing would otherwise be taken for nought. */
public final class JsonFields {

    private JsonFields() {}

    /**
     * A record with all its fields, and those of the records in it.
     *
     * @param file for the error
     * @throws BrokenFileException when a field is missing, naming all that are, or when the JSON is no such record
     */
    public static <T extends Record> T read(Path file, JsonNode json, Class<T> type) {
        List<String> missing = new ArrayList<>();
        look(json, "", type, missing);
        if (!missing.isEmpty()) {
            throw new BrokenFileException(file, "lacks " + String.join(", ", missing));
        }
        return Json.read(file, json, type);
    }

    private static void look(JsonNode json, String before, Class<?> type, List<String> missing) {
        for (RecordComponent each : type.getRecordComponents()) {
            String name = each.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            JsonNode value = json.get(name);
            if (value == null) {
                missing.add(before + name);
            } else if (each.getType().isRecord() && value.isObject()) {
                look(value, before + name + ".", each.getType(), missing);
            }
        }
    }
}
