package dev.isogon.internal.serve.access;

import dev.isogon.internal.store.Json;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of keys: of each what finds it and its SHA-256, so that whoever reads the file can open nothing. A key has 256 random
 * bits, against which a slow hash would add nothing.
 */
public final class KeyFile {

    /** How a key begins, so that it is known for one where it is found. */
    private static final String SIGN = "isogon_";

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    private final Path file;

    /** @param file perhaps not there yet */
    public KeyFile(Path file) {
        this.file = file;
    }

    /**
     * A key without its secret.
     *
     * @param id by which it is found; a part of the key, and no secret
     * @param name what it is for
     * @param role what it may do
     * @param galleries in which; all where there is none
     * @param sha256 of the whole key, in hex
     * @param created when, in UTC
     * @param revoked since when it opens nothing; null where it does
     */
    public record Entry(
            String id,
            String name,
            Role role,
            List<String> galleries,
            String sha256,
            String created,
            @Nullable String revoked) {

        public Entry {
            galleries = List.copyOf(galleries);
        }

        /** Whether somebody's key is this one. */
        boolean is(String key) {
            return revoked == null
                    && MessageDigest.isEqual(
                            sha256.getBytes(StandardCharsets.US_ASCII),
                            hash(key).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private record Content(List<Entry> keys) {}

    /** All keys, also those that were revoked, in the order in which they were made. */
    public List<Entry> all() throws IOException {
        return Files.exists(file) ? List.copyOf(Json.read(file, Content.class).keys()) : List.of();
    }

    /**
     * Makes a key.
     *
     * @return it, which is written nowhere
     * @throws SettingsException when it could do nothing
     */
    public String create(String name, Role role, List<String> galleries) throws IOException {
        if (role == Role.ANYBODY) {
            throw new SettingsException("role", "must be read, enrol or admin");
        }
        SecureRandom random = new SecureRandom();
        String id = text(random, ID_BYTES);
        String key = SIGN + id + "." + text(random, SECRET_BYTES);
        String now = now();
        changed(keys -> keys.add(new Entry(id, name, role, galleries, hash(key), now, null)));
        return key;
    }

    /**
     * Has a key open nothing any more.
     *
     * @throws SettingsException when there is none with that id
     */
    public void revoke(String id) throws IOException {
        changed(keys -> {
            for (int i = 0; i < keys.size(); i++) {
                Entry each = keys.get(i);
                if (each.id().equals(id)) {
                    keys.set(
                            i,
                            new Entry(
                                    each.id(),
                                    each.name(),
                                    each.role(),
                                    each.galleries(),
                                    each.sha256(),
                                    each.created(),
                                    each.revoked() == null ? now() : each.revoked()));
                    return;
                }
            }
            throw new SettingsException(
                    "id", "must be that of a key in " + file + ", but was \"" + id + "\"; isogon keys list shows them");
        });
    }

    /** What is done to the keys while no other process changes them. */
    private interface Change {
        void to(List<Entry> keys);
    }

    private void changed(Change change) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            List<Entry> keys = new ArrayList<>(all());
            change.to(keys);
            Json.write(file, new Content(keys));
        }
    }

    /** The id in a key; none where it does not look like a key. */
    static Optional<String> idOf(String key) {
        int end = key.indexOf('.');
        return key.startsWith(SIGN) && end > 0 && key.length() < 200
                ? Optional.of(key.substring(SIGN.length(), end))
                : Optional.empty();
    }

    private static String hash(String key) {
        return new Sha256().add(key.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String text(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
