package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.gallery.GalleryOpening;
import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.internal.gallery.store.GalleryKey;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.models.Models;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which gallery, and how it is opened: the same words for every command that needs one. */
public final class GalleryOptions {

    @Parameters(index = "0", paramLabel = "GALLERY", description = "the gallery's folder")
    private @Nullable Path folder;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "a name of isogon models list, a model's folder or a file in ONNX. Default: what the gallery was begun"
                            + " with; face for a new one")
    private @Nullable String model;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "the key of an encrypted gallery, as isogon gallery key writes it. Default: what ISOGON_GALLERY_KEY_FILE"
                            + " names, or ISOGON_GALLERY_KEY holds")
    private @Nullable Path keyFile;

    @Option(names = "--threads", paramLabel = "N", description = "threads that work. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** Where it lies. */
    Path folder() {
        return Objects.requireNonNull(folder);
    }

    /** Threads that work. */
    int threads() {
        if (threads < 1 || threads > 1024) {
            throw new SettingsException("--threads must be between 1 and 1024, but was " + threads);
        }
        return threads;
    }

    private @Nullable GalleryKey key() throws IOException {
        return keyFile != null
                ? GalleryKey.read(keyFile)
                : GalleryKey.fromEnvironment().orElse(null);
    }

    /** What is kept, without its model. */
    GalleryStore store(boolean write) throws IOException {
        return GalleryStore.open(folder(), write, key());
    }

    /** Whether there is one. */
    boolean isThere() {
        return GalleryStore.isOne(folder());
    }

    /**
     * A gallery and the model that it looks with.
     *
     * @param gallery is closed with this
     * @param embedder is closed with this
     */
    record Opened(OpenGallery gallery, OnnxEmbedder embedder) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            gallery.close();
            embedder.close();
        }
    }

    /** One that is there, with its model. */
    Opened open(boolean write) throws IOException {
        int workers = threads();
        GalleryStore store = store(write);
        try {
            return opened(store, GalleryOpening.model(store, model), workers);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** One that is there, or a new one. */
    Opened openOrCreate(boolean pictures, boolean encrypt) throws IOException {
        int workers = threads();
        if (isThere()) {
            return openToEnrol(workers);
        }
        GalleryKey key = keyOfNew(encrypt);
        GalleryOpening.Chosen chosen = chosenForNew();
        GalleryStore store;
        try {
            store = GalleryOpening.create(folder(), chosen, pictures, key);
        } catch (SettingsException e) {
            if (isThere()) {
                return openToEnrol(workers); // another process was first
            }
            throw e;
        }
        try {
            return opened(store, chosen, workers);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Nothing enrolled, nothing fixed: another model may be named until then. */
    private Opened openToEnrol(int workers) throws IOException {
        GalleryStore store = store(true);
        try {
            if (model != null) {
                GalleryOpening.begin(store, GalleryOpening.chosen(Models.find(model)));
            }
            return opened(store, GalleryOpening.model(store, model), workers);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * What is kept of one that is there, or of a new one, whose model looks at nothing.
     *
     * @param check is told of how many numbers the model's embeddings are, and may refuse it before anything is made
     */
    GalleryStore storeOrCreate(boolean encrypt, IntConsumer check) throws IOException {
        if (isThere()) {
            GalleryStore store = store(true);
            try {
                if (model != null) {
                    GalleryOpening.begin(store, GalleryOpening.chosen(Models.find(model)));
                    GalleryOpening.model(store, model);
                }
                check.accept(store.facts().model().dimensions());
                return store;
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
        }
        GalleryKey key = keyOfNew(encrypt);
        GalleryOpening.Chosen chosen = chosenForNew();
        check.accept(chosen.identity().dimensions());
        return GalleryOpening.create(folder(), chosen, false, key);
    }

    private @Nullable GalleryKey keyOfNew(boolean encrypt) throws IOException {
        GalleryKey key = key();
        if (encrypt && key == null) {
            throw new SettingsException(
                    "--encrypt needs a key: make one by isogon gallery key FILE, keep it apart from the"
                            + " gallery, and name it by --key-file or ISOGON_GALLERY_KEY_FILE");
        }
        return encrypt ? key : null;
    }

    /** The model that somebody names; nothing where nobody does. */
    Optional<GalleryOpening.Chosen> named() throws IOException {
        return model == null ? Optional.empty() : Optional.of(GalleryOpening.chosen(Models.find(model)));
    }

    private GalleryOpening.Chosen chosenForNew() throws IOException {
        return GalleryOpening.chosen(Models.find(model == null ? GalleryOpening.MODEL : model));
    }

    private static Opened opened(GalleryStore store, GalleryOpening.Chosen model, int workers) throws IOException {
        OnnxEmbedder embedder = GalleryOpening.embedder(model, workers);
        try {
            return new Opened(new OpenGallery(store, embedder, GalleryOpening.table(model.found())), embedder);
        } catch (RuntimeException e) {
            embedder.close();
            throw e;
        }
    }
}
