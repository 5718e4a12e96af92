package dev.isogon.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {

    /** Wilson's interval of the figures that the public experiment published for faces. */
    @ParameterizedTest
    @CsvSource({"444, 521, 0.819, 0.880", "469, 521, 0.871, 0.923", "466, 521, 0.865, 0.918"})
    void wilsonIsTheKnownOne(int right, int trials, double low, double high) {
        Interval interval = WilsonInterval.of(right, trials, 0.95);
        assertThat(interval.low()).isCloseTo(low, within(5e-4));
        assertThat(interval.high()).isCloseTo(high, within(5e-4));
    }

    @Test
    void seedsNeededAreTheTextbookOnes() {
        // The tables of t tests at 5 % and power 80 %: 17 a group for a difference of one deviation, 64 for a half.
        assertThat(SampleSize.seedsToTell(1, 1, 0.05, 0.8)).isEqualTo(17);
        assertThat(SampleSize.seedsToTell(1, 2, 0.05, 0.8)).isEqualTo(64);
        // Paired: 10 and 34.
        assertThat(SampleSize.pairedSeedsToTell(1, 1, 0.05, 0.8)).isEqualTo(10);
        assertThat(SampleSize.pairedSeedsToTell(1, 2, 0.05, 0.8)).isEqualTo(34);
    }

    @Test
    void withoutSpreadOverImagesTheIntervalIsStudents() {
        // Every image alike within a seed: means 0 and 1, s² = 1/2, standard error √(1/2/2) = 0.5, t(1) = 12.706.
        boolean[][] correct = {new boolean[50], new boolean[50]};
        java.util.Arrays.fill(correct[1], true);
        Interval interval = CrossedInterval.difference(correct, new boolean[2][50], 0.95);
        assertThat(interval.value()).isCloseTo(0.5, within(1e-12));
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isEqualTo(-1);
    }

    @Test
    void oneSeedHasNoInterval() {
        assertThatThrownBy(() -> CrossedInterval.accuracy(new boolean[1][50], 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void intervalsOverSeedsAndImagesCoverTheTruth(int seeds) {
        Random random = new Random(11);
        int covered = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            // Accuracy Φ(1 + seed + image effects); its mean over both is Φ(1/√(1 + 0.3² + 0.7²)) = 0.7869.
            boolean[][] correct = new boolean[seeds][300];
            double[] ofImage =
                    random.doubles(300).map(x -> 0.7 * random.nextGaussian()).toArray();
            for (boolean[] seed : correct) {
                double ofSeed = 0.3 * random.nextGaussian();
                for (int i = 0; i < seed.length; i++) {
                    seed[i] = random.nextGaussian() < 1 + ofSeed + ofImage[i];
                }
            }
            covered += CrossedInterval.accuracy(correct, 0.95).contains(0.7869) ? 1 : 0;
        }
        assertThat(covered / (double) trials).isGreaterThan(0.93);
    }
}
