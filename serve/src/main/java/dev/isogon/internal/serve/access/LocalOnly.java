package dev.isogon.internal.serve.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps web pages away from a server without keys. A page can have a browser of this machine send requests here, by a form,
 * or under a name of its own that it has resolve to this machine (DNS rebinding); both show in what the browser sends along.
 */
public final class LocalOnly {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private LocalOnly() {}

    /** Whether an address that a server listens at is reached from this machine alone. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Why a request is refused.
     *
     * @param host what it calls the server, without a port
     * @param authority the same with its port, where it has one
     * @param origin of the page that sends it; null where no page does
     * @param site how a browser says that page and server are related ({@code Sec-Fetch-Site}); null where it does not
     * @return empty where it is not
     */
    public static Optional<String> refusal(
            String host, String authority, @Nullable String origin, @Nullable String site) {
        if (!isLoopback(host)) {
            return Optional.of("without keys this server answers only to localhost, and not to another Host");
        }
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return Optional.of("without keys this server answers no pages of other sites");
        }
        if (origin != null && !isOwn(origin, authority)) {
            return Optional.of("without keys this server answers no pages of another Origin");
        }
        return Optional.empty();
    }

    private static boolean isOwn(String origin, String authority) {
        try {
            return authority.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
