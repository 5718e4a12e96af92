package dev.isogon.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server gave no answer but a reason. */
public final class ServerException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String detail;
    private final @Nullable Duration retryAfter;

    ServerException(int status, String code, String detail, @Nullable Duration retryAfter) {
        super("the server refused it, " + status + " " + code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** Of HTTP: 401 without a key, 403 with one that may not, 404, 409 for a name that is taken, 429 for too much at once. */
    public int status() {
        return status;
    }

    /** A word for programs, such as {@code name_taken}; {@code http} where something else than the server answered. */
    public String code() {
        return code;
    }

    /** A sentence for people: what was given, what is allowed, what to do. */
    public String detail() {
        return detail;
    }

    /** After how long the same request may do, in whole seconds; empty where the server did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
