package dev.isogon.internal.client;

import java.util.Map;
import java.util.StringJoiner;

/** Writes what requests need: one object of words, numbers and truth values. */
public final class JsonWriting {

    private JsonWriting() {}

    /**
     * An object, in the map's order.
     *
     * @param values strings, numbers and truth values
     * @throws IllegalArgumentException for a number that is not finite, or half a surrogate pair
     */
    public static byte[] object(Map<String, ?> values) {
        StringJoiner object = new StringJoiner(",", "{", "}");
        values.forEach((key, value) -> object.add(quoted(key) + ":" + written(value)));
        return StrictText.bytes(object.toString());
    }

    private static String written(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("a number must be finite, but was " + number);
        }
        if (value instanceof Double || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("nothing else is written: " + value.getClass());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
