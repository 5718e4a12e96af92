package dev.isogon.internal.lint.evidence;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How a set's embeddings lie.
 *
 * @param images N
 * @param dimensions D
 * @param identical images whose embedding is to the bit that of an image of another class
 * @param sampled images of the sample that the following figures are of
 * @param near images of the sample whose embedding points where that of an image of another class does: cosine above
 *     {@link #NEAR}
 * @param otherCosine mean cosine between images of different classes
 * @param effectiveDimension participation ratio (Σλ)²/Σλ² of the eigenvalues λ of the unit vectors' covariance, in [1, D]
 * @param shortNorm 5th percentile of the embeddings' lengths
 * @param longNorm 95th percentile of the embeddings' lengths
 */
public record EmbeddingFacts(
        int images,
        int dimensions,
        int identical,
        int sampled,
        int near,
        double otherCosine,
        double effectiveDimension,
        double shortNorm,
        double longNorm) {

    /** Closer than 0.26°. */
    static final double NEAR = 0.99999;

    /** So many rows take a tenth of a second. */
    private static final int MOST = 1_000;

    /**
     * Measures them.
     *
     * @param labels one a row
     */
    public static EmbeddingFacts of(FloatMatrix embeddings, int[] labels) {
        int rows = embeddings.rows();
        int count = Math.min(MOST, rows);
        int[] chosen = IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows / count))
                .toArray();
        double[][] unit = new double[count][];
        double[] norms = new double[count];
        for (int i = 0; i < count; i++) {
            unit[i] = new double[embeddings.columns()];
            UnitRows.put(embeddings, chosen[i], 1, unit[i]);
            norms[i] = UnitRows.length(embeddings, chosen[i]);
        }
        Arrays.sort(norms);
        int near = 0;
        double cosines = 0;
        long pairs = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            boolean found = false;
            for (int j = 0; j < count; j++) {
                double cosine = dot(unit[i], unit[j]);
                squares += cosine * cosine;
                if (labels[chosen[i]] != labels[chosen[j]]) {
                    found |= cosine > NEAR;
                    cosines += cosine;
                    pairs++;
                }
            }
            near += found ? 1 : 0;
        }
        return new EmbeddingFacts(
                rows,
                embeddings.columns(),
                identical(embeddings, labels),
                count,
                near,
                pairs == 0 ? 0 : cosines / pairs,
                participation(unit, squares),
                norms[count / 20],
                norms[count - 1 - count / 20]);
    }

    /**
     * (Σλ)²/Σλ² without any eigenvalue: with the Gram matrix G of the unit rows and their mean m, Σλ = 1 − ‖m‖² and Σλ² =
     * ‖G‖²/N² − 2·mean (x·m)² + ‖m‖⁴, what the Frobenius norm of the centred Gram matrix comes to.
     *
     * @param squares ‖G‖², the sum of all squared cosines
     */
    private static double participation(double[][] unit, double squares) {
        double n = unit.length;
        double[] mean = new double[unit[0].length];
        double lengths = 0;
        for (double[] each : unit) {
            lengths += dot(each, each) / n;
            for (int d = 0; d < mean.length; d++) {
                mean[d] += each[d] / n;
            }
        }
        double ofMean = dot(mean, mean);
        double along = Arrays.stream(unit)
                .mapToDouble(each -> dot(each, mean))
                .map(v -> v * v)
                .average()
                .orElse(0);
        double sum = lengths - ofMean;
        double sumOfSquares = squares / (n * n) - 2 * along + ofMean * ofMean;
        // Where all rows are one, only rounding is left.
        return sum < 1e-9 || sumOfSquares <= 0 ? 1 : Math.max(1, sum * sum / sumOfSquares);
    }

    private static int identical(FloatMatrix embeddings, int[] labels) {
        Map<Row, Set<Integer>> classes = new HashMap<>();
        for (int i = 0; i < labels.length; i++) {
            classes.computeIfAbsent(new Row(embeddings, i), none -> new HashSet<>())
                    .add(labels[i]);
        }
        int identical = 0;
        for (int i = 0; i < labels.length; i++) {
            identical += classes.getOrDefault(new Row(embeddings, i), Set.of()).size() > 1 ? 1 : 0;
        }
        return identical;
    }

    private record Row(FloatMatrix of, int row) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Row that
                    && Arrays.equals(
                            of.values(),
                            start(),
                            start() + of.columns(),
                            that.of.values(),
                            that.start(),
                            that.start() + that.of.columns());
        }

        private int start() {
            return row * of.columns();
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (int i = start(); i < start() + of.columns(); i++) {
                hash = 31 * hash + Float.floatToIntBits(of.values()[i]);
            }
            return hash;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
