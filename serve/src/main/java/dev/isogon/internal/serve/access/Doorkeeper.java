package dev.isogon.internal.serve.access;

import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by their keys. What the file says is read again when it has changed, looked at once a second at most, so that a
 * key that is revoked opens nothing a second later.
 */
public final class Doorkeeper {

    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private final @Nullable Path file;

    private Map<String, KeyFile.Entry> keys = Map.of();
    private @Nullable FileTime read;
    private long looked;

    /** @param file of keys; null for a server without */
    public Doorkeeper(@Nullable Path file) throws IOException {
        this.file = file;
        if (file != null) {
            if (!Files.exists(file)) {
                throw new SettingsException(
                        "keys", "must be a file of keys, but there is no " + file + "; isogon keys create makes it");
            }
            load(file);
        }
    }

    /** Whether callers need keys. */
    public boolean hasKeys() {
        return file != null;
    }

    /**
     * Who shows a key.
     *
     * @param key null where none is shown
     * @return none where the key is wrong or was revoked
     * @throws IOException when the file cannot be read; nobody is let in then
     */
    public Optional<Caller> caller(@Nullable String key) throws IOException {
        if (file == null) {
            return Optional.of(Caller.LOCAL);
        }
        if (key == null) {
            return Optional.of(Caller.NOBODY);
        }
        Map<String, KeyFile.Entry> now = now(file);
        return KeyFile.idOf(key)
                .map(now::get)
                .filter(entry -> entry.is(key))
                .map(entry -> new Caller(entry.id(), entry.role(), new HashSet<>(entry.galleries())));
    }

    private synchronized Map<String, KeyFile.Entry> now(Path from) throws IOException {
        if (System.nanoTime() - looked > LOOK_AGAIN_NANOS) {
            if (!Files.getLastModifiedTime(from).equals(read)) {
                load(from);
            }
            looked = System.nanoTime();
        }
        return keys;
    }

    private synchronized void load(Path from) throws IOException {
        FileTime time = Files.getLastModifiedTime(from);
        Map<String, KeyFile.Entry> all = new HashMap<>();
        new KeyFile(from).all().forEach(each -> all.put(each.id(), each));
        keys = all;
        read = time;
        looked = System.nanoTime();
    }
}
