package dev.isogon.internal.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.ClopperPearson;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The promise against populations whose rates are known. Few and small samples here; with a thousand of 500 identities:
 * {@code src/jmh/run eval.calibration.CalibrationSimulation}.
 */
@Tag("any-jdk")
class CalibrationPromiseTest {

    private final SimulatedPopulation population = SimulatedPopulation.USUAL;

    @ParameterizedTest
    @CsvSource({"200, 0.03, 100", "500, 0.01, 20"})
    void thePromiseIsBrokenInFewOfManySamplesAndCostsLittle(int identities, double target, int samples) {
        Trials trials = Trials.run(
                samples,
                1,
                target,
                seed -> population.falseMatches(identities, 3, target, seed),
                population::falseMatchRate);
        // Of 100 samples 5 % are 5, and 10 or fewer in 99 of 100 runs; of 20, 4 or fewer.
        assertThat(trials.broken()).as("%s", trials).isLessThanOrEqualTo(samples == 100 ? 10 : 4);
        assertThat(trials.refused()).as("%s", trials).isLessThan(samples / 10);
        assertThat(trials.medianRate()).as("%s", trials).isBetween(0.4, 0.95);
        assertThat(population.trueAcceptRate(trials.medianThreshold()))
                .as("%s", trials)
                .isGreaterThan(population.trueAcceptRate(population.oracle(target)) - 0.03);
    }

    @Test
    void thePromiseOfSearchesIsBrokenInFewOfManySamples() {
        Trials trials = new SimulatedSearches(population, 2, 20).trials(40, 300, 0.1);
        // Of 40 samples 5 % are 2, and 6 or fewer in 99 of 100 runs.
        assertThat(trials.broken()).as("%s", trials).isLessThanOrEqualTo(6);
        assertThat(trials.refused()).as("%s", trials).isLessThan(20);
        assertThat(trials.medianRate()).as("%s", trials).isBetween(0.2, 0.95);
    }

    @Test
    void estimatesOfSearchesAreThoseOfTheIntegralsOnAverage() {
        SimulatedSearches searches = new SimulatedSearches(population, 2, 20);
        double threshold = SimulatedPopulation.GRID.at(SimulatedPopulation.GRID.reachedBy(searches.oracle(0.05)));
        double mean = 0;
        for (int seed = 1; seed <= 200; seed++) {
            FallingRate rate = searches.sample(100, threshold, seed);
            mean += rate.at(rate.lowest()).rate() / 200;
        }
        // One sample of 100 deviates by about two thirds, so the mean of 200 by a twentieth.
        assertThat(mean).isBetween(0.0425, 0.0575);
    }

    @Test
    void aBoundThatCountsPairsWouldBreakIt() {
        // What this test's machinery must be able to see: with errors taken for independent, half of the samples break
        // it.
        double target = 0.01;
        int broken = 0;
        for (int seed = 1; seed <= 40; seed++) {
            FalseMatchRate rate = population.falseMatches(200, 3, target, seed);
            int k = rate.grid().count() - 1;
            long pairs = 200L * 199 / 2 * 9;
            while (ClopperPearson.upper(Math.rint(rate.at(k).rate() * pairs), (double) pairs, 0.95) <= target) {
                k--;
            }
            broken += population.falseMatchRate(rate.grid().at(k + 1)) > target ? 1 : 0;
        }
        assertThat(broken).isGreaterThan(12);
    }

    @Test
    void theSimulatedRatesAreThoseOfALargeSample() {
        // A million pairs that share no identity: of 1,000 errors the deviation is 32, a thirtieth.
        SplittableRandom random = new SplittableRandom(1);
        double deviation = Math.sqrt(1 - 2 * 0.1 - 2 * 0.05);
        double threshold = population.oracle(0.001);
        int matches = 0;
        for (int pair = 0; pair < 1_000_000; pair++) {
            double[] effects = population.effects(2, 1, random);
            matches += effects[0] + effects[1] + deviation * random.nextGaussian() >= threshold ? 1 : 0;
        }
        assertThat(matches).isBetween(900, 1_100);
    }

    @Test
    void whereFewIdentitiesMatchTheRateIsRefusedWithWhatCouldBeHad() {
        double target = 1e-4;
        Verdict verdict = FixedSequence.of(population.falseMatches(60, 3, 0.02, 7), target, 0.95);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        Verdict.Refused refused = (Verdict.Refused) verdict;
        assertThat(refused.reason()).isEqualTo(Verdict.Reason.TOO_LITTLE_EVIDENCE);
        assertThat(refused.possible()).isBetween(5 * target, 0.1);
        assertThat(refused.moreIdentities()).isEqualTo((long) Math.ceil(60 * (refused.possible() / target - 1)));
        // What is said to be possible is.
        assertThat(FixedSequence.of(population.falseMatches(60, 3, 0.02, 7), 1.01 * refused.possible(), 0.95))
                .isInstanceOf(Verdict.Chosen.class);
    }

    @Test
    void fewerThanThirtyIdentitiesAreRefused() {
        Verdict verdict = FixedSequence.of(population.falseMatches(29, 3, 0.1, 7), 0.1, 0.95);
        Verdict.Refused refused = (Verdict.Refused) verdict;
        assertThat(refused.reason()).isEqualTo(Verdict.Reason.TOO_FEW_IDENTITIES);
        // 14 disjoint pairs without an error: 1 − 0.05^(1∕14) = 0.1926.
        assertThat(refused.possible()).isBetween(0.1926, 0.1927);
        assertThat(refused.moreIdentities()).isEqualTo(27);
    }

    @Test
    void withoutErrorsManyIdentitiesCertifyThreeByTheNumberOfDisjointPairs() {
        int[] images = new int[1_000];
        Arrays.fill(images, 1);
        // All pairs score 0 but two, which score 0.5: no twenty identities have errors above 0, and 500 pairs are
        // disjoint.
        ThresholdGrid grid = new ThresholdGrid(100, -1, 1);
        int pairs = 1_000 * 999 / 2;
        double[] scores = new double[pairs];
        int[] first = new int[pairs];
        int[] second = new int[pairs];
        int at = 0;
        for (int i = 0; i < 1_000; i++) {
            for (int j = 0; j < i; j++) {
                scores[at] = i == 1 || i == 3 ? 0.5 : 0;
                first[at] = i;
                second[at++] = j;
            }
        }
        FalseMatchRate rate = new FalseMatchRate(images, NonMatedScores.of(grid, 0, scores, first, second));
        Verdict.Chosen chosen = (Verdict.Chosen) FixedSequence.of(rate, 0.0065, 0.95);
        assertThat(chosen.method()).isEqualTo(Verdict.Method.HOEFFDING);
        assertThat(chosen.threshold()).isEqualTo(0.01).isEqualTo(chosen.withoutApproximation());
        assertThat(chosen.bound()).isBetween(3.0 / 500, 0.0065);
        assertThat(FixedSequence.of(
                        new FalseMatchRate(images, NonMatedScores.of(grid, 0, scores, first, second)), 0.0055, 0.95))
                .isInstanceOf(Verdict.Refused.class);
    }
}
