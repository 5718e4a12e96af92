package dev.isogon.internal.eval.weighted;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Arrays;

/**
 * All pairs of images by the cosine of their embeddings: mated ones, of one identity, count by its weight, the others by the
 * product of both weights. Pairs of one group of images are left out: a picture is not compared with itself.
 */
public final class WeightedPairs {

    /** Falling cosines. */
    private final double[] cosines;

    private final int[] first;
    private final int[] second;
    private final int identities;

    /**
     * Compares all.
     *
     * @param embeddings N×D
     * @param identity N numbers from 0
     * @param groups N numbers; images of one number show the same picture
     */
    public WeightedPairs(FloatMatrix embeddings, int[] identity, int[] groups) {
        float[] unit = UnitRows.of(embeddings).values();
        int n = embeddings.rows();
        int d = embeddings.columns();
        identities = Arrays.stream(identity).max().orElse(0) + 1;
        long[] pairs = new long[Math.toIntExact((long) n * (n - 1) / 2)];
        float[] values = new float[pairs.length];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (groups[i] != groups[j]) {
                    values[count] = product(unit, i * d, j * d, d);
                    // Sorted as one number: the cosine's bits in falling order, then the pair's place.
                    pairs[count] = ((long) ~ordered(values[count]) << Integer.SIZE) | count;
                    count++;
                }
            }
        }
        int[] left = new int[count];
        int[] right = new int[count];
        count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (groups[i] != groups[j]) {
                    left[count] = identity[i];
                    right[count++] = identity[j];
                }
            }
        }
        Arrays.sort(pairs, 0, count);
        cosines = new double[count];
        first = new int[count];
        second = new int[count];
        for (int p = 0; p < count; p++) {
            int place = (int) pairs[p];
            cosines[p] = values[place];
            first[p] = left[place];
            second[p] = right[place];
        }
    }

    /** A number's bits as an int of the same order. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private static float product(float[] unit, int a, int b, int d) {
        float sum = 0;
        for (int k = 0; k < d; k++) {
            sum += unit[a + k] * unit[b + k];
        }
        return sum;
    }

    /**
     * What the pairs come to under some weights.
     *
     * @param area chance that a mated pair scores higher than another, ties counted half
     * @param equalError mean of the share of mated pairs refused and that of the others accepted, where these are nearest to
     *     each other
     * @param accepted for each target, the largest share of mated pairs accepted at a threshold at which at most the
     *     target's share of the others is
     */
    public record Rates(double area, double equalError, double[] accepted) {}

    /**
     * Rates for false-accept rates in [0, 1]; NaN where there are no mated pairs, or no others.
     *
     * @param weights one an identity
     */
    public Rates rates(double[] targets, double[] weights) {
        double ofMated = 0;
        double ofOthers = 0;
        for (int p = 0; p < first.length; p++) {
            if (first[p] == second[p]) {
                ofMated += weights[first[p]];
            } else {
                ofOthers += weights[first[p]] * weights[second[p]];
            }
        }
        Walk walk = new Walk(targets, ofMated, ofOthers);
        for (int from = 0, to; from < first.length; from = to) {
            double tiedMated = 0;
            double tiedOthers = 0;
            for (to = from; to < first.length && cosines[to] == cosines[from]; to++) {
                if (first[to] == second[to]) {
                    tiedMated += weights[first[to]];
                } else {
                    tiedOthers += weights[first[to]] * weights[second[to]];
                }
            }
            walk.step(tiedMated, tiedOthers);
        }
        return new Rates(walk.wins / (ofMated * ofOthers), walk.equalError, walk.accepted);
    }

    /** Number of identities: weights that {@link #rates} takes. */
    public int identities() {
        return identities;
    }

    /** The way down the thresholds. */
    private static final class Walk {

        private static final double ROUNDING = 1e-9;

        private final double[] targets;
        private final double ofMated;
        private final double ofOthers;
        private final double[] accepted;
        private double mated;
        private double others;
        private double wins;
        private double gap = 1;
        private double equalError = 0.5;

        Walk(double[] targets, double ofMated, double ofOthers) {
            this.targets = targets;
            this.ofMated = ofMated;
            this.ofOthers = ofOthers;
            this.accepted = new double[targets.length];
        }

        void step(double tiedMated, double tiedOthers) {
            wins += tiedOthers * (mated + tiedMated / 2);
            mated += tiedMated;
            others += tiedOthers;
            double refused = 1 - mated / ofMated;
            double wrong = others / ofOthers;
            double here = Math.abs(refused - wrong);
            if (here < gap || (here == gap && (refused + wrong) / 2 <= equalError)) {
                gap = here;
                equalError = (refused + wrong) / 2;
            }
            for (int t = 0; t < targets.length; t++) {
                if (others <= targets[t] * ofOthers * (1 + ROUNDING)) {
                    accepted[t] = mated / ofMated;
                }
            }
        }
    }
}
