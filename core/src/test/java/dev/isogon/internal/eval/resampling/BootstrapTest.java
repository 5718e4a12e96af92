package dev.isogon.internal.eval.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.Spread;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum / Arrays.stream(weights).sum();
    }

    @Test
    void theIntervalOfAMeanIsTheTextbooks() {
        Random random = new Random(4);
        double[] values = DoubleStream.generate(random::nextGaussian).limit(200).toArray();
        double[][] resampled =
                Bootstrap.USUAL.resampled(weights -> new double[] {mean(values, weights[0])}, values.length);
        Interval interval =
                Bootstrap.USUAL.interval(Arrays.stream(values).average().orElseThrow(), resampled[0]);
        // ±1.96·s ∕ √n; 1,000 resamples know a quantile to 4 % of that.
        double reach = 1.96 * Spread.deviation(values) / Math.sqrt(200);
        assertThat(interval.high() - interval.value()).isCloseTo(reach, within(0.15 * reach));
        assertThat(interval.value() - interval.low()).isCloseTo(reach, within(0.15 * reach));
    }

    @Test
    void everyKindIsDrawnByItselfAsOftenAsItHasUnits() {
        double[][] sums = Bootstrap.USUAL.resampled(
                weights -> new double[] {
                    Arrays.stream(weights[0]).sum(), Arrays.stream(weights[1]).sum(), weights[0][0] * weights[1][0]
                },
                7,
                5);
        assertThat(sums[0]).hasSize(1_000).containsOnly(7);
        assertThat(sums[1]).containsOnly(5);
        // Independent: the mean of the product is 1·1, known to √(1.86·1.8 − 1) ∕ √1000.
        assertThat(Arrays.stream(sums[2]).average().orElseThrow()).isCloseTo(1, within(0.2));
    }

    @Test
    void aResampleWithoutARateIsDrawnAgain() {
        AtomicInteger without = new AtomicInteger();
        double[][] firsts = Bootstrap.USUAL.resampled(
                weights -> {
                    if (weights[0][0] == 0) {
                        without.incrementAndGet();
                        return null;
                    }
                    return new double[] {weights[0][0]};
                },
                10);
        assertThat(firsts[0]).hasSize(1_000).doesNotContain(0);
        // (9 ∕ 10)¹⁰ = 0.349 of all draws: 535 beside 1,000, ± 29.
        assertThat(without.get()).isBetween(430, 650);
    }

    @Test
    void aShareThatNeverMovesStillHasAnInterval() {
        double[] ones = new double[1_000];
        Arrays.fill(ones, 1);
        assertThat(Bootstrap.USUAL.interval(1, ones).low()).isEqualTo(1);
        // 1 − 0.025^(1∕50) = 0.0711.
        assertThat(Bootstrap.USUAL.ofShare(1, ones, 50).low()).isCloseTo(1 - 0.0711217, within(1e-6));
        assertThat(Bootstrap.USUAL.ofShare(0, new double[1_000], 50).high()).isCloseTo(0.0711217, within(1e-6));
        assertThatThrownBy(() -> Bootstrap.USUAL.interval(1, new double[] {Double.NaN}))
                .hasMessageContaining("rate");
    }
}
