package dev.isogon.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image to be sent, as it lies in a file: JPEG, PNG, WebP, GIF, TIFF, BMP or PNM. It is read when it is sent. */
public final class ClientImage {

    private interface Source {
        byte[] read() throws IOException;
    }

    private final String name;
    private final Source source;

    private ClientImage(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    /** A file, called by its name without folders. */
    public static ClientImage of(Path file) {
        return new ClientImage(String.valueOf(file.getFileName()), () -> Files.readAllBytes(file));
    }

    /**
     * Bytes of a file.
     *
     * @param name what answers call it; what stands behind the last slash of either kind counts
     * @param bytes not changed later
     */
    public static ClientImage of(String name, byte[] bytes) {
        return new ClientImage(name, () -> bytes);
    }

    /** What answers call it. */
    public String name() {
        return name;
    }

    byte[] read() throws IOException {
        return source.read();
    }
}
