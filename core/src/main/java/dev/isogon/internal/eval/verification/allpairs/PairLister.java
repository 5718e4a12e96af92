package dev.isogon.internal.eval.verification.allpairs;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.eval.verification.PairRounding;
import dev.isogon.internal.matrix.DoubleRows;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import dev.isogon.metrics.Work;
import java.util.concurrent.atomic.AtomicInteger;

/** The scores of all pairs of few embeddings, row after row: (0, 1), (0, 2), …, (1, 2), … */
final class PairLister {

    private static final int BLOCK = PairCount.BLOCK;

    private final FloatMatrix embeddings;
    private final double[] scores;
    private final Work work;
    private final AtomicInteger nextBand = new AtomicInteger();

    PairLister(FloatMatrix embeddings, Work work) {
        this.embeddings = embeddings;
        this.scores = new double[embeddings.rows() * (embeddings.rows() - 1) / 2];
        this.work = work;
    }

    double[] scores() {
        int bands = (embeddings.rows() + BLOCK - 1) / BLOCK;
        Parallel.onEach(Math.min(work.threads(), Math.max(1, bands)), "pairs", () -> {
            int width = embeddings.columns();
            try (DoubleRows band = new DoubleRows(BLOCK, width);
                    DoubleRows block = new DoubleRows(BLOCK, width);
                    DoubleRows product = new DoubleRows(BLOCK, BLOCK)) {
                double[] units = new double[BLOCK * width];
                double[] cosines = new double[BLOCK * BLOCK];
                for (int each = nextBand.getAndIncrement(); each < bands; each = nextBand.getAndIncrement()) {
                    put(each, units, band);
                    for (int other = each; other < bands; other++) {
                        work.check();
                        put(other, units, block);
                        product.product(band, 0, rowsOf(each), block, 0, rowsOf(other));
                        product.get((rowsOf(each) * rowsOf(other) + BLOCK - 1) / BLOCK, cosines);
                        list(each, other, cosines);
                    }
                }
            }
        });
        return scores;
    }

    private int rowsOf(int band) {
        return Math.min(BLOCK, embeddings.rows() - band * BLOCK);
    }

    private void put(int band, double[] units, DoubleRows target) {
        UnitRows.put(embeddings, band * BLOCK, rowsOf(band), units);
        target.put(0, rowsOf(band), units);
    }

    private void list(int band, int other, double[] cosines) {
        int breadth = rowsOf(other);
        for (int i = 0; i < rowsOf(band); i++) {
            int row = band * BLOCK + i;
            // Where the pair with column 0 would stand.
            int place = row * (2 * embeddings.rows() - row - 1) / 2 - row - 1;
            for (int j = 0; j < breadth; j++) {
                int column = other * BLOCK + j;
                if (column > row) {
                    scores[place + column] = PairRounding.of(cosines[i * breadth + j]);
                }
            }
        }
    }
}
