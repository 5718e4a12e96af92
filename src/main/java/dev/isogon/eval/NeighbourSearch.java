package dev.isogon.eval;

import dev.isogon.tensor.FloatMatrix;
import dev.isogon.tensor.FloatRows;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * One search, shared by its workers. Float32 products give, for each tile of gallery rows, the largest score of each
 * probe; only tiles that rounding could have hidden the nearest row in are looked at again, exactly.
 *
 * <p>Scores are compared by their bits as integers, several times faster in Java. That is their order wherever the
 * largest is at least 0; where all of a tile's are negative it may be any of them, and 0 is taken as the tile's bound.
 */
final class NeighbourSearch implements AutoCloseable {

    /** Gallery rows a tile: few, since a tile that may hold the nearest row is compared exactly as a whole. */
    static final int TILE = 32;

    /** Gallery rows a product: with the probes of a chunk, the scores stay in the cache. */
    private static final int BLOCK = 16 * TILE;

    /** Probes a chunk. */
    static final int CHUNK = 512;

    /** The smallest of all scores' bits, which are compared as integers: no score at all. */
    private static final int NONE = Integer.MIN_VALUE;

    private static final double FLOAT_UNIT = Math.scalb(1.0, -24);

    final FloatMatrix probes;
    final GalleryRows rows;
    final Comparer comparer;
    final boolean leaveSelfOut;
    final FloatRows prepared;
    final double[] tileLengths;
    private final double longest;
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

        private final int width = comparer.width();
        private final FloatRows chunk = new FloatRows(CHUNK, width);
        private final FloatRows products = new FloatRows(BLOCK, CHUNK);
        private final int[] scores = new int[BLOCK * CHUNK];
        private final int[][] maxima = new int[tileLengths.length][CHUNK];
        private final float[] chunkValues = new float[CHUNK * width];
        private final Refinement refinement = new Refinement(NeighbourSearch.this);
        private final double[] certain = new double[CHUNK];
        private final int[] lowest = new int[CHUNK];
        private final int[] best = new int[CHUNK];
        private final int[] bestTile = new int[CHUNK];
        private final int[] candidates = new int[CHUNK];

        void chunk(int from, int count) {
            for (int p = 0; p < count; p++) {
                for (int k = 0; k < width; k++) {
                    chunkValues[p * width + k] = (float) comparer.preparedProbe(from + p, k);
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
            products.bits(height * count, scores);
            if (leaveSelfOut) {
                for (int p = 0; p < count; p++) {
                    int self = rows.onlyOf(from + p) - block;
                    if (self >= 0 && self < height) {
                        scores[self * count + p] = NONE;
                    }
                }
            }
            for (int tile = 0; tile < height; tile += TILE) {
                int[] largest = maxima[(block + tile) / TILE];
                Arrays.fill(largest, NONE);
                int end = Math.min(tile + TILE, height);
                int row = tile;
                for (; row + 4 <= end; row += 4) {
                    raiseByFour(largest, scores, row * count, count);
                }
                for (; row < end; row++) {
                    raise(largest, scores, row * count, count);
                }
            }
        }

        private void refine(int from, int count) {
            findCertain(from, count);
            refinement.begin(from, count);
            for (int tile = 0; tile < maxima.length; tile++) {
                int[] largest = maxima[tile];
                int found = 0;
                for (int p = 0; p < count; p++) {
                    if (largest[p] >= lowest[p] && mayHoldNearest(tile, p, from)) {
                        candidates[found++] = p;
                    }
                }
                refinement.tile(tile, candidates, found);
            }
            refinement.end(nearest);
        }

        /** For each probe, a score that the best surely reaches, and bits below which no tile can reach that one. */
        private void findCertain(int from, int count) {
            Arrays.fill(best, NONE);
            for (int tile = 0; tile < maxima.length; tile++) {
                int[] largest = maxima[tile];
                for (int p = 0; p < count; p++) {
                    if (largest[p] > best[p]) {
                        best[p] = largest[p];
                        bestTile[p] = tile;
                    }
                }
            }
            for (int p = 0; p < count; p++) {
                certain[p] = best[p] == NONE
                        ? Double.NEGATIVE_INFINITY
                        : Float.intBitsToFloat(best[p]) - error(from + p, tileLengths[bestTile[p]]);
                float least = (float) (certain[p] - error(from + p, longest));
                lowest[p] = least > 0 ? Float.floatToIntBits(Math.nextDown(least)) : NONE;
            }
        }

        private boolean mayHoldNearest(int tile, int p, int from) {
            // Bits below 0 are those of some negative score, which is no bound, but 0 is one.
            float most = Float.intBitsToFloat(Math.max(0, maxima[tile][p]));
            return most + error(from + p, tileLengths[tile]) >= certain[p];
        }

        private double error(int probe, double galleryLength) {
            return comparer.errorBound(comparer.probeLength(probe), galleryLength, FLOAT_UNIT);
        }

        @Override
        public void close() {
            chunk.close();
            products.close();
            refinement.close();
        }
    }

    /** The larger of two, place by place: a loop that the compiler turns into vector instructions. */
    private static void raise(int[] largest, int[] scores, int from, int count) {
        for (int p = 0; p < count; p++) {
            largest[p] = Math.max(largest[p], scores[from + p]);
        }
    }

    /** The same for four rows at once, which saves three quarters of the reading and writing. */
    private static void raiseByFour(int[] largest, int[] scores, int from, int count) {
        int second = from + count;
        int third = second + count;
        int fourth = third + count;
        for (int p = 0; p < count; p++) {
            int firstTwo = Math.max(scores[from + p], scores[second + p]);
            int lastTwo = Math.max(scores[third + p], scores[fourth + p]);
            largest[p] = Math.max(largest[p], Math.max(firstTwo, lastTwo));
        }
    }
}
