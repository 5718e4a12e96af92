package dev.isogon.internal.eval.weighted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.Uncertainty;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals of figures of pairs over identities, in worlds whose truth is known from many more identities. */
class PairCoverageTest {

    private static final double[] TARGETS = {0.1, 0.01};

    /** Images around a centre an identity; identities differ in how far theirs spread. */
    private static WeightedPairs world(int identities, int images, Random random) {
        int d = 8;
        float[] values = new float[identities * images * d];
        for (int i = 0; i < identities; i++) {
            double[] centre = random.doubles(d).map(x -> random.nextGaussian()).toArray();
            double spread = 0.4 + 0.4 * random.nextDouble();
            for (int k = 0; k < images * d; k++) {
                values[i * images * d + k] = (float) (centre[k % d] + spread * random.nextGaussian());
            }
        }
        int size = identities * images;
        return new WeightedPairs(
                new FloatMatrix(size, d, values),
                IntStream.range(0, size).map(i -> i / images).toArray(),
                IntStream.range(0, size).toArray());
    }

    private static double[] figures(WeightedPairs pairs, double[] weights) {
        WeightedPairs.Rates rates = pairs.rates(TARGETS, weights);
        return new double[] {rates.area(), rates.equalError(), rates.accepted()[0], rates.accepted()[1]};
    }

    private static double[] ones(int identities) {
        return IntStream.range(0, identities).mapToDouble(i -> 1).toArray();
    }

    @Test
    void intervalsOverFortyIdentitiesCoverTheTruth() {
        Random random = new Random(12);
        int trials = 120;
        int identities = 40;
        double[] truth = new double[4];
        for (int i = 0; i < 6; i++) {
            double[] each = figures(world(700, 4, random), ones(700));
            for (int f = 0; f < truth.length; f++) {
                truth[f] += each[f] / 6;
            }
        }
        int[] covered = new int[truth.length];
        for (int trial = 0; trial < trials; trial++) {
            WeightedPairs pairs = world(identities, 4, random);
            double[] values = figures(pairs, ones(identities));
            double[][] resampled = new double[truth.length][IdentityWeights.RESAMPLES];
            for (int r = 0; r < IdentityWeights.RESAMPLES; r++) {
                int resample = r;
                int first = trial * identities;
                double[] again = figures(
                        pairs,
                        IntStream.range(0, identities)
                                .mapToDouble(i -> IdentityWeights.of(resample, first + i))
                                .toArray());
                for (int f = 0; f < again.length; f++) {
                    resampled[f][r] = again[f];
                }
            }
            for (int f = 0; f < truth.length; f++) {
                double variance = IdentityWeights.variance(resampled[f], identities);
                covered[f] += new Uncertainty(values[f], 0, 1, variance, identities)
                                .ofShare(0.95)
                                .contains(truth[f])
                        ? 1
                        : 0;
            }
        }
        // 114 of 120, less two deviations of such a count; of 400 trials they covered 373, 377, 381 and 386.
        assertThat(covered).as("area, EER, TAR at FAR 0.1 and 0.01").satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isGreaterThanOrEqualTo(109);
            }
        });
    }
}
