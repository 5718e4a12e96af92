package dev.isogon.internal.serve.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that was answered.
 *
 * @param id that the answer bears
 * @param method of HTTP
 * @param route template of its path; empty where there is no such
 * @param status of the answer
 * @param code why it got no other answer; empty where it got one
 * @param caller whose key
 * @param address where the request came from
 * @param gallery that its path names; empty for none
 * @param subjects numbers of those that it was about
 * @param milliseconds from its head's arrival until its answer was handed on
 * @param bytes that came in
 * @param failure what it must not be told; null where there is nothing
 */
public record Done(
        String id,
        String method,
        String route,
        int status,
        String code,
        String caller,
        String address,
        String gallery,
        List<Long> subjects,
        double milliseconds,
        int bytes,
        @Nullable Throwable failure) {

    public Done {
        subjects = List.copyOf(subjects);
    }
}
