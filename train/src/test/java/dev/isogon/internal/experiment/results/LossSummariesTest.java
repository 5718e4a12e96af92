package dev.isogon.internal.experiment.results;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.protocol.PublishedDifference;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loss.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LossSummariesTest {

    private final List<RunResult> runs = new ArrayList<>();
    private final Map<String, Map<Long, Predictions>> predictions = new LinkedHashMap<>();

    /** A run that is right on the first {@code right} of 100 test images. */
    private LossSummariesTest run(String loss, long seed, int right) {
        int[] none = new int[100];
        int[] predicted = new int[100];
        Arrays.fill(predicted, right, 100, 1);
        predictions
                .computeIfAbsent(loss, each -> new LinkedHashMap<>())
                .put(seed, new Predictions(none, predicted, none));
        List<EpochRecord> epochs = List.of(new EpochRecord(1, 1, 1, null, 64, 10));
        runs.add(new RunResult(
                loss,
                seed,
                1,
                RunResult.Status.FINISHED,
                null,
                1,
                right / 100.0,
                2.0 * seed,
                1,
                10,
                1,
                null,
                List.of(),
                epochs,
                List.of()));
        return this;
    }

    private LossSummaries summaries(String... losses) {
        return new LossSummaries(10, Arrays.stream(losses).map(Losses::parse).toList(), runs, predictions);
    }

    @Test
    void aLossIsTheMeanOfItsSeeds() {
        LossSummary summary = run("arcface", 1, 90)
                .run("arcface", 2, 94)
                .summaries("arcface")
                .losses()
                .get(0);
        assertThat(summary.testAccuracy()).isCloseTo(0.92, within(1e-12));
        assertThat(summary.testLoss()).isEqualTo(3);
        assertThat(summary.testAccuracies()).containsExactly(0.90, 0.94);
        // Of the seeds alone 0.92 ± t(1)·0.02 = 0.254, and little more of the images; cut off at 1.
        Interval interval = Objects.requireNonNull(summary.interval());
        assertThat(interval.low()).isBetween(0.6, 0.92 - 0.254);
        assertThat(interval.high()).isEqualTo(1);
        // At 60° under arcface: z = 64·cos(π/3 + 0.5) = 1.5102, so P = 1/(1 + 9·e^−1.5102) = 0.33469.
        assertThat(summary.ownProbability()).hasSize(91);
        assertThat(summary.ownProbability().get(30)).isCloseTo(0.33469, within(1e-5));
        assertThat(summary.label()).isEqualTo("cosine × angular(0.5) × 64 × softmax");
    }

    @Test
    void aPairIsComparedOnTheSeedsThatBothFinished() {
        PairedDifference difference = run("arcface", 1, 90)
                .run("arcface", 2, 94)
                .run("arcface", 3, 99)
                .run("cosface", 1, 91)
                .run("cosface", 2, 91)
                .summaries("arcface", "cosface")
                .differences()
                .get(0);
        assertThat(difference.seeds()).isEqualTo(2);
        assertThat(difference.difference()).isCloseTo(0.01, within(1e-12));
        // By image −1/2 once, +1/2 three times, else 0: variance (4·¼ − 100·0.01²)/99, so images alone reach
        // 1.984·√(0.01/100) = 1.98 points to either side, and hide the 1 point however many seeds there are.
        assertThat(difference.seedsNeeded()).isNull();
    }

    @Test
    void seedsAreCountedWhereImagesDoNotHideTheDifference() {
        PairedDifference difference = run("arcface", 1, 90)
                .run("arcface", 2, 70)
                .run("cosface", 1, 50)
                .run("cosface", 2, 50)
                .summaries("arcface", "cosface")
                .differences()
                .get(0);
        // By seed +40 and +20 points: mean 30, variance 0.02. By image 1 twenty times, ½ twenty times, else 0: variance
        // 16/99, over 100
        // images 0.001616, which takes (1.984 + 0.845)²·0.001616 = 0.0129 of the 0.3² there are. Of seeds alone 4 would
        // do; so it takes 5:
        // (t(4) quantiles 2.776 + 0.941)²·0.02/5 = 0.0553, with 4 seeds (3.182 + 0.978)²·0.02/4 = 0.0865, more than
        // 0.0771.
        assertThat(difference.seedsNeeded()).isEqualTo(5);
        // Two seeds alone take (12.706 + 1.376)²·0.01 = 1.98: no number of images makes up for that.
        assertThat(difference.imagesNeeded()).isNull();
    }

    @Test
    void aSingleSeedHasNoInterval() {
        LossSummaries one = run("arcface", 1, 90).run("cosface", 1, 91).summaries("arcface", "cosface");
        assertThat(one.losses().get(0).interval()).isNull();
        assertThat(one.differences().get(0).interval()).isNull();
        assertThat(one.differences().get(0).seedsNeeded()).isNull();
        // One image tells them apart: p = 2·½, and its share of 100 has variance 0.0099·100/99/100 = 0.0001.
        assertThat(one.differences().get(0).pValue()).isEqualTo(1);
        // t(99): (1.98422 + 0.84523)·0.01
        assertThat(one.differences().get(0).smallestVisible()).isCloseTo(0.0282945, within(1e-6));
        assertThat(one.differences().get(0).counts().first()).containsExactly(90);
        assertThat(one.differences().get(0).counts().images()).isEqualTo(100);
    }

    @Test
    void thePValuesOfAllPairsAreCorrectedTogether() {
        List<PairedDifference> differences = run("arcface", 1, 90)
                .run("cosface", 1, 80)
                .run("adacos", 1, 50)
                .summaries("arcface", "cosface", "adacos")
                .differences();
        // One-sided: 10, 40 and 30 images of one loss alone, so p = 2/2¹⁰, 2/2⁴⁰ and 2/2³⁰, times 1, 3 and 2.
        assertThat(differences).extracting(PairedDifference::pairs).containsOnly(3);
        assertThat(differences.get(0).adjusted()).isCloseTo(2 / 1024.0, within(1e-12));
        assertThat(differences.get(1).adjusted()).isCloseTo(6 * Math.pow(2, -40), within(1e-15));
        assertThat(differences.get(2).adjusted()).isCloseTo(4 * Math.pow(2, -30), within(1e-15));
    }

    @Test
    void thePublishedDifferenceNeedsWhatTheSpreadSays() {
        // 90 and 94 %: deviation 2.83 points, 35.36 times the published difference; 2·(1.96 + 0.8416)²·35.36² = 19,623.
        PublishedDifference several = requireNonNull(PublishedDifference.of(run("fixed-adacos", 1, 90)
                .run("fixed-adacos", 2, 94)
                .summaries("fixed-adacos")
                .losses()));
        assertThat(several.rough()).isFalse();
        assertThat(several.deviation()).isCloseTo(Math.sqrt(8) / 100, within(1e-12));
        assertThat(several.seedsNeeded()).isBetween(19_600L, 19_650L);

        // One seed at 97.00 beside the published 98.09: (98.09 − 97)/√2 = 0.771 points.
        runs.clear();
        predictions.clear();
        PublishedDifference single = requireNonNull(PublishedDifference.of(
                run("fixed-adacos", 1, 97).summaries("fixed-adacos").losses()));
        assertThat(single.rough()).isTrue();
        assertThat(single.deviation()).isCloseTo(0.0109 / Math.sqrt(2), within(1e-12));
    }
}
