package dev.isogon.internal.eval.neighbours;

import dev.isogon.internal.matrix.DoubleRows;
import java.util.Arrays;

/**
 * Finds each probe's nearest row exactly among the tiles that could hold it. Where many probes ask for the same tile (a
 * gallery of tight clusters), a float64 product first leaves only the rows within its own, far smaller, rounding.
 */
final class Refinement implements AutoCloseable {

    /** From so many probes on, a float64 product of the tile is cheaper than comparing its rows one by one. */
    private static final int MANY = 24;

    private static final double DOUBLE_UNIT = Math.scalb(1.0, -53);

    private final NeighbourSearch search;
    private final int width;
    private final DoubleRows chunk;
    private final DoubleRows tile;
    private final DoubleRows products;
    private final double[] chunkValues;
    private final double[] tileValues;
    private final double[] scores = new double[NeighbourSearch.TILE * NeighbourSearch.CHUNK];

    private final double[] bestScore = new double[NeighbourSearch.CHUNK];
    private final double[] bestProduct = new double[NeighbourSearch.CHUNK];
    private final int[] bestIndex = new int[NeighbourSearch.CHUNK];
    private final int[] four = new int[4];
    private final int[] fourIndices = new int[4];
    private final double[] fourScores = new double[4];

    private int from;
    private int count;
    private boolean chunkReady;

    Refinement(NeighbourSearch search) {
        this.search = search;
        this.width = search.comparer.width();
        this.chunk = new DoubleRows(NeighbourSearch.CHUNK, width);
        this.tile = new DoubleRows(NeighbourSearch.TILE, width);
        this.products = new DoubleRows(NeighbourSearch.TILE, NeighbourSearch.CHUNK);
        this.chunkValues = new double[NeighbourSearch.CHUNK * width];
        this.tileValues = new double[NeighbourSearch.TILE * width];
    }

    void begin(int firstProbe, int probes) {
        from = firstProbe;
        count = probes;
        chunkReady = false;
        Arrays.fill(bestScore, Double.NEGATIVE_INFINITY);
        Arrays.fill(bestProduct, Double.NEGATIVE_INFINITY);
        Arrays.fill(bestIndex, -1);
    }

    /** Looks through one tile for the probes (places in the chunk) that it is a candidate of. */
    void tile(int number, int[] probes, int found) {
        if (found == 0) {
            return;
        }
        int first = number * NeighbourSearch.TILE;
        int height = Math.min(NeighbourSearch.TILE, search.rows.count() - first);
        boolean many = found >= MANY;
        if (many) {
            multiply(first, height);
        }
        for (int i = 0; i < found; i++) {
            rows(first, height, probes[i], many);
        }
    }

    private void multiply(int first, int height) {
        if (!chunkReady) {
            for (int p = 0; p < count; p++) {
                for (int k = 0; k < width; k++) {
                    chunkValues[p * width + k] = search.comparer.preparedProbe(from + p, k);
                }
            }
            chunk.put(0, count, chunkValues);
            chunkReady = true;
        }
        for (int row = 0; row < height; row++) {
            int index = search.rows.first(first + row);
            for (int k = 0; k < width; k++) {
                tileValues[row * width + k] = search.comparer.preparedGallery(index, k);
            }
        }
        tile.put(0, height, tileValues);
        products.product(tile, 0, height, chunk, 0, count);
        products.get((height * count + NeighbourSearch.CHUNK - 1) / NeighbourSearch.CHUNK, scores);
    }

    private void rows(int first, int height, int probe, boolean many) {
        int pending = 0;
        for (int row = 0; row < height; row++) {
            int index =
                    search.leaveSelfOut ? search.rows.other(first + row, from + probe) : search.rows.first(first + row);
            if (index < 0 || (many && !mayBeNearest(row, first + row, probe))) {
                continue;
            }
            four[pending] = search.rows.first(first + row);
            fourIndices[pending++] = index;
            if (pending == 4) {
                compare(probe, pending);
                pending = 0;
            }
        }
        if (pending > 0) {
            compare(probe, pending);
        }
    }

    /** Whether the float64 product leaves it open that this row is at least as near as the best so far. */
    private boolean mayBeNearest(int row, int galleryRow, int probe) {
        double score = scores[row * count + probe];
        double error = 2
                * search.comparer.errorBound(
                        search.comparer.probeLength(from + probe),
                        search.tileLengths[galleryRow / NeighbourSearch.TILE],
                        DOUBLE_UNIT);
        if (score + 4 * error < bestProduct[probe]) {
            return false;
        }
        bestProduct[probe] = Math.max(bestProduct[probe], score);
        return true;
    }

    private void compare(int probe, int pending) {
        search.comparer.exact(from + probe, four, pending, fourScores);
        for (int i = 0; i < pending; i++) {
            boolean nearer = fourScores[i] > bestScore[probe];
            if (nearer || (fourScores[i] == bestScore[probe] && fourIndices[i] < bestIndex[probe])) {
                bestScore[probe] = fourScores[i];
                bestIndex[probe] = fourIndices[i];
            }
        }
    }

    /** Writes the chunk's nearest indices. */
    void end(int[] nearest) {
        System.arraycopy(bestIndex, 0, nearest, from, count);
    }

    @Override
    public void close() {
        chunk.close();
        tile.close();
        products.close();
    }
}
