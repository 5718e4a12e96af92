package dev.isogon.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HolmTest {

    @Test
    void theSmallestIsTimesAllTheNextTimesOneLess() {
        // 0.005·4 = 0.02; 0.01·3 = 0.03; 0.03·2 = 0.06; 0.04·1 = 0.04, but never below the one before: 0.06.
        assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void noneIsAboveOneAndOneAloneStays() {
        assertThat(Holm.adjusted(0.6, 0.9)).containsExactly(1, 1);
        assertThat(Holm.adjusted(0.03)).containsExactly(0.03);
        assertThat(Holm.adjusted()).isEmpty();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> Holm.adjusted(0.5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Five losses that are equal in truth, ten pairs: uncorrected, some pair looks different in a quarter of all trials. */
    @Test
    void equalLossesLookDifferentInAtMostOneComparisonOfTwenty() {
        Random random = new Random(5);
        int trials = 400;
        int corrected = 0;
        int uncorrected = 0;
        for (int trial = 0; trial < trials; trial++) {
            boolean[][][] losses = new boolean[5][4][200];
            double[] ofImage =
                    random.doubles(200).map(x -> 0.7 * random.nextGaussian()).toArray();
            for (boolean[][] loss : losses) {
                for (boolean[] seed : loss) {
                    double ofSeed = 0.2 * random.nextGaussian();
                    for (int i = 0; i < seed.length; i++) {
                        seed[i] = random.nextGaussian() < 1 + ofSeed + ofImage[i];
                    }
                }
            }
            double[] p = IntStream.range(0, 25)
                    .filter(pair -> pair / 5 < pair % 5)
                    .mapToDouble(pair -> CrossedInterval.uncertainty(losses[pair / 5], losses[pair % 5])
                            .pValue())
                    .toArray();
            uncorrected += Arrays.stream(p).anyMatch(each -> each < 0.05) ? 1 : 0;
            corrected += Arrays.stream(Holm.adjusted(p)).anyMatch(each -> each < 0.05) ? 1 : 0;
        }
        assertThat(corrected / (double) trials).isLessThan(0.05 + 2 * Math.sqrt(0.05 * 0.95 / trials));
        assertThat(uncorrected).isGreaterThan(2 * corrected);
    }
}
