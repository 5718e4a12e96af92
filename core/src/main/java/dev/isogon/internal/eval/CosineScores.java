package dev.isogon.internal.eval;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * All cosines of probes with references, a probe's whole row at a time: the matrix of all of them never exists.
 *
 * <p>A score is the cosine in float64, rounded to float32. Its value then depends neither on threads nor on the order
 * in which a product was summed, which differ by 1e-16, and equal images score equally; scores within 6e-8 of each
 * other count as ties. A row of zeros has cosine 0 to everything.
 *
 * @param work may be stopped once a block; scores do not depend on its threads
 */
public record CosineScores(Work work) {

    /** Scores that a worker holds at a time, 64 MB; unless one probe has more. */
    private static final int HELD = 1 << 24;

    /** What takes the scores. Each worker has one of its own, so that it may keep things between probes. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Takes the scores of one probe; probes come in no particular order.
         *
         * @param probe its row
         * @param scores R values, one a reference; to be left alone after the call, but free to change during it
         */
        void read(int probe, float[] scores);
    }

    /**
     * Computes all scores.
     *
     * @param probes P×D
     * @param references R×D
     * @param readers makes a reader for each worker, on the worker's own thread
     * @throws IllegalArgumentException where the widths differ or a value is not finite
     */
    public void read(FloatMatrix probes, FloatMatrix references, Supplier<Reader> readers) {
        if (probes.columns() != references.columns()) {
            throw new IllegalArgumentException(
                    "probes have " + probes.columns() + " dimensions, but the gallery has " + references.columns());
        }
        FiniteRows.check("probe", probes);
        FiniteRows.check("gallery", references);
        if (probes.rows() == 0 || references.rows() == 0) {
            return;
        }
        int chunk = Math.max(1, Math.min(ScoreBlock.BLOCK, HELD / references.rows()));
        int chunks = (probes.rows() + chunk - 1) / chunk;
        AtomicInteger next = new AtomicInteger();
        Parallel.onEach(Math.min(work.threads(), chunks), "scores", () -> {
            Reader reader = readers.get();
            try (ScoreBlock block = new ScoreBlock(probes, references, chunk)) {
                for (int c = next.getAndIncrement(); c < chunks; c = next.getAndIncrement()) {
                    int from = c * chunk;
                    block.fill(from, Math.min(chunk, probes.rows() - from), work);
                    block.hand(reader);
                }
            }
        });
    }
}
