package dev.isogon.internal.serve.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes that are a request, or nearly: nothing that a well-behaved client would correct is corrected. */
final class RawRequest {

    private final String line;
    private final List<String> headers = new ArrayList<>();

    private RawRequest(String line, String key) {
        this.line = line;
        headers.add("Host: localhost");
        headers.add("Connection: close");
        if (!key.isEmpty()) {
            headers.add("x-api-key: " + key);
        }
    }

    /** @param key empty for none */
    static RawRequest of(String method, String path, String key) {
        return new RawRequest(method + " " + path + " HTTP/1.1", key);
    }

    /** A first line of any kind. */
    static RawRequest line(String line, String key) {
        return new RawRequest(line, key);
    }

    RawRequest header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    /** With a body as long as it says. */
    byte[] body(String type, byte[] body) {
        return header("Content-Type", type)
                .header("Content-Length", String.valueOf(body.length))
                .and(body);
    }

    byte[] json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] nothing() {
        return and(new byte[0]);
    }

    /** With bytes behind the head, whatever that says. */
    byte[] and(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n"));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** A byte a character, in UTF-8 where it is more. */
    static byte[] bytes(String text) {
        return text.getBytes(
                text.chars().allMatch(each -> each < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
