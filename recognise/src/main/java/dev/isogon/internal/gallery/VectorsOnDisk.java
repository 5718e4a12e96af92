package dev.isogon.internal.gallery;

import dev.isogon.internal.gallery.search.GalleryVectors;
import dev.isogon.internal.gallery.search.rows.Stamp;
import dev.isogon.internal.gallery.search.rows.VectorFile;
import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the embeddings of a gallery are searched: in memory where they are few or encrypted, otherwise in a file that is derived
 * from the gallery and mapped. A file that does not fit is written anew, or passed over where this user may not write.
 */
final class VectorsOnDisk {

    /** Its name in a gallery's folder. */
    static final String FILE = "vectors.f32";

    /** Bytes of embeddings that are read in a second or less, so that no file is needed. */
    static final long FEW = 128L << 20;

    /** Parts of the file's rows that may have come since, before it is written anew at an opening. */
    private static final int TENTH = 10;

    private final GalleryStore store;
    private final long few;

    VectorsOnDisk(GalleryStore store, long few) {
        this.store = store;
        this.few = few;
    }

    /**
     * Embeddings in their place.
     *
     * @param state that they are of
     */
    record Loaded(GalleryVectors vectors, State state) {}

    /** All that are enrolled. */
    Loaded load() throws IOException {
        Optional<Loaded> loaded = loadUnlessRewritten();
        while (loaded.isEmpty()) {
            loaded = loadUnlessRewritten();
        }
        return loaded.get();
    }

    /** Empty where somebody has removed or moved something since the file was read. */
    private Optional<Loaded> loadUnlessRewritten() throws IOException {
        GalleryFacts facts = store.facts();
        State begun = store.state();
        boolean many = begun.images() * facts.model().dimensions() * Float.BYTES > few;
        GalleryVectors vectors;
        if (many && !facts.encrypted()) {
            vectors = mapped(facts, begun).orElseGet(() -> inMemory(facts));
        } else {
            removeFile();
            vectors = inMemory(facts);
        }
        try {
            boolean allAtOnce = vectors.lastImage() == 0;
            State loaded = store.reading().forEachEmbedding(vectors.lastImage(), vectors::add);
            if (allAtOnce || loaded.rewrites() == begun.rewrites()) {
                return Optional.of(new Loaded(vectors, loaded));
            }
        } catch (IOException | RuntimeException e) {
            vectors.close();
            throw e;
        }
        vectors.close();
        return Optional.empty();
    }

    /** What is not kept up to date must not keep what was erased. */
    private void removeFile() throws IOException {
        if (Files.isWritable(store.folder())) {
            Files.deleteIfExists(store.folder().resolve(FILE));
        }
    }

    private static GalleryVectors inMemory(GalleryFacts facts) {
        return GalleryVectors.inMemory(facts.model().dimensions());
    }

    private Optional<GalleryVectors> mapped(GalleryFacts facts, State state) throws IOException {
        Path file = store.folder().resolve(FILE);
        UUID id = UUID.fromString(facts.id());
        Optional<VectorFile> there = VectorFile.open(file, id, state.rewrites());
        if (there.isPresent() && isNear(there.get(), state)) {
            return there.map(GalleryVectors::of);
        }
        if (!Files.isWritable(store.folder())) {
            return there.map(GalleryVectors::of);
        }
        there.ifPresent(VectorFile::close);
        write(file, id, facts.model().dimensions());
        return VectorFile.open(file, id, state.rewrites()).map(GalleryVectors::of);
    }

    private static boolean isNear(VectorFile file, State state) {
        return state.lastImage() - file.stamp().lastImage() <= state.images() / TENTH;
    }

    /** Until nobody has removed anything meanwhile, who could not know of this file and erase it there too. */
    private void write(Path file, UUID id, int dimensions) throws IOException {
        State state;
        do {
            state = store.state();
            write(file, new Stamp(id, state.rewrites(), state.lastImage()), dimensions);
        } while (store.state().rewrites() != state.rewrites());
    }

    private void write(Path file, Stamp stamp, int dimensions) throws IOException {
        VectorFile.write(
                file,
                stamp,
                dimensions,
                rows -> store.reading().forEachEmbedding(0, (image, subject, unit) -> {
                    if (image <= stamp.lastImage()) {
                        rows.add(image, subject, unit);
                    }
                }));
    }
}
