package dev.isogon.internal.gallery;

import dev.isogon.internal.gallery.search.GalleryVectors;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.State;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.List;

/**
 * Who is enrolled now: what is kept, and its embeddings where they are searched, brought up to what other processes have changed
 * before each search. Calls may come from any thread.
 */
public final class Membership implements AutoCloseable {

    private final GalleryStore store;
    private final VectorsOnDisk disk;
    private GalleryVectors vectors;
    private State state;

    private Membership(GalleryStore store) throws IOException {
        this.store = store;
        this.disk = new VectorsOnDisk(store);
        VectorsOnDisk.Loaded loaded = disk.load();
        this.vectors = loaded.vectors();
        this.state = loaded.state();
    }

    /** Of a store, which closing this closes. */
    static Membership of(GalleryStore store) throws IOException {
        return new Membership(store);
    }

    /** What is kept. */
    public GalleryStore store() {
        return store;
    }

    /** The state that the vectors are of, after taking in what has changed. */
    public synchronized State refresh() throws IOException {
        State now = store.state();
        if (now.rewrites() != state.rewrites()) {
            VectorsOnDisk.Loaded loaded = disk.load();
            vectors.close();
            vectors = loaded.vectors();
            state = loaded.state();
        } else if (now.changes() != state.changes()) {
            state = store.reading().forEachEmbedding(state.lastImage(), vectors::add);
        }
        return state;
    }

    /**
     * The best subjects of each probe, as they are now.
     *
     * @param probes P×D at length 1
     * @param top how many, at least 1
     */
    public List<List<Match>> best(FloatMatrix probes, int top, Work work) throws IOException {
        return vectors().best(probes, top, work);
    }

    /** Changes of who is enrolled. */
    public MemberChanges changes() {
        return new MemberChanges(store);
    }

    /** The embeddings as they are searched. */
    GalleryVectors vectors() throws IOException {
        refresh();
        return vectors;
    }

    @Override
    public void close() throws IOException {
        vectors.close();
        store.close();
    }
}
