package dev.isogon.internal.eval.neighbours;

import static dev.isogon.internal.eval.neighbours.NeighbourSearch.CHUNK;
import static dev.isogon.internal.eval.neighbours.NeighbourSearch.TILE;

import dev.isogon.internal.matrix.FloatRows;
import java.util.Arrays;

/**
 * One worker of a {@link NeighbourSearch}: its memory and its way through a chunk of probes.
 *
 * <p>Scores are compared by their bits as integers, several times faster in Java. That is their order wherever the
 * largest is at least 0; where all of a tile's are negative it may be any of them, and 0 is taken as the tile's bound.
 */
final class NeighbourWorker implements AutoCloseable {

    /** Gallery rows a product: with the probes of a chunk, the scores stay in the cache. */
    private static final int BLOCK = 16 * TILE;

    /** The smallest of all scores' bits, which are compared as integers: no score at all. */
    private static final int NONE = Integer.MIN_VALUE;

    private static final double FLOAT_UNIT = Math.scalb(1.0, -24);

    private final NeighbourSearch search;
    private final int width;
    private final FloatRows chunk;
    private final FloatRows products = new FloatRows(BLOCK, CHUNK);
    private final int[] scores = new int[BLOCK * CHUNK];
    private final int[][] maxima;
    private final float[] chunkValues;
    private final Refinement refinement;
    private final double[] certain = new double[CHUNK];
    private final int[] lowest = new int[CHUNK];
    private final int[] best = new int[CHUNK];
    private final int[] bestTile = new int[CHUNK];
    private final int[] candidates = new int[CHUNK];

    NeighbourWorker(NeighbourSearch search) {
        this.search = search;
        this.width = search.comparer.width();
        this.chunk = new FloatRows(CHUNK, width);
        this.maxima = new int[search.tileLengths.length][CHUNK];
        this.chunkValues = new float[CHUNK * width];
        this.refinement = new Refinement(search);
    }

    void chunk(int from, int count) {
        for (int p = 0; p < count; p++) {
            for (int k = 0; k < width; k++) {
                chunkValues[p * width + k] = (float) search.comparer.preparedProbe(from + p, k);
            }
        }
        chunk.put(0, count, chunkValues);
        for (int block = 0; block < search.rows.count(); block += BLOCK) {
            search.endIfCancelled();
            scan(block, Math.min(BLOCK, search.rows.count() - block), from, count);
        }
        refine(from, count);
    }

    private void scan(int block, int height, int from, int count) {
        products.product(search.prepared, block, height, chunk, 0, count);
        products.bits(height * count, scores);
        if (search.leaveSelfOut) {
            for (int p = 0; p < count; p++) {
                int self = search.rows.onlyOf(from + p) - block;
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
        refinement.end(search.nearest);
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
                    : Float.intBitsToFloat(best[p]) - error(from + p, search.tileLengths[bestTile[p]]);
            float least = (float) (certain[p] - error(from + p, search.longest));
            lowest[p] = least > 0 ? Float.floatToIntBits(Math.nextDown(least)) : NONE;
        }
    }

    private boolean mayHoldNearest(int tile, int p, int from) {
        // Bits below 0 are those of some negative score, which is no bound, but 0 is one.
        float most = Float.intBitsToFloat(Math.max(0, maxima[tile][p]));
        return most + error(from + p, search.tileLengths[tile]) >= certain[p];
    }

    private double error(int probe, double galleryLength) {
        return search.comparer.errorBound(search.comparer.probeLength(probe), galleryLength, FLOAT_UNIT);
    }

    @Override
    public void close() {
        chunk.close();
        products.close();
        refinement.close();
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
