package dev.isogon.eval;

import dev.isogon.tensor.DoubleRows;
import dev.isogon.tensor.FloatMatrix;
import dev.isogon.tensor.FloatRows;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * One search, shared by its workers. Float32 products give, for each tile of gallery rows, the largest score of each
 * probe; only tiles that rounding could have hidden the nearest row in are looked at again, exactly.
 */
final class NeighbourSearch implements AutoCloseable {

    /** Gallery rows a tile: few, since a tile that may hold the nearest row is compared exactly as a whole. */
    static final int TILE = 32;

    /** Gallery rows a product: with the probes of a chunk, the scores stay in the cache. */
    private static final int BLOCK = 8 * TILE;

    /** Probes a chunk. */
    static final int CHUNK = 512;

    final FloatMatrix probes;
    final GalleryRows rows;
    final Comparer comparer;
    final boolean leaveSelfOut;
    final FloatRows prepared;
    final float[] biases;
    final double[] tileLengths;
    final int[] nearest;

    private final BooleanSupplier cancelled;
    private final AtomicInteger nextChunk = new AtomicInteger();

    NeighbourSearch(
            Similarity similarity,
            FloatMatrix probes,
            FloatMatrix gallery,
            boolean leaveSelfOut,
            BooleanSupplier cancelled) {
        this.probes = probes;
        this.rows = new GalleryRows(gallery);
        this.comparer = new Comparer(similarity, probes, gallery);
        this.leaveSelfOut = leaveSelfOut;
        this.cancelled = cancelled;
        this.nearest = new int[probes.rows()];
        this.biases = new float[rows.count()];
        this.tileLengths = new double[(rows.count() + TILE - 1) / TILE];
        this.prepared = new FloatRows(rows.count(), gallery.columns());
        float[] row = new float[gallery.columns()];
        for (int g = 0; g < rows.count(); g++) {
            int index = rows.first(g);
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) comparer.preparedGallery(index, k);
            }
            prepared.put(g, 1, row);
            biases[g] = (float) comparer.bias(index);
            tileLengths[g / TILE] = Math.max(tileLengths[g / TILE], comparer.galleryLength(index));
        }
    }

    /** Takes chunks of probes until there are none; to be called by each worker on its own thread. */
    void work() {
        try (Worker worker = new Worker()) {
            for (int from = next(); from < probes.rows(); from = next()) {
                worker.chunk(from, Math.min(CHUNK, probes.rows() - from));
            }
        }
    }

    private int next() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the search for nearest neighbours was cancelled");
        }
        return Math.min(nextChunk.getAndIncrement(), Integer.MAX_VALUE / CHUNK) * CHUNK;
    }

    @Override
    public void close() {
        prepared.close();
    }

    /** One worker's memory and its way through a chunk. */
    private final class Worker implements AutoCloseable {

        private final int d = probes.columns();
        private final FloatRows chunk = new FloatRows(CHUNK, d);
        private final FloatRows products = new FloatRows(BLOCK, CHUNK);
        private final float[] scores = new float[BLOCK * CHUNK];
        private final float[][] maxima = new float[tileLengths.length][CHUNK];
        private final float[] chunkValues = new float[CHUNK * d];
        private final Refinement refinement = new Refinement(NeighbourSearch.this);
        private final double[] certain = new double[CHUNK];
        private final int[] candidates = new int[CHUNK];

        void chunk(int from, int count) {
            for (int p = 0; p < count; p++) {
                for (int k = 0; k < d; k++) {
                    chunkValues[p * d + k] = (float) comparer.preparedProbe(from + p, k);
                }
            }
            chunk.put(0, count, chunkValues);
            for (int block = 0; block < rows.count(); block += BLOCK) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the search for nearest neighbours was cancelled");
                }
                scan(block, Math.min(BLOCK, rows.count() - block), from, count);
            }
            refine(from, count);
        }

        private void scan(int block, int height, int from, int count) {
            products.product(prepared, block, height, chunk, 0, count);
            products.get((height * count + CHUNK - 1) / CHUNK, scores);
            if (leaveSelfOut) {
                for (int p = 0; p < count; p++) {
                    int self = rows.onlyOf(from + p) - block;
                    if (self >= 0 && self < height) {
                        scores[self * count + p] = Float.NEGATIVE_INFINITY;
                    }
                }
            }
            for (int tile = 0; tile < height; tile += TILE) {
                float[] largest = maxima[(block + tile) / TILE];
                Arrays.fill(largest, Float.NEGATIVE_INFINITY);
                for (int row = tile; row < Math.min(tile + TILE, height); row++) {
                    raise(largest, scores, row * count, count, biases[block + row]);
                }
            }
        }

        private void refine(int from, int count) {
            Arrays.fill(certain, 0, count, Double.NEGATIVE_INFINITY);
            refinement.begin(from, count);
            for (int tile = 0; tile < maxima.length; tile++) {
                for (int p = 0; p < count; p++) {
                    double error = comparer.errorBound(
                            comparer.probeLength(from + p), tileLengths[tile], Math.scalb(1.0, -24));
                    certain[p] = Math.max(certain[p], maxima[tile][p] - error);
                }
            }
            for (int tile = 0; tile < maxima.length; tile++) {
                int found = 0;
                for (int p = 0; p < count; p++) {
                    double error = comparer.errorBound(
                            comparer.probeLength(from + p), tileLengths[tile], Math.scalb(1.0, -24));
                    if (maxima[tile][p] + error >= certain[p]) {
                        candidates[found++] = p;
                    }
                }
                refinement.tile(tile, candidates, found);
            }
            refinement.end(nearest);
        }

        @Override
        public void close() {
            chunk.close();
            products.close();
            refinement.close();
        }
    }

    /** The larger of two, place by place: a loop that the compiler turns into vector instructions. */
    private static void raise(float[] largest, float[] scores, int from, int count, float bias) {
        for (int p = 0; p < count; p++) {
            largest[p] = Math.max(largest[p], scores[from + p] + bias);
        }
    }

    /** Float64 products of a tile with a chunk, made only where many probes ask for the same tile. */
    DoubleRows doubles(int height) {
        return new DoubleRows(height, probes.columns());
    }
}
