package dev.isogon.internal.serve.api;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.gallery.GalleryOpening;
import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.internal.gallery.store.GalleryKey;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All galleries that are served, and their models, of which those with the same network share one. */
public final class Galleries implements AutoCloseable {

    private final Map<String, ServedGallery> galleries = new LinkedHashMap<>();
    private final Map<String, OnnxEmbedder> embedders = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * Opens galleries.
     *
     * @param folders by the names they are served under
     * @param key of those that are encrypted; null for none
     * @param unknownDays that those who were not known are kept; 0 for not at all
     */
    public static Galleries open(Map<String, Path> folders, @Nullable GalleryKey key, int unknownDays)
            throws IOException {
        Galleries all = new Galleries();
        try {
            for (Map.Entry<String, Path> each : folders.entrySet()) {
                all.open(each.getKey(), each.getValue(), key, unknownDays);
            }
            return all;
        } catch (IOException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    private void open(String name, Path folder, @Nullable GalleryKey key, int unknownDays) throws IOException {
        GalleryStore store = GalleryStore.open(folder, true, key);
        try {
            GalleryOpening.Chosen chosen = GalleryOpening.model(store, null);
            ModelIdentity identity = chosen.identity();
            String network = identity.checksum() + " " + identity.framing();
            OnnxEmbedder embedder = embedders.get(network);
            if (embedder == null) {
                embedder = GalleryOpening.embedder(chosen, 1);
                embedders.put(network, embedder);
            }
            OpenGallery opened = new OpenGallery(store, embedder, GalleryOpening.table(chosen.found()));
            galleries.put(name, new ServedGallery(name, opened, new Unknowns(opened, unknownDays), new Decisions()));
            String model = store.facts().model().name();
            names.put(model, GalleryRoutes.shown(model));
            names.put(folder.toString(), name);
            names.put(store.folder().toString(), name);
            names.put(folder.toAbsolutePath().normalize().toString(), name);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * The one that a path names.
     *
     * @throws Problem 404 where there is none
     */
    ServedGallery of(Exchange exchange) {
        String name = exchange.inPath(Route.GALLERY);
        ServedGallery found = galleries.get(name);
        if (found == null) {
            throw Problem.notFound("there is no gallery \"" + Problem.shortened(name) + "\" here");
        }
        return found;
    }

    /** All of them, in the order in which they were named. */
    public Collection<ServedGallery> all() {
        return List.copyOf(galleries.values());
    }

    /** Has those leave who were not known and whose time is over. */
    public void tidy() {
        all().forEach(each -> each.unknowns().tidy());
    }

    /** A message with names of galleries and models in place of where they lie. */
    public String withoutPaths(String message) {
        String cleaned = message;
        List<String> paths = new ArrayList<>(names.keySet());
        paths.sort((a, b) -> b.length() - a.length());
        for (String path : paths) {
            cleaned = cleaned.replace(path, String.valueOf(names.get(path)));
        }
        return cleaned;
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (ServedGallery each : galleries.values()) {
            try {
                each.open().close();
            } catch (IOException e) {
                failed = e;
            }
        }
        embedders.values().forEach(OnnxEmbedder::close);
        if (failed != null) {
            throw failed;
        }
    }
}
