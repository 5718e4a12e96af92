package dev.isogon.internal.gallery;

import dev.isogon.internal.gallery.search.GalleryVectors;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.search.SearchIndex;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.State;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Who is enrolled now: what is kept, and its embeddings where they are searched, brought up to what other processes have changed
 * before each search. Calls may come from any thread.
 */
public final class Membership implements AutoCloseable {

    private final GalleryStore store;
    private final VectorsOnDisk disk;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private GalleryVectors vectors;
    private State state;

    private Membership(GalleryStore store, long few) throws IOException {
        this.store = store;
        this.disk = new VectorsOnDisk(store, few);
        VectorsOnDisk.Loaded loaded = disk.load();
        this.vectors = loaded.vectors();
        this.state = loaded.state();
    }

    /** Of a store, which closing this closes. */
    static Membership of(GalleryStore store) throws IOException {
        return of(store, VectorsOnDisk.FEW);
    }

    /** @param few bytes of embeddings that are read into memory rather than mapped */
    static Membership of(GalleryStore store, long few) throws IOException {
        return new Membership(store, few);
    }

    /** What is kept. */
    public GalleryStore store() {
        return store;
    }

    /** The state that the vectors are of, after taking in what has changed. */
    public synchronized State refresh() throws IOException {
        State now = store.state();
        if (now.rewrites() == state.rewrites() && now.changes() != state.changes()) {
            now = store.reading().forEachEmbedding(vectors.lastImage(), vectors::add);
        }
        if (now.rewrites() == state.rewrites()) {
            state = now;
        } else {
            replace(disk.load());
        }
        return state;
    }

    private void replace(VectorsOnDisk.Loaded loaded) {
        GalleryVectors before = vectors;
        inUse.writeLock().lock();
        try {
            vectors = loaded.vectors();
        } finally {
            inUse.writeLock().unlock();
        }
        before.close();
        state = loaded.state();
    }

    /**
     * The best subjects of each probe, as they are now.
     *
     * @param probes P×D at length 1
     * @param top how many, at least 1
     */
    public List<List<Match>> best(FloatMatrix probes, int top, Work work) throws IOException {
        return search(index -> index.best(probes, top, work));
    }

    /** A search among those who are enrolled now; what it searches is not replaced before it ends. */
    public <T> T search(Function<SearchIndex, T> search) throws IOException {
        refresh();
        inUse.readLock().lock();
        try {
            return search.apply(vectors);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** Changes of who is enrolled. */
    public MemberChanges changes() {
        return new MemberChanges(store);
    }

    @Override
    public void close() throws IOException {
        vectors.close();
        store.close();
    }
}
