package dev.isogon.internal.serve.http;

import dev.isogon.internal.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes out.
 *
 * @param status of HTTP
 * @param type of the body; empty for none
 * @param body what is sent, whole
 * @param headers further ones
 */
public record Reply(int status, String type, byte[] body, Map<String, String> headers) {

    private static final String JSON = "application/json";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A record as JSON. */
    public static Reply json(Object value) {
        return json(200, value);
    }

    /** The same with another status. */
    public static Reply json(int status, Object value) {
        return new Reply(status, JSON, bytes(Json.writeLine(value) + "\n"), Map.of());
    }

    static Reply problem(Problem.Body body) {
        return new Reply(body.status(), "application/problem+json", bytes(Json.writeLine(body) + "\n"), Map.of());
    }

    /** Bytes of some type. */
    public static Reply of(String type, byte[] body) {
        return new Reply(200, type, body, Map.of());
    }

    /** Text of some type. */
    public static Reply text(String type, String body) {
        return of(type, bytes(body));
    }

    /** Done, and nothing to say. */
    public static Reply nothing() {
        return new Reply(204, "", new byte[0], Map.of());
    }

    /** With further headers. */
    public Reply with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Reply(status, type, body, all);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
