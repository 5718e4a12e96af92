package dev.isogon.internal.serve.http;

import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what: a line of JSON for each request about a gallery, refused ones too, appended to a file. It has numbers of subjects
 * and neither names nor images, so that what is erased from a gallery is not named here.
 */
public final class AuditLog implements AutoCloseable {

    private final @Nullable Writer out;

    private AuditLog(@Nullable Writer out) {
        this.out = out;
    }

    /**
     * Appends to a file.
     *
     * @param file null for none
     */
    public static AuditLog to(@Nullable Path file) throws IOException {
        return new AuditLog(
                file == null
                        ? null
                        : Files.newBufferedWriter(
                                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private record Line(
            String time,
            String id,
            String caller,
            String address,
            String method,
            String route,
            String gallery,
            List<Long> subjects,
            int status,
            String code) {}

    /** Notes a request, before its answer goes out. */
    public synchronized void note(Done done) {
        boolean counts = done.route().contains("{") || done.route().startsWith("/api/") || done.status() == 401;
        if (out == null || !counts) {
            return;
        }
        try {
            out.write(Json.writeLine(new Line(
                            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                            done.id(),
                            done.caller(),
                            done.address(),
                            done.method(),
                            done.route(),
                            done.gallery(),
                            done.subjects(),
                            done.status(),
                            done.code()))
                    + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log cannot be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
