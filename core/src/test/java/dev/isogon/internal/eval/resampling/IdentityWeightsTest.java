package dev.isogon.internal.eval.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Spread;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityWeightsTest {

    @Test
    void weightsAreExponentialOfMeanOneAndDifferByResampleAndIdentity() {
        double[] weights = IntStream.range(0, 40_000)
                .mapToDouble(i -> IdentityWeights.of(i / 200, i % 200))
                .toArray();
        assertThat(IntStream.range(0, weights.length)
                        .mapToDouble(i -> weights[i])
                        .average()
                        .orElse(0))
                .isCloseTo(1, within(0.02));
        assertThat(Spread.variance(weights)).isCloseTo(1, within(0.05));
        assertThat(weights).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, weights.length)
                                .filter(i -> weights[i] > 1)
                                .count()
                        / 40_000.0)
                .isCloseTo(Math.exp(-1), within(0.01));
    }

    @Test
    void theVarianceOfAMeanIsThatOfTheTextbook() {
        Random random = new Random(8);
        double[] values = random.doubles(40).map(x -> random.nextGaussian()).toArray();
        double[] resampled = new double[IdentityWeights.RESAMPLES];
        for (int r = 0; r < resampled.length; r++) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < values.length; i++) {
                double weight = IdentityWeights.of(r, i);
                sum += weight * values[i];
                weights += weight;
            }
            resampled[r] = sum / weights;
        }
        // s²/n, as far as 200 resamples know it: 10 % is one deviation of a variance.
        assertThat(IdentityWeights.variance(resampled, 40) / (Spread.variance(values) / 40))
                .isCloseTo(1, within(0.25));
    }
}
