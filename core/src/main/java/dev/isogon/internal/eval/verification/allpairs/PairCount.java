package dev.isogon.internal.eval.verification.allpairs;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.concurrent.atomic.AtomicInteger;

/** One count, shared by its workers: who takes which rows, and the sums of all. */
final class PairCount {

    /** Rows a block, on either side of a product. */
    static final int BLOCK = 512;

    final FloatMatrix embeddings;
    final int[] labels;

    private final Work work;
    private final AtomicInteger nextBand = new AtomicInteger();
    private final long[] mated = new long[ScoreGrid.CELLS];
    private final long[] nonMated = new long[ScoreGrid.CELLS];
    private final long pairs;
    private long done;

    PairCount(FloatMatrix embeddings, int[] labels, Work work) {
        this.embeddings = embeddings;
        this.labels = labels;
        this.work = work;
        this.pairs = embeddings.rows() * (embeddings.rows() - 1L) / 2;
    }

    /** Bands of rows, each to be compared with itself and all that follow. */
    int bands() {
        return (embeddings.rows() + BLOCK - 1) / BLOCK;
    }

    /** The next band that nobody has taken, the longest first; beyond the last when all are taken. */
    int take() {
        return nextBand.getAndIncrement();
    }

    int rowsOf(int band) {
        return Math.min(BLOCK, embeddings.rows() - band * BLOCK);
    }

    /** Says that so many pairs more are done. */
    synchronized void advance(long more) {
        work.check();
        done += more;
        if (more > 0) {
            work.at("comparing", done, pairs);
        }
    }

    /** Adds a worker's counts. */
    synchronized void add(int[] nonMatedCounts, int[] matedCells, int matedFound) {
        for (int i = 0; i < nonMatedCounts.length; i++) {
            nonMated[i] += nonMatedCounts[i];
        }
        addMated(matedCells, matedFound);
    }

    /** Adds one pair to each of these cells. */
    synchronized void addMated(int[] cells, int found) {
        for (int i = 0; i < found; i++) {
            mated[cells[i]]++;
        }
    }

    CountedScores result() {
        return new CountedScores(mated, nonMated);
    }
}
