package dev.isogon.internal.config.settings;

import dev.isogon.internal.config.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All settings of a request, and where each comes from.
 *
 * @param request what is asked for
 * @param origins by the setting's key, in the table's order
 */
public record Completed<R extends Request>(R request, Map<String, Origin> origins) {

    public Completed {
        origins = new LinkedHashMap<>(origins);
    }

    /** Origins as {@code run.json} has them. */
    public Map<String, String> originTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        origins.forEach((key, origin) -> texts.put(key, origin.toString()));
        return texts;
    }
}
