package dev.isogon.train;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.experiment.protocol.Protocols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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

    /** All settings of a comparison; the data is listed for it. */
    Completed<CompareRequest> comparison() throws IOException {
        return completed(all -> all.compare(Protocols.ALL));
    }

    /** All settings of a training; the data is listed for it. */
    Completed<TrainRequest> training() throws IOException {
        return completed(all -> all.train(Protocols.ALL));
    }

    private <R extends Request> Completed<R> completed(Function<Settings, Completed<R>> by) throws IOException {
        Settings all = new Settings();
        settings.forEach(all::set);
        try {
            return by.apply(all);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    CacheFolder pixels() throws IOException {
        return cache == null ? CacheFolder.temporary() : CacheFolder.at(cache);
    }
}
