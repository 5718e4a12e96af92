package dev.isogon.internal.eval;

import dev.isogon.internal.matrix.DoubleRows;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import dev.isogon.metrics.Work;

/** One worker's memory: unit rows of a chunk of probes and of a block of references, and the chunk's scores. */
final class ScoreBlock implements AutoCloseable {

    /** References a product, and the most probes a chunk. */
    static final int BLOCK = 512;

    private final FloatMatrix probes;
    private final FloatMatrix references;
    private final double[] units;
    private final double[] products;
    private final DoubleRows chunkRows;
    private final DoubleRows blockRows;
    private final DoubleRows product;
    private final float[] scores;
    private final float[] row;
    private int from;
    private int count;

    ScoreBlock(FloatMatrix probes, FloatMatrix references, int chunk) {
        this.probes = probes;
        this.references = references;
        int d = probes.columns();
        units = new double[BLOCK * d];
        products = new double[BLOCK * chunk];
        scores = new float[chunk * references.rows()];
        row = new float[references.rows()];
        chunkRows = new DoubleRows(chunk, d);
        blockRows = new DoubleRows(BLOCK, d);
        product = new DoubleRows(chunk, BLOCK);
    }

    void fill(int firstProbe, int probeCount, Work work) {
        from = firstProbe;
        count = probeCount;
        put(probes, from, count, chunkRows);
        for (int first = 0; first < references.rows(); first += BLOCK) {
            work.check();
            int height = Math.min(BLOCK, references.rows() - first);
            put(references, first, height, blockRows);
            product.product(chunkRows, 0, count, blockRows, 0, height);
            product.get((count * height + BLOCK - 1) / BLOCK, products);
            for (int p = 0; p < count; p++) {
                int target = p * references.rows() + first;
                for (int r = 0; r < height; r++) {
                    // Adding 0 makes −0 a 0, which sorting would put apart.
                    scores[target + r] = (float) products[p * height + r] + 0f;
                }
            }
        }
    }

    void hand(CosineScores.Reader reader) {
        for (int p = 0; p < count; p++) {
            System.arraycopy(scores, p * row.length, row, 0, row.length);
            reader.read(from + p, row);
        }
    }

    private void put(FloatMatrix matrix, int first, int rows, DoubleRows target) {
        UnitRows.put(matrix, first, rows, units);
        target.put(0, rows, units);
    }

    @Override
    public void close() {
        chunkRows.close();
        blockRows.close();
        product.close();
    }
}
