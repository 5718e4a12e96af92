package dev.isogon.internal.eval.calibration;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.FloatRows;
import dev.isogon.internal.matrix.UnitRows;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Embeddings at unit length, identity after identity, and their cosines by blocks of rows. */
final class IdentityRows implements AutoCloseable {

    private static final int BLOCK = 64;

    /** The identity of each row, from 0. */
    final int[] identityOf;

    /** The first row of each identity, and at last the number of rows. */
    final int[] begins;

    private final FloatRows unit;
    private final FloatRows products;
    private final int[] bits;
    private final Work work;

    /** Something done with the cosines of one row with the columns from a first one on. */
    interface Row {
        void at(int row, int from, int place);
    }

    IdentityRows(FloatMatrix embeddings, int[] labels, Work work) {
        if (labels.length != embeddings.rows() || Arrays.stream(labels).anyMatch(label -> label < 0)) {
            throw new IllegalArgumentException(
                    embeddings.rows() + " embeddings need as many labels of at least 0, not " + labels.length);
        }
        this.work = work;
        int[] order = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> labels[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int n = labels.length;
        identityOf = new int[n];
        for (int i = 1; i < n; i++) {
            identityOf[i] = identityOf[i - 1] + (labels[order[i]] == labels[order[i - 1]] ? 0 : 1);
        }
        begins = begins(identityOf);
        unit = new FloatRows(Math.max(1, n), embeddings.columns());
        for (int i = 0; i < n; i++) {
            unit.put(i, 1, unitRow(embeddings, order[i]));
        }
        products = new FloatRows(BLOCK, Math.max(1, n));
        bits = new int[Math.multiplyExact(BLOCK, n)];
    }

    private static int[] begins(int[] identityOf) {
        int n = identityOf.length;
        int identities = n == 0 ? 0 : identityOf[n - 1] + 1;
        int[] begins = new int[identities + 1];
        begins[identities] = n;
        for (int i = n - 1; i >= 0; i--) {
            begins[identityOf[i]] = i;
        }
        return begins;
    }

    private static float[] unitRow(FloatMatrix embeddings, int row) {
        if (!Double.isFinite(UnitRows.length(embeddings, row))) {
            throw new IllegalArgumentException("the embedding in row " + row + " is not of finite numbers");
        }
        return UnitRows.row(embeddings, row);
    }

    /** The cosine at a place, while its row is at work. */
    double score(int place) {
        return Float.intBitsToFloat(bits[place]);
    }

    /** Which columns a row is compared with: all others, those that no row before was, or few enough for its identity. */
    enum Columns {
        ALL,
        FROM_THE_BLOCK,
        OF_ITS_IDENTITIES
    }

    /** Each row in turn. */
    void each(Columns columns, Row row) {
        int n = identityOf.length;
        for (int first = 0; first < n; first += BLOCK) {
            int height = Math.min(BLOCK, n - first);
            int from = columns == Columns.ALL ? 0 : first;
            int end = columns == Columns.OF_ITS_IDENTITIES ? begins[identityOf[first + height - 1] + 1] : n;
            int width = end - from;
            products.product(unit, first, height, unit, from, width);
            products.bits(height * width, bits);
            for (int i = 0; i < height; i++) {
                row.at(first + i, from, i * width);
            }
            work.check();
            work.at("comparing", first + height, identityOf.length);
        }
    }

    @Override
    public void close() {
        unit.close();
        products.close();
    }
}
