package dev.isogon.internal.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.calibration.CalibrationResult.Kind;
import org.junit.jupiter.api.Test;

class CalibrationResultTest {

    private static CalibrationResult promised(double threshold, double target) {
        return new CalibrationResult(
                1,
                threshold,
                Kind.FMR,
                target,
                0.95,
                null,
                Verdict.Method.GAMMA,
                target / 2,
                target,
                null,
                new Interval(0.9, 0.8, 0.95, 0.95),
                10,
                5,
                4,
                3.5,
                2.5,
                "data",
                "00",
                "2026-01-01T00:00:00Z");
    }

    @Test
    void independentTrialsContradictWhenTheirExactLowerBoundIsAbove() {
        CalibrationResult result = promised(0.3, 0.01);
        // 300 trials expect 3 errors: 7 or more come in 3.3 % of the cases, 6 or more in 8.2 %.
        assertThat(result.contradictedBy(6, 300)).isFalse();
        assertThat(result.contradictedBy(7, 300)).isTrue();
        assertThat(result.contradictedBy(0, 1)).isFalse();
    }

    @Test
    void newIdentitiesContradictAThresholdThatIsTooLowAndSeldomOneThatIsRight() {
        SimulatedPopulation population = SimulatedPopulation.USUAL;
        double target = 0.01;
        int right = 0;
        int tooLow = 0;
        for (int seed = 1; seed <= 60; seed++) {
            right += contradicted(population, population.oracle(target), target, seed) ? 1 : 0;
            tooLow += contradicted(population, population.oracle(4 * target), target, seed) ? 1 : 0;
        }
        // Of 60 samples 5 % are 3; more than 8 come in 1 of 100 runs.
        assertThat(right).isLessThanOrEqualTo(8);
        assertThat(tooLow).isGreaterThan(50);
    }

    private static boolean contradicted(SimulatedPopulation population, double threshold, double target, int seed) {
        FalseMatchRate rate = population.falseMatches(150, 2, target, seed);
        return promised(threshold, target).contradictedBy(rate.at(rate.grid().reachedBy(threshold)));
    }
}
