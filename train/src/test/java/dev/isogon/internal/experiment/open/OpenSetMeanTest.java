package dev.isogon.internal.experiment.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.eval.resampling.IdentityWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenSetMeanTest {

    /** A run whose figure is the mean over the judged identities of a value each, plus an effect of the run. */
    private static OpenSetRun run(int split, int[] judged, double[] ofIdentity, double ofRun, int firstIdentity) {
        List<Double> resampled = new ArrayList<>();
        for (int r = 0; r < IdentityWeights.RESAMPLES; r++) {
            int resample = r;
            resampled.add(ofRun + mean(judged, ofIdentity, i -> IdentityWeights.of(resample, firstIdentity + i)));
        }
        Set<Integer> identities = Arrays.stream(judged).boxed().collect(Collectors.toSet());
        OpenSetMeasure measure = new OpenSetMeasure(
                0,
                List.of(new OpenSetMeasure.Series(
                        OpenSetFigure.TAR_AT_FAR_1, ofRun + mean(judged, ofIdentity, i -> 1), resampled)));
        return new OpenSetRun("loss", split, 1, measure, identities, Set.of());
    }

    private static double mean(int[] judged, double[] ofIdentity, IntToDoubleFunction weight) {
        double sum = 0;
        double weights = 0;
        for (int i : judged) {
            sum += weight.applyAsDouble(i) * ofIdentity[i];
            weights += weight.applyAsDouble(i);
        }
        return sum / weights;
    }

    /** 60 identities of which each of three splits judges 30, 200 worlds: the truth is 0.5. */
    @Test
    void intervalsOverIdentitiesAndSplitsCoverTheTruth() {
        Random random = new Random(6);
        int trials = 200;
        int covered = 0;
        double width = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] ofIdentity = IntStream.range(0, 60)
                    .mapToDouble(i -> 0.5 + 0.15 * random.nextGaussian())
                    .toArray();
            List<OpenSetRun> runs = new ArrayList<>();
            for (int split = 0; split < 3; split++) {
                int[] judged = Arrays.copyOf(Splits.shuffled(60, trial, split), 30);
                runs.add(run(split, judged, ofIdentity, 0.02 * random.nextGaussian(), 1000 * trial));
            }
            var interval = OpenSetMean.of(OpenSetFigure.TAR_AT_FAR_1, runs)
                    .uncertainty()
                    .ofShare(0.95);
            covered += interval.contains(0.5) ? 1 : 0;
            width += (interval.high() - interval.low()) / trials;
        }
        assertThat(covered / (double) trials).isGreaterThan(0.93);
        // Not by being useless: ±1.96·√(0.15²/52 + 0.02²/3) would do with all known, ±t(2)·0.02/√3 more with three
        // splits.
        assertThat(width).isLessThan(0.3);
    }

    @Test
    void belowThirtyDifferentIdentitiesThereIsAReasonAndNoInterval() {
        double[] values = new double[40];
        int[] first = IntStream.range(0, 20).toArray();
        int[] second = IntStream.range(10, 29).toArray();
        OpenSetMean few = OpenSetMean.of(
                OpenSetFigure.TAR_AT_FAR_1, List.of(run(0, first, values, 0, 0), run(1, second, values, 0, 0)));
        assertThat(few.refusal()).isEqualTo("29 unseen identities: no interval, it takes 30 identities");
        int[] more = IntStream.range(10, 30).toArray();
        assertThat(OpenSetMean.of(
                                OpenSetFigure.TAR_AT_FAR_1,
                                List.of(run(0, first, values, 0, 0), run(1, more, values, 0, 0)))
                        .refusal())
                .isNull();
    }

    @Test
    void differencesArePairedByIdentityAndSplit() {
        Random random = new Random(1);
        double[] values = random.doubles(60).toArray();
        double[] better = Arrays.stream(values).map(each -> each + 0.1).toArray();
        List<OpenSetRun> first = new ArrayList<>();
        List<OpenSetRun> second = new ArrayList<>();
        for (int split = 0; split < 3; split++) {
            int[] judged = Arrays.copyOf(Splits.shuffled(60, 3, split), 30);
            double ofRun = random.nextGaussian();
            first.add(run(split, judged, better, ofRun, 0));
            second.add(run(split, judged, values, ofRun, 0));
        }
        OpenSetMean difference = OpenSetMean.of(OpenSetFigure.TAR_AT_FAR_1, first)
                .minus(OpenSetMean.of(OpenSetFigure.TAR_AT_FAR_1, second));
        assertThat(difference.value()).isCloseTo(0.1, within(1e-12));
        assertThat(difference.uncertainty().ofUnits()).isCloseTo(0, within(1e-20));
        assertThat(difference.uncertainty().ofRuns()).isCloseTo(0, within(1e-20));
    }
}
