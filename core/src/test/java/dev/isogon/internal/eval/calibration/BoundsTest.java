package dev.isogon.internal.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.ClopperPearson;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BoundsTest {

    @Test
    void withoutErrorsClopperAndPearsonSayAboutThreeByN() {
        // (1 − p)ⁿ = 0.05.
        assertThat(ClopperPearson.upper(0, 3000, 0.95)).isCloseTo(1 - Math.pow(0.05, 1 / 3000.0), within(1e-12));
        assertThat(ClopperPearson.upper(0, 3000, 0.95)).isBetween(2.99 / 3000, 3.0 / 3000);
        assertThat(ClopperPearson.lower(0, 10, 0.95)).isZero();
        assertThat(ClopperPearson.upper(10, 10, 0.95)).isEqualTo(1);
    }

    @Test
    void atClopperAndPearsonsBoundsSuchCountsAreJustUnlikely() {
        assertThat(binomialUpTo(3, 100, ClopperPearson.upper(3, 100, 0.95))).isCloseTo(0.05, within(1e-9));
        assertThat(1 - binomialUpTo(2, 100, ClopperPearson.lower(3, 100, 0.95))).isCloseTo(0.05, within(1e-9));
    }

    private static double binomialUpTo(int errors, int trials, double p) {
        double sum = 0;
        double ways = 1;
        for (int k = 0; k <= errors; k++) {
            sum += ways * Math.pow(p, k) * Math.pow(1 - p, trials - k);
            ways *= (double) (trials - k) / (k + 1);
        }
        return sum;
    }

    @Test
    void hoeffdingsBoundIsClopperAndPearsonsWithoutErrorsAndWiderWithThem() {
        assertThat(HoeffdingBound.upper(0, 250, 0.95)).isCloseTo(ClopperPearson.upper(0, 250, 0.95), within(1e-12));
        double bound = HoeffdingBound.upper(5 / 250.0, 250, 0.95);
        assertThat(bound).isGreaterThan(ClopperPearson.upper(5, 250, 0.95)).isLessThan(0.06);
        // 250 · KL(0.02 ‖ U) = ln 20.
        double divergence = 0.02 * Math.log(0.02 / bound) + 0.98 * Math.log(0.98 / (1 - bound));
        assertThat(250 * divergence).isCloseTo(Math.log(20), within(1e-9));
        assertThat(HoeffdingBound.upper(1, 5, 0.95)).isEqualTo(1);
    }

    @Test
    void withEqualWeightsFayAndFeuerIsTheExactPoissonBound() {
        // Garwood's one-sided bound for 10 events, 16.9622; here 10 events of weight 0.1.
        assertThat(GammaBound.fayFeuer(1, 0.1, 0.1, 0.95)).isCloseTo(1.69622, within(1e-5));
        // No event at all: −ln 0.05 = 2.9957 of them.
        assertThat(GammaBound.fayFeuer(0, 0, 1, 0.95)).isCloseTo(-Math.log(0.05), within(1e-9));
    }

    @Test
    void withThreeWeightsFayAndFeuerIsAsScipySays() {
        // Weights 0.5, 1.5, 0.2 with 3, 4, 9 events: sum 9.3, variance 10.11, w 1.5; v/2y · chi2.ppf(0.95, 2y²/v).
        assertThat(GammaBound.fayFeuer(9.3, 10.11, 1.5, 0.95)).isCloseTo(17.157006670691437, within(1e-9));
    }

    @Test
    void anIdentityThatBringsAllErrorsAboutCountsAsOneEvent() {
        // One wolf among 100 that matches half of the others: a of the wolf 0.5, of 50 others 1∕99.
        int n = 100;
        double rate = 50 / (n * (n - 1) / 2.0);
        double[] withdrawals = new double[n];
        for (int i = 0; i < n; i++) {
            double a = i == 0 ? 50 / 99.0 : i <= 50 ? 1 / 99.0 : 0;
            withdrawals[i] = 2 * (a - rate) / (n - 2);
        }
        Influences influences = new Influences(rate, withdrawals, 51);
        assertThat(influences.effectiveErrors()).isCloseTo(1, within(0.1));
        assertThat(influences.effectiveIdentities()).isCloseTo(1, within(0.1));
        // With one such seen, six would be no surprise: Poisson's bound for 1 is 4.74, and t is wide.
        assertThat(GammaBound.upper(influences, 0.95)).isBetween(4.74 * rate, 15 * rate);
        assertThat(GammaBound.lower(influences, 0.95)).isLessThan(0.05 * rate);
    }

    @Test
    void identitiesThatAreAllAlikeStillLeaveRoomForOneThatWasNotMet() {
        Influences alike = new Influences(0.01, new double[400], 400);
        // w = 2 · 20 · 0.01 ∕ 400 = 0.001, variance w²: gamma of mean 0.011 and deviation 0.001.
        assertThat(GammaBound.upper(alike, 0.95)).isBetween(0.011 + 1.645 * 0.001, 0.011 + 1.8 * 0.001);
        assertThat(GammaBound.lower(alike, 0.95)).isEqualTo(0.01);
        assertThat(GammaBound.upper(new Influences(0, new double[5], 0), 0.95)).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> ClopperPearson.upper(3, 2, 0.95)).hasMessageContaining("3.0 errors in 2.0 trials");
        assertThatThrownBy(() -> HoeffdingBound.upper(0.1, 0, 0.95)).hasMessageContaining("0 blocks");
        for (double confidence : new double[] {0.5, 1, Double.NaN}) {
            assertThatThrownBy(() -> HoeffdingBound.upper(0.1, 9, confidence))
                    .hasMessageContaining("between 0.5 and 1");
        }
    }

    @Test
    void aScoreReachesTheThresholdsThatItIsAtLeast() {
        ThresholdGrid grid = ThresholdGrid.COSINE;
        for (int k = 0; k < grid.count(); k++) {
            assertThat(grid.reachedBy(grid.at(k))).isEqualTo(k);
            assertThat(grid.reachedBy(Math.nextDown(grid.at(k)))).isEqualTo(Math.max(0, k - 1));
        }
        assertThat(grid.at(13_210)).isEqualTo(0.321);
        assertThat(Arrays.stream(new double[] {-2, 2}).mapToInt(grid::reachedBy))
                .containsExactly(0, 20_000);
        assertThatThrownBy(() -> grid.reachedBy(Double.NaN)).hasMessageContaining("NaN");
    }
}
