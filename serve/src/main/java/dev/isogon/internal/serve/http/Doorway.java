package dev.isogon.internal.serve.http;

import dev.isogon.internal.serve.access.Caller;
import dev.isogon.internal.serve.access.Doorkeeper;
import dev.isogon.internal.serve.access.LocalOnly;
import dev.isogon.internal.serve.access.RateLimits;
import dev.isogon.internal.serve.access.Role;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Whether a request may come in: who sends it, and what its route needs. */
final class Doorway {

    private static final String BEARER = "Bearer ";

    private final Doorkeeper doorkeeper;
    private final RateLimits rates;

    Doorway(Doorkeeper doorkeeper, RateLimits rates) {
        this.doorkeeper = doorkeeper;
        this.rates = rates;
    }

    /**
     * Refuses what no route may answer.
     *
     * @throws Problem 403 for a page of another site
     */
    void checkOrigin(Request request) {
        if (!doorkeeper.hasKeys()) {
            String authority = request.getHttpURI().getAuthority();
            LocalOnly.refusal(
                            String.valueOf(request.getHttpURI().getHost()),
                            authority == null ? "" : authority,
                            request.getHeaders().get(HttpHeader.ORIGIN),
                            request.getHeaders().get("Sec-Fetch-Site"))
                    .ifPresent(why -> {
                        throw Problem.of(403, "not_local", why);
                    });
        }
    }

    /**
     * Who sends a request.
     *
     * @throws Problem 401 where the route needs a key and there is none that opens anything, 403 where it may not do this, 429
     *     where it asks too often
     */
    Caller caller(Request request, Route route, Map<String, String> path) throws IOException {
        String address = Request.getRemoteAddr(request);
        Optional<Caller> known = doorkeeper.caller(key(request));
        if (known.isEmpty()) {
            inTime(rates.failed(address));
            throw unauthorized("the key is wrong, or was revoked");
        }
        Caller caller = known.get();
        if (route.access() != Role.ANYBODY) {
            inTime(rates.asks(caller.equals(Caller.NOBODY) || caller.equals(Caller.LOCAL) ? address : caller.id()));
        }
        if (!caller.role().allows(route.access())) {
            if (caller.equals(Caller.NOBODY)) {
                throw unauthorized("this needs a key, as Authorization: Bearer KEY or x-api-key: KEY");
            }
            throw Problem.of(
                    403,
                    "role",
                    "this needs a key of the role " + word(route.access()) + ", but this one's is "
                            + word(caller.role()));
        }
        String gallery = path.get(Route.GALLERY);
        if (gallery != null && !caller.sees(gallery)) {
            throw Problem.of(403, "gallery", "this key is not for that gallery");
        }
        return caller;
    }

    private static void inTime(long seconds) {
        if (seconds > 0) {
            throw Problem.often(seconds);
        }
    }

    private static String word(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Problem unauthorized(String detail) {
        return Problem.of(401, "key", detail);
    }

    private static @Nullable String key(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip();
        }
        return request.getHeaders().get("x-api-key");
    }
}
