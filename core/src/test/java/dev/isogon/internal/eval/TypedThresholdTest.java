package dev.isogon.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.calibration.ThresholdGrid;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TypedThresholdTest {

    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final double ALL = Double.POSITIVE_INFINITY;

    @Test
    void itHasNoMoreDigitsThanDecideAlike() {
        assertThat(TypedThreshold.of(0.3, Math.nextUp(0.3), 0.35)).isEqualTo(0.3001);
        assertThat(TypedThreshold.of(0.3, Math.nextUp(0.3), 0.30004)).isEqualTo(0.30001);
        assertThat(TypedThreshold.of(0.2, 0.3, 0.4)).isEqualTo(0.3);
        assertThat(TypedThreshold.of(0.12344, 0.123456, 0.2)).isEqualTo(0.1235);
        assertThat(TypedThreshold.of(1e-12, Math.nextUp(1e-12), 3e-12)).isEqualTo(2e-12);
        assertThat(TypedThreshold.of(NONE, NONE, 0.2)).isEqualTo(NONE);
        assertThat(TypedThreshold.of(0.7, ALL, ALL)).isEqualTo(ALL);
        // Nothing lies between: only the number itself will do.
        double next = Math.nextUp(0.3);
        assertThat(TypedThreshold.of(0.3, next, next)).isEqualTo(next);
        assertThat(TypedThreshold.words(next)).isEqualTo("0.30000000000000004");
    }

    @Test
    void itDecidesAlikeInFloat32Too() {
        float low = 0.3f;
        float high = Math.nextUp(low);
        double typed = TypedThreshold.of(low, Math.nextUp((double) low), high);
        assertThat(typed).isGreaterThan(low).isLessThanOrEqualTo(high);
        assertThat((float) typed).isEqualTo(high);
        // 0.3 itself is below 0.3f, and as a float it is 0.3f: it cannot be meant.
        assertThat(TypedThreshold.words(typed)).hasSizeLessThan(12);
    }

    @Test
    void wordsAreTheNumber() {
        assertThat(TypedThreshold.words(0.31)).isEqualTo("0.3100");
        assertThat(TypedThreshold.words(0.30001)).isEqualTo("0.30001");
        assertThat(TypedThreshold.words(1e-7)).isEqualTo("0.0000001");
        assertThat(TypedThreshold.words(-12)).isEqualTo("-12.0000");
        assertThat(TypedThreshold.words(NONE)).isEqualTo("-Infinity");
        for (int k = 0; k < ThresholdGrid.COSINE.count(); k++) {
            double calibrated = ThresholdGrid.COSINE.at(k);
            assertThat(Double.parseDouble(TypedThreshold.words(calibrated))).isEqualTo(calibrated);
            assertThat(TypedThreshold.words(calibrated)).hasSizeLessThanOrEqualTo(7);
        }
    }

    @Test
    void whatIsTypedInDecidesAsTheCountsSay() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            // One digit, float32, float64, and neighbours that are as near as they can be.
            double[][] sides = new double[2][12];
            for (double[] side : sides) {
                for (int i = 0; i < side.length; i++) {
                    double score = random.nextDouble();
                    side[i] = switch (round % 4) {
                        case 0 -> Math.rint(10 * score) / 10;
                        case 1 -> (float) (0.9999999 + 1e-7 * score);
                        case 2 -> score;
                        default -> 0.3 + random.nextInt(5) * Math.ulp(0.3);
                    };
                }
            }
            PairScores pairs = new PairScores(sides[0], sides[1]);
            for (double far : new double[] {0.01, 0.2, 0.5}) {
                TrueAcceptRate rate = TrueAcceptRate.at(pairs, far);
                same(pairs, rate.rates().threshold());
            }
            same(pairs, EqualErrorRate.of(pairs).threshold());
        }
    }

    private static void same(PairScores pairs, double threshold) {
        double typed = Double.parseDouble(TypedThreshold.words(pairs.typed(threshold)));
        assertThat(pairs.falseMatches(typed)).isEqualTo(pairs.falseMatches(threshold));
        assertThat(pairs.falseNonMatches(typed)).isEqualTo(pairs.falseNonMatches(threshold));
    }
}
