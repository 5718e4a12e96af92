package dev.isogon.internal.eval.neighbours;

import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;

/**
 * One similarity on one gallery, in three precisions of the same score (the larger the nearer): exact by plain
 * sequential loops in float64, and as an inner product of prepared rows, whose error in float32 or float64 is bounded.
 *
 * <p>Cosine prepares unit rows. Euclid takes the gallery's mean away from everything, which changes no distance but
 * keeps numbers small, and scores p·g − ‖g‖²/2 + a, by two more columns. The constant a = ‖p‖²/2 + mean ‖g‖² is the
 * probe's own and changes no order; with it the mean score over the gallery is at least 0, and so is the best. All is
 * first multiplied by a power of two that brings the longest row near 1, so that no float32 overflows.
 */
final class Comparer {

    private final Similarity similarity;
    private final FloatMatrix probes;
    private final FloatMatrix gallery;
    private final int d;
    private final double[] mean;
    private final double factor;
    private final double meanSquare;
    private final double[] probeNorms;
    private final double[] galleryNorms;

    Comparer(Similarity similarity, FloatMatrix probes, FloatMatrix gallery) {
        this.similarity = similarity;
        this.probes = probes;
        this.gallery = gallery;
        this.d = gallery.columns();
        this.mean = similarity == Similarity.EUCLIDEAN ? mean(gallery) : new double[d];
        double[] plainGallery = norms(gallery);
        double[] plainProbes = norms(probes);
        double largest = Math.max(max(plainGallery), max(plainProbes));
        this.factor =
                similarity == Similarity.EUCLIDEAN && largest > 0 ? Math.scalb(1.0, -Math.getExponent(largest)) : 1;
        this.galleryNorms = times(factor, plainGallery);
        this.probeNorms = times(factor, plainProbes);
        this.meanSquare =
                Arrays.stream(galleryNorms).map(norm -> norm * norm).average().orElse(0);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    /** Columns of the prepared rows. */
    int width() {
        return similarity == Similarity.EUCLIDEAN ? d + 2 : d;
    }

    private static double[] mean(FloatMatrix matrix) {
        double[] mean = new double[matrix.columns()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += matrix.at(i, k) / (double) matrix.rows();
            }
        }
        return mean;
    }

    /** Norms of rows with the mean taken away, summed in order. */
    private double[] norms(FloatMatrix matrix) {
        double[] norms = new double[matrix.rows()];
        for (int i = 0; i < norms.length; i++) {
            double sum = 0;
            for (int k = 0; k < d; k++) {
                double x = matrix.at(i, k) - mean[k];
                sum += x * x;
            }
            norms[i] = Math.sqrt(sum);
        }
        return norms;
    }

    double preparedProbe(int row, int k) {
        if (k >= d) {
            return k == d ? 1 : shift(probeNorms[row]);
        }
        return prepared(probes.at(row, k), k, probeNorms[row]);
    }

    double preparedGallery(int row, int k) {
        if (k >= d) {
            return k == d ? -galleryNorms[row] * galleryNorms[row] / 2 : 1;
        }
        return prepared(gallery.at(row, k), k, galleryNorms[row]);
    }

    private double shift(double probeNorm) {
        return probeNorm * probeNorm / 2 + meanSquare;
    }

    private double prepared(double value, int k, double norm) {
        if (similarity == Similarity.EUCLIDEAN) {
            return factor * (value - mean[k]);
        }
        return norm == 0 ? 0 : value / norm;
    }

    /** Length of a prepared probe. */
    double probeLength(int row) {
        return similarity == Similarity.EUCLIDEAN ? probeNorms[row] : 1;
    }

    /** Length of a prepared gallery row. */
    double galleryLength(int row) {
        return similarity == Similarity.EUCLIDEAN ? galleryNorms[row] : 1;
    }

    /**
     * Bound on the error of a score: γ_d·‖p‖·‖g‖ for the inner product (Higham, Accuracy and Stability of Numerical
     * Algorithms, 3.5), with eight more roundings for preparing and for the two columns.
     *
     * @param unit the unit roundoff, 2⁻²⁴ or 2⁻⁵³
     */
    double errorBound(double probeLength, double galleryLength, double unit) {
        double added = similarity == Similarity.EUCLIDEAN ? galleryLength * galleryLength / 2 + shift(probeLength) : 0;
        return 1.01 * (d + 8) * unit * (probeLength * galleryLength + added);
    }

    /** Exact scores of a probe with up to four gallery rows side by side, each summed in order. */
    void exact(int probe, int[] rows, int count, double[] scores) {
        int p = probe * d;
        int a = rows[0] * d;
        int b = rows[Math.min(1, count - 1)] * d;
        int c = rows[Math.min(2, count - 1)] * d;
        int e = rows[Math.min(3, count - 1)] * d;
        float[] x = probes.values();
        float[] g = gallery.values();
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        if (similarity == Similarity.COSINE) {
            for (int k = 0; k < d; k++) {
                double value = x[p + k];
                s0 += value * g[a + k];
                s1 += value * g[b + k];
                s2 += value * g[c + k];
                s3 += value * g[e + k];
            }
        } else {
            for (int k = 0; k < d; k++) {
                double value = x[p + k];
                double d0 = value - g[a + k];
                double d1 = value - g[b + k];
                double d2 = value - g[c + k];
                double d3 = value - g[e + k];
                s0 -= d0 * d0;
                s1 -= d1 * d1;
                s2 -= d2 * d2;
                s3 -= d3 * d3;
            }
        }
        scores[0] = s0;
        scores[1] = s1;
        scores[2] = s2;
        scores[3] = s3;
        for (int i = 0; i < count && similarity == Similarity.COSINE; i++) {
            double norms = probeNorms[probe] * galleryNorms[rows[i]];
            scores[i] = norms == 0 ? 0 : scores[i] / norms;
        }
    }
}
