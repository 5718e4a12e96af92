package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresNeededTest {

    @ParameterizedTest
    @CsvSource({
        // ⌈1∕α⌉ − 1, ⌈ln 0.05 ∕ ln(1 − α)⌉; ln 0.05 = −2.99573.
        "0.1, 9, 29",
        "0.03, 33, 99",
        "0.01, 99, 299",
        "0.003, 333, 998",
        "0.001, 999, 2995",
        // 1∕0.07 = 14.3; 2.99573 ∕ 0.0725707 = 41.3.
        "0.07, 14, 42",
        "0.5, 1, 5",
    })
    void asManyAsTheFormulasSay(double rate, long onAverage, long withConfidence) {
        assertThat(ScoresNeeded.onAverage(rate)).isEqualTo(onAverage);
        assertThat(ScoresNeeded.withConfidence(rate, 0.95)).isEqualTo(withConfidence);
    }

    @Test
    void aPowerThatComesOutExactlyIsEnough() {
        // 0.5² = 0.25 = 1 − 0.75.
        assertThat(ScoresNeeded.withConfidence(0.5, 0.75)).isEqualTo(2);
    }

    @Test
    void whatThereIsCouldPromiseTheLeastRate() {
        assertThat(ScoresNeeded.leastOnAverage(99)).isEqualTo(0.01);
        // (1 − 0.00299724)^998 = 0.05.
        assertThat(ScoresNeeded.leastWithConfidence(998, 0.95)).isCloseTo(0.00299724, within(5e-9));
        assertThat(Math.pow(1 - ScoresNeeded.leastWithConfidence(998, 0.95), 998))
                .isCloseTo(0.05, within(1e-12));
        assertThat(ScoresNeeded.leastOnAverage(0)).isEqualTo(1);
        assertThat(ScoresNeeded.leastWithConfidence(0, 0.95)).isEqualTo(1);
    }

    /** ⌈(n + 1)(1 − α)⌉ in decimals, where nothing is rounded. */
    @ParameterizedTest
    @CsvSource({"0.1", "0.07", "0.29", "0.03", "0.01", "0.003", "0.001", "0.58"})
    void theRankIsThatOfExactDecimals(String rate) {
        BigDecimal kept = BigDecimal.ONE.subtract(new BigDecimal(rate));
        for (int n = 0; n <= 3_000; n++) {
            long rank = kept.multiply(BigDecimal.valueOf(n + 1))
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact();
            assertThat(n + 1 - ScoresNeeded.allowedOnAverage(Double.parseDouble(rate), n))
                    .as("of %s", n)
                    .isEqualTo(rank);
        }
    }

    /** The most errors e that are seen with a chance of at most 1 − c where the rate is α: a sum of the binomial's terms. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.95", "0.01, 0.95", "0.01, 0.8", "0.003, 0.99"})
    void errorsAreAllowedAsTheBinomialDistributionSays(double rate, double confidence) {
        for (int n = 1; n <= 2_000; n += 7) {
            int allowed = -1;
            double term = Math.pow(1 - rate, n);
            double sum = term;
            while (sum <= 1 - confidence) {
                allowed++;
                term *= (n - allowed) / (allowed + 1.0) * rate / (1 - rate);
                sum += term;
            }
            assertThat(ScoresNeeded.allowedWithConfidence(rate, n, confidence))
                    .as("of %s", n)
                    .isEqualTo(allowed);
        }
    }

    @Test
    void ratesAndConfidencesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> ScoresNeeded.onAverage(1)).hasMessageContaining("between 0 and 1, but was 1.0");
        assertThatThrownBy(() -> ScoresNeeded.withConfidence(0.1, 0.5)).hasMessageContaining("above 0.5");
    }
}
