package dev.isogon.internal.eval.clustering;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.FloatRows;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Arrays;

/**
 * Unit rows and centres, and what is near what, by products: ‖x − c‖² = ‖x‖² − 2·x·c + ‖c‖², in float32. Squared
 * distances below 1e-6, its rounding error, count as 0.
 */
final class Distances implements AutoCloseable {

    private static final int BLOCK = 256;
    private static final float NONE = 1e-6f;

    private final int rows;
    private final int d;
    private final int clusters;
    private final float[] units;
    private final float[] squares;
    private final float[] centreSquares;
    private final FloatRows points;
    private final FloatRows centres;
    private final FloatRows products;
    private final float[] scores;

    Distances(FloatMatrix embeddings, int clusters) {
        this.rows = embeddings.rows();
        this.d = embeddings.columns();
        this.clusters = clusters;
        this.units = UnitRows.of(embeddings).values();
        this.squares = new float[rows];
        for (int i = 0; i < rows; i++) {
            squares[i] = square(units, i * d);
        }
        this.centreSquares = new float[clusters];
        this.scores = new float[Math.max(rows, BLOCK * clusters)];
        this.points = new FloatRows(rows, d);
        this.centres = new FloatRows(clusters, d);
        this.products = new FloatRows(1, scores.length);
        points.put(0, rows, units);
    }

    int rows() {
        return rows;
    }

    /** Puts a centre onto a row. */
    void setCentre(int centre, int row) {
        float[] values = Arrays.copyOfRange(units, row * d, (row + 1) * d);
        centres.put(centre, 1, values);
        centreSquares[centre] = squares[row];
    }

    /** Lowers each row's squared distance from its nearest centre by one more centre; returns their sum. */
    double lower(int centre, double[] nearest) {
        products.product(points, 0, rows, centres, centre, 1);
        products.get(rows, scores);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            float distance = squares[i] - 2 * scores[i] + centreSquares[centre];
            nearest[i] = Math.min(nearest[i], distance < NONE ? 0 : distance);
            sum += nearest[i];
        }
        return sum;
    }

    /** Of each row its nearest centre, ties to the lowest. */
    int[] nearest() {
        int[] nearest = new int[rows];
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            products.product(points, from, count, centres, 0, clusters);
            products.get(count * clusters, scores);
            for (int i = 0; i < count; i++) {
                float best = Float.POSITIVE_INFINITY;
                for (int c = 0; c < clusters; c++) {
                    float distance = centreSquares[c] - 2 * scores[i * clusters + c];
                    if (distance < best) {
                        best = distance;
                        nearest[from + i] = c;
                    }
                }
            }
        }
        return nearest;
    }

    /** Puts each centre into the mean of its rows; one without rows stays where it is. */
    void moveCentres(int[] assigned) {
        double[] sums = new double[clusters * d];
        int[] sizes = new int[clusters];
        for (int i = 0; i < rows; i++) {
            sizes[assigned[i]]++;
            for (int k = 0; k < d; k++) {
                sums[assigned[i] * d + k] += units[i * d + k];
            }
        }
        float[] mean = new float[d];
        for (int c = 0; c < clusters; c++) {
            if (sizes[c] > 0) {
                for (int k = 0; k < d; k++) {
                    mean[k] = (float) (sums[c * d + k] / sizes[c]);
                }
                centres.put(c, 1, mean);
                centreSquares[c] = square(mean, 0);
            }
        }
    }

    private float square(float[] values, int from) {
        double sum = 0;
        for (int k = from; k < from + d; k++) {
            sum += (double) values[k] * values[k];
        }
        return (float) sum;
    }

    @Override
    public void close() {
        points.close();
        centres.close();
        products.close();
    }
}
