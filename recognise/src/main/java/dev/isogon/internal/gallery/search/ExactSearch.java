package dev.isogon.internal.gallery.search;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.gallery.search.rows.Segment;
import dev.isogon.internal.gallery.search.rows.UnitVectors;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.FloatRows;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One search over all rows, shared by its {@link SearchWorker}s, each of which takes blocks of rows.
 *
 * <p>Products in float32 only say where to look. Such a product, summed in any order, differs from the exact one by at most
 * γ_D·‖p‖·‖g‖ with γ_D = D·u ∕ (1 − D·u) and u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical Algorithms, 3.1), and the
 * score as promised by one rounding more. With that as e, a row matters only where its product is at least s − e, s being the
 * exact score of the last subject that is among the best so far; the scores of these rows are then computed as promised.
 */
final class ExactSearch {

    /** Probes that share a pass over the rows: with the scores of a block they stay in the cache. */
    static final int CHUNK = 64;

    /** Rows of a block, a multiple of what a {@link LaneMaxima} takes at once for one probe. */
    static final int BLOCK = 2048;

    /** Probes between which nothing is kept. */
    private static final int AT_ONCE = 64 * CHUNK;

    /** Multiplications that are done before another thread would have begun. */
    private static final long QUICK = 1 << 21;

    private static final double FLOAT_UNIT = Math.scalb(1.0, -24);

    /** What rounding to numbers next to 0 adds at most, whatever the products are. */
    private static final double TINY = 1e-36;

    final List<Segment> segments;
    final int dimensions;
    final int top;

    ExactSearch(List<Segment> segments, int dimensions, int top) {
        this.segments = segments;
        this.dimensions = dimensions;
        this.top = top;
    }

    /** The best of each probe. */
    List<List<Match>> run(FloatMatrix probes, List<Excluding> excluding, Work work) {
        List<List<Match>> best = new ArrayList<>(probes.rows());
        for (int from = 0; from < probes.rows(); from += AT_ONCE) {
            some(probes, from, Math.min(AT_ONCE, probes.rows() - from), excluding, work, best);
        }
        return best;
    }

    private void some(
            FloatMatrix probes, int from, int count, List<Excluding> excluding, Work work, List<List<Match>> best) {
        try (FloatRows prepared = new FloatRows(count, dimensions)) {
            float[] values = new float[count * dimensions];
            System.arraycopy(probes.values(), from * dimensions, values, 0, values.length);
            prepared.put(0, count, values);
            float[] least = new float[count];
            Arrays.fill(least, Float.NEGATIVE_INFINITY);
            Asked asked = new Asked(prepared, values, errors(values), excluding.subList(from, from + count), least);
            best.addAll(merged(asked, work));
        }
    }

    /**
     * What some probes ask for.
     *
     * @param errors bounds on the distance of products and scores
     * @param least what a product has to reach to matter, by what any worker has found so far. Workers write it without waiting
     *     for each other: what one does not see, or loses, only has it look at more than it need
     */
    record Asked(FloatRows probes, float[] values, double[] errors, List<Excluding> excluding, float[] least) {

        int count() {
            return errors.length;
        }
    }

    private double[] errors(float[] probes) {
        double[] errors = new double[probes.length / dimensions];
        for (int p = 0; p < errors.length; p++) {
            double squares = 0;
            for (int k = p * dimensions; k < (p + 1) * dimensions; k++) {
                squares += (double) probes[k] * probes[k];
            }
            double lengths = Math.sqrt(squares) * UnitVectors.LONGEST;
            // One rounding of the score, and room for those of the bounds themselves.
            errors[p] = 1.01 * (dimensions + 8) * FLOAT_UNIT * lengths + TINY;
        }
        return errors;
    }

    private List<List<Match>> merged(Asked asked, Work work) {
        List<Block> blocks = blocks();
        long pieces = (long) blocks.size() * chunks(asked);
        long multiplications = 0;
        for (Segment segment : segments) {
            multiplications += (long) segment.count() * dimensions * asked.count();
        }
        int threads = multiplications < QUICK ? 1 : (int) Math.min(work.threads(), pieces);
        List<TopSubjects[]> found = Collections.synchronizedList(new ArrayList<>());
        AtomicLong next = new AtomicLong();
        Runnable worker = () -> found.add(takeBlocks(asked, blocks, next, work));
        if (threads <= 1) {
            worker.run();
        } else {
            Parallel.onEach(threads, "search", worker);
        }
        List<List<Match>> best = new ArrayList<>();
        for (int p = 0; p < asked.count(); p++) {
            TopSubjects all = new TopSubjects(top);
            for (TopSubjects[] each : found) {
                all.offerAll(each[p]);
            }
            best.add(all.inOrder());
        }
        return best;
    }

    private TopSubjects[] takeBlocks(Asked asked, List<Block> blocks, AtomicLong next, Work work) {
        try (SearchWorker worker = new SearchWorker(this, asked)) {
            long pieces = (long) blocks.size() * chunks(asked);
            for (long i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                work.check();
                int chunk = (int) (i / blocks.size()) * CHUNK;
                worker.block(blocks.get((int) (i % blocks.size())), chunk, Math.min(CHUNK, asked.count() - chunk));
            }
            return worker.found();
        }
    }

    private static int chunks(Asked asked) {
        return (asked.count() + CHUNK - 1) / CHUNK;
    }

    /** Rows that one worker looks at without looking up. */
    record Block(Segment segment, int from, int height) {}

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Segment segment : segments) {
            for (int from = 0; from < segment.count(); from += BLOCK) {
                blocks.add(new Block(segment, from, Math.min(BLOCK, segment.count() - from)));
            }
        }
        return blocks;
    }
}
