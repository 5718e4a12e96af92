package dev.isogon.internal.serve.http;

import dev.isogon.internal.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes out.
 *
 * @param status of HTTP
 * @param type of the body; empty for none
 * @param body what is sent, whole
 * @param headers further ones
 * @param subjects numbers of those that it is about, for the audit log
 */
public record Reply(int status, String type, byte[] body, Map<String, String> headers, List<Long> subjects) {

    private static final String JSON = "application/json";

    public Reply {
        headers = Map.copyOf(headers);
        subjects = List.copyOf(subjects);
    }

    /** A record as JSON. */
    public static Reply json(Object value) {
        return json(200, value);
    }

    /** The same with another status. */
    public static Reply json(int status, Object value) {
        return new Reply(status, JSON, bytes(Json.writeLine(value) + "\n"), Map.of(), List.of());
    }

    static Reply problem(Problem.Body body) {
        return new Reply(
                body.status(), "application/problem+json", bytes(Json.writeLine(body) + "\n"), Map.of(), List.of());
    }

    /** Bytes of some type. */
    public static Reply of(String type, byte[] body) {
        return new Reply(200, type, body, Map.of(), List.of());
    }

    /** Done, and nothing to say. */
    public static Reply nothing() {
        return new Reply(204, "", new byte[0], Map.of(), List.of());
    }

    /** With further headers. */
    public Reply with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Reply(status, type, body, all, subjects);
    }

    /** With subjects that it is about. */
    public Reply about(List<Long> them) {
        return new Reply(status, type, body, headers, them);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
