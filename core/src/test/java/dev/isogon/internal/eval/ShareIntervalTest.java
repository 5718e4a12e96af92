package dev.isogon.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Numbers are those of SciPy's beta distribution (1.17) in the formulas of the class's comment. */
class ShareIntervalTest {

    private static final double OF_HUNDRED = 0.97 * 0.03 / 100;

    private static void check(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }

    private static Interval usual(double value, double low, double high) {
        return new Interval(value, low, high, 0.95);
    }

    @Test
    void withoutAnErrorItIsClopperAndPearsons() {
        check(ShareInterval.of(usual(1, 1, 1), 0, 0, 1), 0.025, 1);
        check(ShareInterval.of(usual(1, 1, 1), 0, 0, 30), 0.8842966917779722, 1);
        check(ShareInterval.of(usual(0, 0, 0), 0, 0, 2), 0, 1 - 0.15811388300841897);
        // Resamples whose threshold moved reach further: so does the interval.
        check(ShareInterval.of(usual(1, 0.7, 1), 1e-3, 0, 60), 0.7, 1);
        check(ShareInterval.of(usual(1, 0.99, 1), 1e-5, 0, 60), 0.9403705077138331, 1);
    }

    @Test
    void whatNeverVariesMayStillBeOtherwiseElsewhere() {
        // All scores equal: AUC 0.5 in each resample, but 1 − 0.025^(1/30) of the units may be all right or all wrong.
        check(ShareInterval.of(usual(0.5, 0.5, 0.5), 0, 0, 30), 0.5 * 0.8842966917779722, 1 - 0.5 * 0.8842966917779722);
    }

    @Test
    void fewErrorsAreThoseOfAsManyTrialsAsAreSoUncertain() {
        check(ShareInterval.of(usual(0.97, 0.9, 0.99), OF_HUNDRED, 0, 100), 0.9177821467029171, 0.9926515814551417);
        check(ShareInterval.of(usual(0.03, 0.01, 0.1), OF_HUNDRED, 0, 100), 0.007348418544858385, 0.08221785329708287);
        // Errors of unlike size: one of 0.05 may be missing.
        check(
                ShareInterval.of(usual(0.97, 0.9, 0.99), 2 * OF_HUNDRED, -0.0003 * 0.05, 40),
                0.8702185248052953,
                0.9965913547680398);
        // A hundred units would have half of the variance: half of the way it is the usual one.
        check(
                ShareInterval.of(usual(0.97, 0.9, 0.99), 2 * OF_HUNDRED, -0.0003 * 0.05, 100),
                0.8851092624026476,
                0.9932956773840199);
    }

    @Test
    void manyErrorsAreTheUsualInterval() {
        Interval usual = usual(0.7, 0.6, 0.8);
        assertThat(ShareInterval.of(usual, 0.7 * 0.3 / 101, 0, 101)).isEqualTo(usual);
        assertThat(ShareInterval.of(usual, 0.7 * 0.3 / 99, 0, 99)).isNotEqualTo(usual);
    }

    @Test
    void clopperAndPearsonsIntervalIsThePublishedOne() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 5: 81/263, 15/148, 0/20 and 1/29.
        double[][] table = {
            {81, 263, 0.2527, 0.3676}, {15, 148, 0.0578, 0.1617}, {0, 20, 0, 0.1684}, {1, 29, 0.0009, 0.1776}
        };
        for (double[] row : table) {
            Interval interval = ClopperPearson.interval(row[0], row[1], 0.95);
            assertThat(interval.low()).isCloseTo(row[2], within(5e-5));
            assertThat(interval.high()).isCloseTo(row[3], within(5e-5));
        }
        assertThat(ClopperPearson.interval(3, 3, 0.95).high()).isEqualTo(1);
        assertThatThrownBy(() -> ClopperPearson.interval(3, 2, 0.95)).hasMessageContaining("3.0 errors in 2.0 trials");
        assertThatThrownBy(() -> ClopperPearson.upper(3, 4, 0.5)).hasMessageContaining("between 0.5 and 1");
    }

    @Test
    void unequalIdentitiesCountAsFewer() {
        assertThat(EffectiveUnits.of(1, 1, 1, 1, 1)).isEqualTo(5);
        // 12² ∕ (100 + 1 + 1) = 1.41, and 6² ∕ (9 + 4 + 1) = 2.57.
        assertThat(EffectiveUnits.of(10, 1, 1)).isEqualTo(1);
        assertThat(EffectiveUnits.ofEach(new int[] {7, 3, 7, 3, 7, 9})).isEqualTo(2);
        double[] thirds = new double[49];
        java.util.Arrays.fill(thirds, 1 / 3.0);
        assertThat(EffectiveUnits.of(thirds)).isEqualTo(49);
    }
}
