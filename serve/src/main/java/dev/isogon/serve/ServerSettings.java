package dev.isogon.serve;

import dev.isogon.internal.serve.access.LocalOnly;
import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server serves, and to whom.
 *
 * @param galleries folders of galleries, by the names that paths have for them: letters, digits, {@code . _ -}, at most 64
 * @param host the address it listens at; any but this machine's own needs keys
 * @param port from 0, for any that is free, to 65535
 * @param keys file of API keys, as {@code isogon keys create} writes it; null for none
 * @param galleryKey file with the key of encrypted galleries; null for none
 * @param threads that compute, at least 1
 * @param queue images that may wait for these, at least 1; more get 429
 * @param bodyMegabytes of one request at most, in MiB, from 1 to 512
 */
public record ServerSettings(
        Map<String, Path> galleries,
        String host,
        int port,
        @Nullable Path keys,
        @Nullable Path galleryKey,
        int threads,
        int queue,
        int bodyMegabytes) {

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
        if (keys == null && !LocalOnly.isLoopback(host)) {
            throw new SettingsException(
                    "host",
                    "must be localhost, 127.0.0.1 or ::1 where there are no keys, but was \"" + host
                            + "\"; make keys by isogon keys create, and name their file");
        }
        between("port", port, 0, 65535);
        between("threads", threads, 1, 1024);
        between("queue", queue, 1, 100_000);
        between("body", bodyMegabytes, 1, 512);
    }

    /** For this machine alone: galleries at a port, all cores, 128 images that may wait, and 20 MiB a request. */
    public static ServerSettings local(Map<String, Path> galleries, int port) {
        return new ServerSettings(
                galleries, "localhost", port, null, null, Runtime.getRuntime().availableProcessors(), 128, 20);
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SettingsException(name, "must be between " + least + " and " + most + ", but was " + value);
        }
    }
}
