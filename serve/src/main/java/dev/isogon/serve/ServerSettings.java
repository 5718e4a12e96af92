package dev.isogon.serve;

import dev.isogon.internal.serve.access.LocalOnly;
import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server serves, where, to whom, and how much at once.
 *
 * @param galleries folders of galleries, by the names that paths have for them: letters, digits, {@code . _ -}, at most 64
 * @param galleryKey file with the key of encrypted galleries; null for none
 * @param unknownDays how long those are kept who were not known, at most 365; 0 for not at all
 */
public record ServerSettings(
        Map<String, Path> galleries,
        @Nullable Path galleryKey,
        int unknownDays,
        Listening listening,
        Callers callers,
        Capacity capacity) {

    /** Names of galleries. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Checks them.
     *
     * @throws SettingsException when one is not allowed
     */
    public ServerSettings {
        galleries = Collections.unmodifiableMap(new LinkedHashMap<>(galleries));
        if (galleries.isEmpty()) {
            throw new SettingsException("galleries", "must be at least one");
        }
        for (String name : galleries.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new SettingsException(
                        "gallery",
                        "must be called by letters, digits, '.', '_' and '-' where it is served, at most 64, but was \""
                                + name + "\"; give it another name as NAME=FOLDER");
            }
        }
        between("unknowns", unknownDays, 0, 365);
        if (callers.keys() == null && !LocalOnly.isLoopback(listening.host())) {
            throw new SettingsException(
                    "host",
                    "must be localhost, 127.0.0.1 or ::1 where there are no keys, but was \"" + listening.host()
                            + "\"; make keys by isogon keys create, and name their file");
        }
    }

    /**
     * Where it listens.
     *
     * @param host the address; any but this machine's own needs keys
     * @param port from 0, for any that is free, to 65535
     * @param certificate chain in PEM, for TLS; null for none
     * @param key of the certificate, PKCS#8 in PEM; null for none
     */
    public record Listening(
            String host,
            int port,
            @Nullable Path certificate,
            @Nullable Path key) {

        public Listening {
            between("port", port, 0, 65535);
            if ((certificate == null) != (key == null)) {
                throw new SettingsException("tls", "needs both a certificate and its key");
            }
        }
    }

    /**
     * Who may ask, and how often.
     *
     * @param keys file of API keys, as {@code isogon keys create} writes it; null for none
     * @param requestsAMinute of a key or, without one, an address, of which a tenth may come at once; 0 for any number
     * @param audit file to which a line is appended for each request about a gallery; null for none
     * @param origins of other sites' pages that may ask with a key (CORS), such as {@code https://desk.example}; none as a rule
     */
    public record Callers(
            @Nullable Path keys,
            int requestsAMinute,
            @Nullable Path audit,
            List<String> origins) {

        private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+");

        public Callers {
            between("rate", requestsAMinute, 0, 10_000_000);
            origins = List.copyOf(origins);
            for (String each : origins) {
                if (!ORIGIN.matcher(each).matches()) {
                    throw new SettingsException(
                            "cors",
                            "must be origins such as https://desk.example, without a path, but was \"" + each + "\"");
                }
            }
            if (!origins.isEmpty() && keys == null) {
                throw new SettingsException(
                        "cors",
                        "needs keys: without them pages of other sites are refused; make some by isogon keys create");
            }
        }

        /** With no pages of other sites. */
        public Callers(@Nullable Path keys, int requestsAMinute, @Nullable Path audit) {
            this(keys, requestsAMinute, audit, List.of());
        }
    }

    /**
     * How much at once.
     *
     * @param threads that compute, at least 1
     * @param queue images that may wait for these, at least 1; more get 429
     * @param bodyMegabytes of one request at most, in MiB, from 1 to 512
     */
    public record Capacity(int threads, int queue, int bodyMegabytes) {

        /** Images that wait for a core: a burst of as many is answered; where it is no burst, the queue lets fewer wait. */
        private static final int WAITING_A_CORE = 16;

        /** All cores, 16 images that may wait for each, and 20 MiB a request. */
        public static final Capacity USUAL = of(Runtime.getRuntime().availableProcessors());

        private static Capacity of(int cores) {
            return new Capacity(cores, WAITING_A_CORE * cores, 20);
        }

        public Capacity {
            between("threads", threads, 1, 1024);
            between("queue", queue, 1, 100_000);
            between("body", bodyMegabytes, 1, 512);
        }
    }

    /** For this machine alone, without keys. */
    public static ServerSettings local(Map<String, Path> galleries, int port) {
        return new ServerSettings(
                galleries,
                null,
                0,
                new Listening("localhost", port, null, null),
                new Callers(null, 0, null),
                Capacity.USUAL);
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SettingsException(name, "must be between " + least + " and " + most + ", but was " + value);
        }
    }
}
