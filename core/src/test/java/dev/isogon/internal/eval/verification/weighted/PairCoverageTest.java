package dev.isogon.internal.eval.verification.weighted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.Spread;
import dev.isogon.internal.eval.Uncertainty;
import dev.isogon.internal.eval.resampling.IdentityWeights;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intervals of figures of pairs over identities, in worlds whose truth is known from many more identities. */
@Tag("any-jdk")
class PairCoverageTest {

    /** Images around a centre an identity; identities differ in how far theirs spread. */
    private static IdentityPairs world(int identities, int images, Random random) {
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
        return IdentityPairs.of(IdentityScores.ofPictures(
                new FloatMatrix(size, d, values),
                IntStream.range(0, size).map(i -> i / images).toArray(),
                IntStream.range(0, size).toArray()));
    }

    private static double[] figures(IdentityPairs pairs, double[] weights) {
        ScoredPairs weighted = pairs.under(weights);
        return new double[] {
            Auc.of(weighted),
            EqualErrorRate.of(weighted).value(),
            TrueAcceptRate.at(weighted, 0.1).value(),
            TrueAcceptRate.at(weighted, 0.01).value()
        };
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
        double[] widths = new double[truth.length];
        double[][] estimates = new double[truth.length][trials];
        for (int trial = 0; trial < trials; trial++) {
            IdentityPairs pairs = world(identities, 4, random);
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
                Interval interval = new Uncertainty(values[f], 0, 1, variance, identities).ofShare(0.95);
                covered[f] += interval.contains(truth[f]) ? 1 : 0;
                widths[f] += (interval.high() - interval.low()) / trials;
                estimates[f][trial] = values[f];
            }
        }
        // 114 of 120, less two deviations of such a count; of 400 trials they covered 373, 377, 381 and 386.
        assertThat(covered).as("area, EER, TAR at FAR 0.1 and 0.01").satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isGreaterThanOrEqualTo(109);
            }
        });
        // 2·1.96 deviations of the estimates themselves is what a width must be: neither half as wide again, nor half.
        for (int f = 0; f < truth.length; f++) {
            double normal = 2 * 1.96 * Spread.deviation(estimates[f]);
            assertThat(widths[f]).isBetween(0.75 * normal, 1.5 * normal);
        }
    }
}
