package dev.isogon.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.calibration.MeanTrueAcceptRate;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.retrieval.QueryValues;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small version of {@code IntervalSimulation}; percentiles alone fail every one of these. */
@Tag("any-jdk")
class IntervalCoverageTest {

    private static final BootstrapSettings SETTINGS = new BootstrapSettings(400, 1, 0.95);

    /** 95 % of 200 trials, less two deviations of such a count: 0.95 − 2·√(0.95·0.05 ∕ 200). */
    private static final double LEAST = 0.919;

    /** 1.3, and what 200 trials know the spread of the estimates to. */
    private static final double WIDEST = 1.4;

    /** Forty classes, a handful of which fail with all their images. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 3.5, 6})
    void aShareOfFewErrorsIsCovered(double failing) {
        int classes = 40;
        SimulatedIntervals outcome = SimulatedIntervals.of(
                        200,
                        new double[] {1 - failing / classes},
                        random -> List.of(precision(classes, failing, random)))
                .get(0);
        assertThat(outcome.covered()).isGreaterThanOrEqualTo(LEAST);
        if (failing >= 3) {
            assertThat(outcome.ratio()).isBetween(0.9, WIDEST);
        }
    }

    private static Interval precision(int classes, double failing, Random random) {
        int images = 3;
        int[] identities =
                IntStream.range(0, classes * images).map(i -> i / images).toArray();
        double[] values = new double[identities.length];
        for (int c = 0; c < classes; c++) {
            double value = random.nextDouble() < failing / classes ? 0 : 1;
            java.util.Arrays.fill(values, c * images, (c + 1) * images, value);
        }
        return new QueryValues(identities, values, 0).interval(0.95);
    }

    @Test
    void pairsOfNobodyAreCovered() {
        // 3.5 deviations apart: 9.5 of 300 mated pairs are refused at FAR 0.05.
        List<SimulatedIntervals> outcomes =
                new SimulatedIntervals.Scores(3.5, 0, 1).ofPairs(200, 300, 300, 0.05, SETTINGS);
        assertThat(outcomes).allSatisfy(each -> {
            assertThat(each.covered()).isGreaterThanOrEqualTo(LEAST);
            assertThat(each.ratio()).isBetween(0.8, WIDEST);
        });
    }

    @Test
    void listedPairsOfIdentitiesAreCoveredAndNotTwiceAsWide() {
        List<SimulatedIntervals> outcomes =
                new SimulatedIntervals.Scores(2, 0.4, 0.5).ofIdentities(200, 200, 2, 400, 0.05, SETTINGS);
        assertThat(outcomes).allSatisfy(each -> {
            assertThat(each.covered()).isGreaterThanOrEqualTo(LEAST);
            assertThat(each.ratio()).isBetween(0.8, WIDEST);
        });
    }

    @Test
    void aMeanOverFewFailingIdentitiesIsCovered() {
        // Of 100 identities with one pair each, 3 fail on average.
        SimulatedIntervals outcome = SimulatedIntervals.of(200, new double[] {0.97}, random -> {
                    double[][] scores = new double[100][1];
                    for (double[] own : scores) {
                        own[0] = random.nextDouble() < 0.03 ? 0 : 1;
                    }
                    return List.of(MeanTrueAcceptRate.at(0.5, scores, 0.95).orElseThrow());
                })
                .get(0);
        assertThat(outcome.covered()).isGreaterThanOrEqualTo(LEAST);
        assertThat(outcome.ratio()).isBetween(0.8, WIDEST);
    }
}
