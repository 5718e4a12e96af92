package dev.isogon.internal.eval.neighbours;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.FloatRows;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One search, shared by its workers. Float32 products give, for each tile of gallery rows, the largest score of each
 * probe; only tiles that rounding could have hidden the nearest row in are looked at again, exactly.
 */
final class NeighbourSearch implements AutoCloseable {

    /** Gallery rows a tile: few, since a tile that may hold the nearest row is compared exactly as a whole. */
    static final int TILE = 32;

    /** Probes a chunk. */
    static final int CHUNK = 512;

    final FloatMatrix probes;
    final GalleryRows rows;
    final Comparer comparer;
    final boolean leaveSelfOut;
    final FloatRows prepared;
    final double[] tileLengths;
    final double longest;
    final int[] nearest;

    private final Work work;
    private final AtomicInteger nextChunk = new AtomicInteger();

    NeighbourSearch(Similarity similarity, FloatMatrix probes, FloatMatrix gallery, boolean leaveSelfOut, Work work) {
        this.probes = probes;
        this.rows = new GalleryRows(gallery);
        this.comparer = new Comparer(similarity, probes, gallery);
        this.leaveSelfOut = leaveSelfOut;
        this.work = work;
        this.nearest = new int[probes.rows()];
        this.tileLengths = new double[(rows.count() + TILE - 1) / TILE];
        this.prepared = new FloatRows(rows.count(), comparer.width());
        float[] row = new float[comparer.width()];
        for (int g = 0; g < rows.count(); g++) {
            int index = rows.first(g);
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) comparer.preparedGallery(index, k);
            }
            prepared.put(g, 1, row);
            tileLengths[g / TILE] = Math.max(tileLengths[g / TILE], comparer.galleryLength(index));
        }
        this.longest = Arrays.stream(tileLengths).max().orElse(0);
    }

    /** Pieces of work, which no more workers can share. */
    int chunks() {
        return Math.max(1, (probes.rows() + CHUNK - 1) / CHUNK);
    }

    /** Takes chunks of probes until there are none; to be called by each worker on its own thread. */
    void work() {
        try (NeighbourWorker worker = new NeighbourWorker(this)) {
            for (int from = next(); from < probes.rows(); from = next()) {
                worker.chunk(from, Math.min(CHUNK, probes.rows() - from));
            }
        }
    }

    private int next() {
        endIfCancelled();
        return Math.min(nextChunk.getAndIncrement(), Integer.MAX_VALUE / CHUNK) * CHUNK;
    }

    void endIfCancelled() {
        work.check();
    }

    @Override
    public void close() {
        prepared.close();
    }
}
