package dev.isogon.train;

import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.files.CacheFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said so far to a {@link Trainer} or a {@link Comparison}; it never changes.
 *
 * @param settings by the key of {@code run.json}
 * @param cache where decoded pixels are kept; null for a folder that goes at the end
 */
record Wanted(Map<String, Object> settings, @Nullable Path cache) {

    /** The same with a setting; of one that is given twice the later value counts. */
    Wanted with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new Wanted(more, cache);
    }

    Wanted cachedIn(Path folder) {
        return new Wanted(settings, folder);
    }

    Settings asSettings() {
        Settings all = new Settings();
        settings.forEach(all::set);
        return all;
    }

    CacheFolder pixels() throws IOException {
        return cache == null ? CacheFolder.temporary() : CacheFolder.at(cache);
    }
}
