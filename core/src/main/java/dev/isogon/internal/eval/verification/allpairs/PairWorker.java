package dev.isogon.internal.eval.verification.allpairs;

import static dev.isogon.internal.eval.verification.allpairs.PairCount.BLOCK;

import dev.isogon.internal.matrix.DoubleRows;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Arrays;

/** One worker of a {@link PairCount}: its memory, and its way through a band of rows. */
final class PairWorker implements AutoCloseable {

    /** Pairs after which a cell of 32 bits could be full. */
    private static final long MOST = Integer.MAX_VALUE - (long) BLOCK * BLOCK;

    private final PairCount count;
    private final int width;
    private final DoubleRows band;
    private final DoubleRows block;
    private final DoubleRows product;
    private final double[] units;
    private final double[] cosines = new double[BLOCK * BLOCK];
    private final int[] nonMated = new int[ScoreGrid.CELLS];
    private final int[] mated = new int[BLOCK * BLOCK];
    private int matedFound;
    private long sinceAdded;

    PairWorker(PairCount count) {
        this.count = count;
        width = count.embeddings.columns();
        units = new double[BLOCK * width];
        band = new DoubleRows(BLOCK, width);
        block = new DoubleRows(BLOCK, width);
        product = new DoubleRows(BLOCK, BLOCK);
    }

    void work() {
        for (int each = count.take(); each < count.bands(); each = count.take()) {
            put(each, band);
            for (int other = each; other < count.bands(); other++) {
                count.advance(0);
                put(other, block);
                count.advance(compare(each, other));
            }
        }
        count.add(nonMated, mated, matedFound);
    }

    /** Counts a band's pairs with a block, in the diagonal block each pair once; gives their number. */
    private long compare(int each, int other) {
        int height = count.rowsOf(each);
        int breadth = count.rowsOf(other);
        product.product(band, 0, height, block, 0, breadth);
        product.get((height * breadth + BLOCK - 1) / BLOCK, cosines);
        long pairs = 0;
        for (int i = 0; i < height; i++) {
            int label = count.labels[each * BLOCK + i];
            int from = each == other ? i + 1 : 0;
            row(label, other * BLOCK, i * breadth, from, breadth);
            pairs += breadth - from;
        }
        count.addMated(mated, matedFound);
        matedFound = 0;
        sinceAdded += pairs;
        if (sinceAdded > MOST) {
            count.add(nonMated, mated, 0);
            Arrays.fill(nonMated, 0);
            sinceAdded = 0;
        }
        return pairs;
    }

    private void row(int label, int firstLabel, int start, int from, int to) {
        int[] labels = count.labels;
        for (int j = from; j < to; j++) {
            int cell = ScoreGrid.cell(cosines[start + j]);
            if (labels[firstLabel + j] == label) {
                mated[matedFound++] = cell;
            } else {
                nonMated[cell]++;
            }
        }
    }

    /** Rows of length 1 in float64; a row of zeros stays one. */
    private void put(int number, DoubleRows target) {
        int rows = count.rowsOf(number);
        UnitRows.put(count.embeddings, number * BLOCK, rows, units);
        target.put(0, rows, units);
    }

    @Override
    public void close() {
        band.close();
        block.close();
        product.close();
    }
}
