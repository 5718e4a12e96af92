package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.evaluation.calibration.FalseMatchMeasurement;
import dev.isogon.internal.evaluation.calibration.HeldOut;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promises against populations whose rates are known; more and larger ones: {@code bench/run
 * gallery.threshold.GalleryThresholdSimulation}.
 */
class ThresholdPromiseTest {

    private static final int TIMES = 400;
    private static final double TARGET = 0.05;

    private final SplittableRandom random = new SplittableRandom(11);
    private final float[][] gallery = SimulatedPeople.FAMILIES.images(200, random);
    private final float[][] strangers = SimulatedPeople.FAMILIES.images(5_000, random);

    private SimulatedSearches searches() {
        return SimulatedSearches.alike(SimulatedPeople.best(strangers, gallery, gallery.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 57, 70})
    void onAverageTheRateIsAtMostTheTarget(int n) {
        SimulatedSearches.Outcome outcome =
                searches().calibrate(TIMES, n, TARGET, scores -> StrangerThreshold.onAverage(scores, TARGET), 1);
        // The rate is about beta(k, n + 1 − k) distributed, its variance p(1 − p) ∕ (n + 2), with k = ⌊0.05(n + 1)⌋ of
        // 1, 2, 3.
        double p = Math.floor(TARGET * (n + 1) + 1e-9) / (n + 1);
        double error = Math.sqrt(p * (1 - p) / (n + 2) / TIMES);
        assertThat(outcome.meanRate()).isBetween(p - 4 * error, p + 4 * error).isLessThan(TARGET + 4 * error);
    }

    @ParameterizedTest
    @ValueSource(ints = {59, 93, 177})
    void withConfidenceItIsAboveTheTargetInFewOfManyCalibrations(int n) {
        SimulatedSearches.Outcome outcome = searches()
                .calibrate(TIMES, n, TARGET, scores -> StrangerThreshold.withConfidence(scores, TARGET, 0.95), 2);
        // Of 400 calibrations 5 % are 20, with a deviation of √(400 · 0.05 · 0.95) = 4.36: 20 + 4 · 4.36 = 37.4.
        assertThat(outcome.above()).isLessThanOrEqualTo(37);
    }

    @Test
    void aThresholdOfOneRankLowerWouldBreakThePromise() {
        // What this test's machinery must be able to see.
        SimulatedSearches.Outcome outcome =
                searches().calibrate(TIMES, 59, TARGET, scores -> StrangerThreshold.onAverage(scores, 2.0 / 60), 2);
        // With one error seen in 59 the rate is above 0.05 in 0.95^59 + 59 · 0.05 · 0.95^58 = 20 % of samples: 80.
        assertThat(outcome.above()).isBetween(48, 112);
    }

    @Test
    void aGalleryThatGrewNeedsItsStrangersComparedAnew() {
        float[] before = SimulatedPeople.best(strangers, gallery, 20);
        float[] after = SimulatedPeople.best(strangers, gallery, 200);
        SimulatedSearches left = new SimulatedSearches(before, after, 1);
        SimulatedSearches.Outcome outcome =
                left.calibrate(TIMES, 59, TARGET, scores -> StrangerThreshold.withConfidence(scores, TARGET, 0.95), 3);
        assertThat(outcome.above()).isGreaterThan(TIMES / 2);
    }

    @Test
    void beforeCalibrationTheRateHoldsOnAverageOverGalleries() {
        FalseMatchTable table = table(SimulatedPeople.LEANING, 300, 4);
        SizeThreshold chosen = SizeThreshold.of(table, 20, 0.1);
        assertThat(chosen.reached()).isTrue();
        double sum = 0;
        int galleries = 40;
        SplittableRandom fresh = new SplittableRandom(5);
        for (int i = 0; i < galleries; i++) {
            float[][] enrolled = SimulatedPeople.LEANING.images(20, fresh);
            float[][] others = SimulatedPeople.LEANING.images(500, fresh);
            sum += SimulatedSearches.alike(SimulatedPeople.best(others, enrolled, 20))
                    .rate(chosen.threshold());
        }
        // 20,000 searches, of which 10 % would be 2,000: the bound is above the rate, and the union bound above that.
        assertThat(sum / galleries).isBetween(0.01, 0.1);
    }

    /** A table of two images each of so many people. */
    static FalseMatchTable table(SimulatedPeople of, int people, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = SimulatedPeople.DIMENSIONS;
        float[] values = new float[2 * people * d];
        int[] labels = new int[2 * people];
        for (int i = 0; i < people; i++) {
            double[] person = of.person(random);
            for (int image = 2 * i; image < 2 * i + 2; image++) {
                System.arraycopy(SimulatedPeople.image(person, random), 0, values, image * d, d);
                labels[image] = i;
            }
        }
        HeldOut heldOut = HeldOut.inMemory(new FloatMatrix(2 * people, d, values), labels);
        return new FalseMatchMeasurement("simulated", null, 0.95)
                .on(heldOut, Work.silent())
                .orElseThrow();
    }
}
