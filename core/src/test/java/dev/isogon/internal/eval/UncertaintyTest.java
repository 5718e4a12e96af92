package dev.isogon.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncertaintyTest {

    @Test
    void theIntervalAddsBothPartsEachWithItsOwnT() {
        // t(2) = 4.30265 and t(49) = 2.00958: √(18.5128·0.0001 + 4.03841·0.0004) = √0.00346664.
        Interval interval = new Uncertainty(0.1, 0.0001, 3, 0.0004, 50).interval(-1, 1, 0.95);
        assertThat(interval.high() - 0.1).isCloseTo(0.0588782, within(1e-6));
        assertThat(interval.low()).isCloseTo(0.1 - 0.0588782, within(1e-6));
    }

    @Test
    void anIntervalOfAShareHasMoreRoomAwayFromItsEnd() {
        // √0.0009·t(49)/(0.9·0.1) = 0.03·2.009575/0.09 = 0.669858 around ln 9 = 2.197225.
        Interval interval = new Uncertainty(0.9, 0, 1, 0.0009, 50).ofShare(0.95);
        assertThat(interval.low()).isCloseTo(0.8216206, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.9461950, within(1e-6));
        // All right: Clopper's and Pearson's 0.025^(1/50).
        assertThat(new Uncertainty(1, 0, 1, 0, 50).ofShare(0.95).low()).isCloseTo(0.9288783, within(1e-6));
    }

    @Test
    void ofOnePartAloneThePValueIsStudents() {
        // 2 standard errors over 10 units: two-sided p of t(9) = 2 is 0.07655 (tables).
        assertThat(new Uncertainty(0.2, 0, 1, 0.01, 10).pValue()).isCloseTo(0.07655, within(1e-5));
        // 4.30265 over 3 runs is the 5 % point of t(2).
        assertThat(new Uncertainty(-0.430265, 0.01, 3, 0, 10).pValue()).isCloseTo(0.05, within(1e-6));
        assertThat(new Uncertainty(0, 0.01, 3, 0.1, 10).pValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.3})
    void thePValueIsTheLevelWhoseIntervalJustReachesZero(double alpha) {
        double half = new Uncertainty(0, 0.0002, 3, 0.0004, 50)
                .interval(-1, 1, 1 - alpha)
                .high();
        assertThat(new Uncertainty(half, 0.0002, 3, 0.0004, 50).pValue()).isCloseTo(alpha, within(1e-8));
        // Without any variance 1 − (α/2)^(1/50).
        double alike =
                new Uncertainty(0, 0, 3, 0, 50).interval(-1, 1, 1 - alpha).high();
        assertThat(new Uncertainty(alike, 0, 3, 0, 50).pValue()).isCloseTo(alpha, within(1e-8));
    }

    @Test
    void theSmallestVisibleDifferenceIsCohensTurnedRound() {
        // Ten pairs show one deviation at 5 % and 80 % (SampleSize's tables, 10 and not 9).
        assertThat(new Uncertainty(0, 0, 1, 1.0 / 10, 10).smallestVisible(0.05, 0.8))
                .isLessThan(1);
        assertThat(new Uncertainty(0, 0, 1, 1.0 / 9, 9).smallestVisible(0.05, 0.8))
                .isGreaterThan(1);
        // t(9): 2.262157 + 0.883404 = 3.145561, times √0.1.
        assertThat(new Uncertainty(0, 0, 1, 1.0 / 10, 10).smallestVisible(0.05, 0.8))
                .isCloseTo(0.994714, within(1e-5));
    }

    /** Four seeds, 400 images; the true difference is set to what one such comparison calls the smallest visible. */
    @Test
    void aDifferenceOfTheSmallestVisibleSizeIsSeenAtLeastFourTimesInFive() {
        Random random = new Random(3);
        int trials = 300;
        double visible = 0;
        for (int trial = 0; trial < trials; trial++) {
            visible += drawn(random, 0).smallestVisible(0.05, 0.8) / trials;
        }
        int seen = 0;
        for (int trial = 0; trial < trials; trial++) {
            seen += drawn(random, visible).pValue() < 0.05 ? 1 : 0;
        }
        // Both parts' quantiles added up are on the safe side, but not far from it.
        assertThat(seen / (double) trials).isBetween(0.78, 0.97);
    }

    private static Uncertainty drawn(Random random, double difference) {
        double[] ofImage =
                random.doubles(400).map(x -> 0.25 * random.nextGaussian()).toArray();
        double[] bySeed = new double[4];
        double[] byImage = new double[400];
        double mean = 0;
        for (int s = 0; s < 4; s++) {
            double ofSeed = 0.02 * random.nextGaussian();
            for (int i = 0; i < 400; i++) {
                double value = difference + ofSeed + ofImage[i] + 0.3 * random.nextGaussian();
                bySeed[s] += value / 400;
                byImage[i] += value / 4;
                mean += value / 1600;
            }
        }
        return new Uncertainty(mean, Spread.variance(bySeed) / 4, 4, Spread.variance(byImage) / 400, 400);
    }
}
