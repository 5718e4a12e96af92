package dev.isogon.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {

    @Test
    void seedsNeededAreTheTextbookOnes() {
        // The tables of t tests at 5 % and power 80 %: 17 a group for a difference of one deviation, 64 for a half.
        assertThat(SampleSize.seedsToTell(1, 1, 0.05, 0.8)).isEqualTo(17);
        assertThat(SampleSize.seedsToTell(1, 2, 0.05, 0.8)).isEqualTo(64);
    }

    @Test
    void whatWouldShowADifferenceIsTheTextbooksToo() {
        // Paired, without a part of the images: 10 seeds for a difference of one deviation, 34 for a half, of however
        // many it was measured.
        for (int seeds : new int[] {2, 5, 40}) {
            assertThat(new Uncertainty(1, 1.0 / seeds, seeds, 0, 100)
                            .needed(0.05, 0.8)
                            .runs())
                    .hasValue(10);
            assertThat(new Uncertainty(-1, 4.0 / seeds, seeds, 0, 100)
                            .needed(0.05, 0.8)
                            .runs())
                    .hasValue(34);
        }
        // The same of images, without a part of the seeds, which then may be one.
        assertThat(new Uncertainty(1, 0, 1, 4.0 / 20, 20).needed(0.05, 0.8).units())
                .hasValue(34);
        assertThat(new Uncertainty(1, 0, 1, 4.0 / 20, 20).needed(0.05, 0.8).runs())
                .isEmpty();
    }

    @Test
    void noNumberOfSeedsShowsWhatImagesHide() {
        // Images alone reach 2.8 deviations of their mean, 0.1 each, which is more than the difference; and seeds alone
        // do too.
        assertThat(new Uncertainty(0.2, 1e-4, 5, 0.01, 1000).needed(0.05, 0.8).runs())
                .isEmpty();
        assertThat(new Uncertainty(0.2, 1e-4, 5, 0.01, 1000)
                        .needed(0.05, 0.8)
                        .units()
                        .orElse(0))
                .isBetween(1900L, 2100L);
        assertThat(new Uncertainty(0, 1e-4, 5, 0.01, 1000).needed(0.05, 0.8).units())
                .isEmpty();
    }

    @Test
    void theIntervalAddsSeedsAndImagesEachWithStudentsT() {
        // Seed 1 is right on images 1 to 26 of 50, seed 2 on the other 24: means 0.52 and 0.48, and every image's mean
        // is
        // 1/2. So V is that of the seeds alone: variance 0.0008, over two seeds 0.0004, root 0.02, and t(1) = 12.706.
        boolean[][] correct = new boolean[2][50];
        for (int i = 0; i < 50; i++) {
            correct[i < 26 ? 0 : 1][i] = true;
        }
        Interval interval = CrossedInterval.accuracy(correct, 0.95);
        assertThat(interval.value()).isCloseTo(0.5, within(1e-12));
        assertThat(interval.low()).isCloseTo(0.5 - 12.7062 * 0.02, within(1e-5));
        assertThat(interval.high()).isCloseTo(0.5 + 12.7062 * 0.02, within(1e-5));

        // Both seeds right on the first 40 of 50: no spread over seeds; images 0.16·50/49 over 50, and t(49) = 2.00958.
        for (boolean[] seed : correct) {
            java.util.Arrays.fill(seed, 0, 40, true);
            java.util.Arrays.fill(seed, 40, 50, false);
        }
        interval = CrossedInterval.accuracy(correct, 0.95);
        assertThat(interval.high() - 0.8).isCloseTo(2.00958 * Math.sqrt(0.16 / 49), within(1e-5));
    }

    @Test
    void lossesThatMarkEveryImageAlikeDifferByNothing() {
        // 199 of 200 right under three seeds and both losses: thirds must not leave rounding behind.
        boolean[][] correct = new boolean[3][200];
        for (boolean[] seed : correct) {
            java.util.Arrays.fill(seed, 0, 199, true);
        }
        Interval interval = CrossedInterval.difference(correct, correct, 0.95);
        assertThat(interval.value()).isZero();
        // 1 − 0.025^(1/200).
        assertThat(interval.high()).isCloseTo(0.0182752, within(1e-6));
        assertThat(interval.low()).isCloseTo(-0.0182752, within(1e-6));
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
        double width = 0;
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
            Interval interval = CrossedInterval.accuracy(correct, 0.95);
            covered += interval.contains(0.7869) ? 1 : 0;
            width += (interval.high() - interval.low()) / trials;
        }
        assertThat(covered / (double) trials).isGreaterThan(0.93);
        // By normal theory, drawn 4,000 times outside of Java: accuracies of seeds vary by Φ((1 + 0.3·e) ∕ √1.49) and
        // by 300
        // trials, times t(S − 1) ∕ √S, with the images' part, cut off at 0 and 1.
        double expected = seeds == 2 ? 0.632 : seeds == 3 ? 0.320 : 0.181;
        assertThat(width).isBetween(0.85 * expected, 1.15 * expected);
    }
}
