package dev.isogon.internal.gallery.search;

import static dev.isogon.internal.gallery.search.ExactSearch.BLOCK;
import static dev.isogon.internal.gallery.search.ExactSearch.CHUNK;

import dev.isogon.internal.embed.RowProducts;
import dev.isogon.internal.matrix.FloatRows;

/**
 * One worker of an {@link ExactSearch}: its memory, and its way through a block of rows.
 *
 * <p>The products of a block, row by row and in each the chunk's probes, are looked at in lanes: numbers that lie a certain way
 * apart and belong to one probe. Only where the largest of a lane could matter are its numbers looked at one by one.
 */
final class SearchWorker implements AutoCloseable {

    /** RowNumbers of a lane that are looked at together. */
    private static final int DEPTH = 32;

    /** Lanes at least: with fewer there is too little for a vector instruction. */
    private static final int LANES = 64;

    private final ExactSearch.Asked asked;
    private final FloatRows products;
    private final int[] scores;
    private final Candidates candidates;

    private final int[] largest = new int[CHUNK + LANES];

    /** What a product has to reach, as bits, for each lane; the smallest of all where it is not above 0, where they have another order. */
    private final int[] leastBits = new int[CHUNK + LANES];

    SearchWorker(ExactSearch search, ExactSearch.Asked asked) {
        this.asked = asked;
        int together = Math.min(CHUNK, asked.count());
        this.products = new FloatRows(BLOCK, together);
        this.scores = new int[BLOCK * together];
        this.candidates = new Candidates(search, asked, DEPTH);
    }

    /** Looks through a block for {@code count} probes from the number {@code first} on. */
    void block(ExactSearch.Block block, int first, int count) {
        RowProducts.multiply(
                block.segment().rows(), block.from(), block.height(), asked.probes(), first, count, products);
        int all = block.height() * count;
        products.bits(all, scores);
        int lanes = count * Math.max(1, LANES / count);
        for (int lane = 0; lane < lanes; lane++) {
            leastBits[lane] = bits(asked.least()[first + lane % count]);
        }
        int tile = 0;
        for (; tile + DEPTH * lanes <= all; tile += DEPTH * lanes) {
            LaneMaxima.of(scores, tile, lanes, DEPTH, largest);
            for (int lane = 0; lane < lanes; lane++) {
                if (largest[lane] >= leastBits[lane]) {
                    lane(block, first, count, tile + lane, tile + DEPTH * lanes, lanes);
                }
            }
        }
        for (int lane = 0; lane < lanes && tile + lane < all; lane++) {
            lane(block, first, count, tile + lane, all, lanes);
        }
    }

    /** Looks at the scores from {@code at} to {@code end}, {@code lanes} apart, all of one probe. */
    private void lane(ExactSearch.Block block, int first, int count, int at, int end, int lanes) {
        int probe = first + at % count;
        float least = asked.least()[probe];
        do {
            candidates.begin(block.segment(), probe);
            for (int i = at; i < end; i += lanes) {
                float score = Float.intBitsToFloat(scores[i]);
                if (score >= least) {
                    candidates.add(block.from() + i / count, score);
                }
            }
        } while (!candidates.end());
        float now = candidates.least();
        if (now > least) {
            asked.least()[probe] = now;
            for (int lane = at % count; lane < lanes; lane += count) {
                leastBits[lane] = bits(now);
            }
        }
    }

    private static int bits(float least) {
        return least > 0 ? Float.floatToRawIntBits(least) : Integer.MIN_VALUE;
    }

    /** The best of each probe in the blocks so far. */
    TopSubjects[] found() {
        return candidates.found();
    }

    @Override
    public void close() {
        products.close();
    }
}
