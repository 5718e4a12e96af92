package dev.isogon.internal.serve.http;

import java.util.Map;

/** A request that gets no answer but a reason (RFC 9457): nothing was changed by it. */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final int retryAfter;

    private Problem(int status, String code, String detail, int retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /**
     * One of the client's making, or ours.
     *
     * @param status of HTTP
     * @param code a word for programs
     * @param detail a sentence for people: what was given, what is allowed, what to do
     */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, 0);
    }

    /** Too much at once: the same request may do later. */
    public static Problem busy(String detail) {
        return new Problem(429, "busy", detail, 1);
    }

    /** Too often: the same request may do after so many seconds. */
    static Problem often(long seconds) {
        return new Problem(
                429, "too_often", "this key or address asks too often; try again in " + seconds + " s", (int) seconds);
    }

    /** A parameter that is not as it should be. */
    public static Problem parameter(String name, String value, String allowed) {
        return of(400, "parameter", name + " must be " + allowed + ", but was \"" + shortened(value) + "\"");
    }

    /** Something that is not there. */
    public static Problem notFound(String detail) {
        return of(404, "not_found", detail);
    }

    /** What was given, as far as a message repeats it, without characters that do something. */
    public static String shortened(String value) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return shown.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** As it is sent. */
    Reply reply() {
        Reply reply = Reply.problem(new Body(status, code, String.valueOf(getMessage())));
        return retryAfter == 0 ? reply : reply.with(Map.of("Retry-After", String.valueOf(retryAfter)));
    }

    /**
     * The JSON of a problem.
     *
     * @param status of HTTP, again
     * @param code a word for programs
     * @param detail a sentence for people
     */
    record Body(int status, String code, String detail) {}
}
