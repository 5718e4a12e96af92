package dev.isogon.internal.client;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** A form with words and files (RFC 7578), put together in memory. */
public final class FormBody {

    private final String boundary = "isogon-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Adds a word. */
    public FormBody word(String name, String value) {
        begin(name, "");
        body.writeBytes(StrictText.bytes(value));
        return end();
    }

    /** Adds a file; in its name quotes and line ends are written as browsers write them, {@code %22}. */
    public FormBody file(String name, String fileName, byte[] bytes) {
        String written = fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        begin(name, "; filename=\"" + written + "\"\r\nContent-Type: application/octet-stream");
        body.writeBytes(bytes);
        return end();
    }

    private void begin(String name, String more) {
        body.writeBytes(StrictText.bytes(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n"));
    }

    private FormBody end() {
        body.writeBytes(StrictText.bytes("\r\n"));
        return this;
    }

    /** What the request says of it. */
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The whole form. */
    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.size() + 64);
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(StrictText.bytes("--" + boundary + "--\r\n"));
        return whole.toByteArray();
    }
}
