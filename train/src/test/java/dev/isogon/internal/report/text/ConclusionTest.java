package dev.isogon.internal.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.protocol.PublishedDifference;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.results.PairedDifference.Counts;
import dev.isogon.internal.report.SampleResults;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConclusionTest {

    /** Of three seeds, without correction; the counts stand for any. */
    private static PairedDifference difference(String a, String b, double d, double low, double high, long needed) {
        double p = low > 0 || high < 0 ? 0.01 : 0.4;
        return new PairedDifference(
                a,
                b,
                3,
                d,
                new Interval(d, low, high, 0.95),
                p,
                p,
                1,
                0.02,
                needed,
                null,
                counts(List.of(1, 2, 3)),
                null);
    }

    private static Counts counts(List<Integer> first) {
        return new Counts(first, first.stream().map(each -> each + 1).toList(), 100);
    }

    private static PairedDifference single(double difference, double adjusted) {
        return new PairedDifference(
                "a",
                "b",
                1,
                difference,
                null,
                adjusted / 3,
                adjusted,
                3,
                0.0123,
                null,
                null,
                new Counts(List.of(469), List.of(466), 521),
                null);
    }

    @Test
    void theBetterLossIsNamedFirstWithWhatItGains() {
        assertThat(DifferenceSentence.of(difference("arcface", "cosface", -0.012, -0.02, -0.004, 3)))
                .isEqualTo("cosface is better than arcface: 2 3 4 and 1 2 3 of 100 test images by seed (+1.20 points,"
                        + " 95 % interval +0.40 to +2.00, p 0.010).");
    }

    @Test
    void aDifferenceWhoseIntervalHoldsZeroIsNone() {
        assertThat(DifferenceSentence.of(difference("arcface", "cosface", -0.0008, -0.003, 0.0014, 1234)))
                .isEqualTo("cosface and arcface: no difference can be seen: 2 3 4 and 1 2 3 of 100 test images by seed"
                        + " (+0.08 points, 95 % interval −0.14 to +0.30, p 0.40); the smallest difference that"
                        + " these data could show is 2.00 points; to see one of this size would take about"
                        + " 1,234 seeds.");
    }

    @Test
    void theWordsFollowTheCorrectedPValue() {
        PairedDifference difference = new PairedDifference(
                "a",
                "b",
                4,
                0.01,
                new Interval(0.01, 0.001, 0.019, 0.95),
                0.03,
                0.3,
                10,
                0.02,
                null,
                null,
                counts(List.of(10, 11, 12, 14)),
                null);
        assertThat(DifferenceSentence.of(difference))
                .startsWith("a and b: no difference can be seen: on average 11.8 and 12.8 of 100 test images (")
                .contains("p 0.030, corrected for 10 pairs 0.30)");
    }

    @Test
    void whereSeedsSufficeImagesAreWanting() {
        PairedDifference hidden = new PairedDifference(
                "a",
                "b",
                3,
                0.0008,
                new Interval(0.0008, -0.003, 0.0046, 0.95),
                0.5,
                0.5,
                1,
                0.02,
                null,
                null,
                counts(List.of(1, 2, 3)),
                null);
        assertThat(DifferenceSentence.of(hidden)).endsWith("to see one of this size would take more test images.");
    }

    @Test
    void oneSeedIsCountedAndItsLimitSaid() {
        assertThat(DifferenceSentence.of(single(0.005758, 0.9)))
                .isEqualTo("a and b: no difference can be seen: 469 and 466 of 521 test images (+0.58 points, p 0.30 by"
                        + " McNemar's exact test over test images, corrected for 3 pairs 0.90); the smallest difference"
                        + " that these data could show is 1.23 points, and with one seed how far another seed moves"
                        + " either is not measured.");
        // Even then it is of two networks, not of two losses.
        assertThat(DifferenceSentence.of(single(0.05, 0.001))).startsWith("The network of a is better than that of b:");
        assertThat(single(0.05, 0.001).isSeen()).isFalse();
    }

    @Test
    void theQuestionIsAnsweredByItsOwnPair() {
        ShortAnswer answer = ShortAnswer.of(new SampleResults("fair", "3")
                .loss("arcface", 0.98, 0.98, 0.98)
                .loss("arcface(0.3)", 0.97, 0.97, 0.97)
                .loss("fixed-adacos", 0.99, 0.99, 0.99)
                .difference(difference("arcface", "arcface(0.3)", 0.01, 0.005, 0.015, 2))
                .difference(difference("arcface", "fixed-adacos", -0.012, -0.015, -0.005, 2))
                .difference(difference("arcface(0.3)", "fixed-adacos", -0.022, -0.03, -0.01, 2))
                .build());
        assertThat(answer.first())
                .containsExactly(
                        "fixed-adacos recognises most test images, 99.00 %, and is better than every other loss.",
                        "It is 1.20 points ahead of arcface, the next (95 % interval +0.50 to +1.50).",
                        "Does Fixed AdaCos, with nothing to tune, do as well as ArcFace? Here it does better, by 1.20 points.");
        assertThat(answer.further()).isEmpty();
    }

    @Test
    void threeSentencesAnswerAndTheRestFollows() {
        StudyResults results = new SampleResults("fair", "3")
                .loss("cross-entropy", 0.93, 0.94, 0.95)
                .loss("arcface", 0.986, 0.987, 0.988)
                .loss("fixed-adacos", 0.989, 0.988, 0.987)
                .difference(difference("cross-entropy", "fixed-adacos", -0.048, -0.06, -0.03, 2))
                .difference(difference("arcface", "fixed-adacos", -0.001, -0.004, 0.002, 9))
                .baseline(0.9525)
                .published()
                .build();
        ShortAnswer answer = ShortAnswer.of(results);
        assertThat(answer.first())
                .containsExactly(
                        "fixed-adacos recognises most test images, 98.80 %, but cannot be told from arcface.",
                        "It is 0.10 points ahead of arcface, the next (95 % interval −0.20 to +0.40).",
                        "About 9 seeds a loss would show a difference of this size, if it is real.");
        assertThat(answer.further())
                .containsExactly(
                        "Raw pixels alone do better than cross-entropy: so little training gained nothing there.",
                        "Does Fixed AdaCos, with nothing to tune, do as well as ArcFace? These data do not tell: they are 0.10"
                                + " points apart.");
        assertThat(Conclusion.compared(results))
                .startsWith("3 losses on MNIST, 3 seeds each, 10 epochs, 54,000 training and 10,000 test images.")
                .contains("Protocol fair treats every loss alike");
        assertThat(Conclusion.published(results))
                .get()
                .asString()
                .startsWith("The published figures come from protocol seed");
    }

    @Test
    void oneSeedOrOneLossPromisesNothing() {
        assertThat(ShortAnswer.of(new SampleResults("fair", "1")
                                .loss("arcface", 0.98)
                                .loss("adacos", 0.97)
                                .difference(single(0.01, 0.001))
                                .build())
                        .first())
                .containsExactly(
                        "arcface recognises most test images, 98.00 %.",
                        "One seed a loss cannot tell losses apart: another seed moves each figure.");
        assertThat(ShortAnswer.of(new SampleResults("fair", "3")
                                .loss("arcface", 0.98, 0.98, 0.98)
                                .build())
                        .first())
                .containsExactly("arcface recognises most test images, 98.00 %.");
    }

    @Test
    void whatThePublishedDifferenceNeedsIsSaidWithItsBasis() {
        SampleResults results = new SampleResults("seed", "1").loss("fixed-adacos", 0.97);
        assertThat(Conclusion.published(results.published(new PublishedDifference(0.0058, true, 826))
                        .build()))
                .get()
                .asString()
                .contains(
                        "To tell the published 98.09 and 98.17 apart would take about 826 seeds a loss (deviation over"
                                + " seeds 0.58 points, a rough estimate: the largest between a published figure and"
                                + " ours;");
    }

    @Test
    void howItWasDoneFollowsFromTheSettings() {
        assertThat(Conclusion.compared(new SampleResults("fair", "1")
                        .set("head.frozen", "true")
                        .set("split.validation", "0")
                        .loss("arcface", 0.97)
                        .build()))
                .contains("prototypes stay at their random start, the last epoch is judged");
    }

    @Test
    void whereNothingFinishedItSaysSo() {
        assertThat(ShortAnswer.of(new SampleResults("fair", "1")
                                .failed("adacos", "at step 3")
                                .build())
                        .first())
                .containsExactly("No run finished, so nothing can be said.");
    }

    @Test
    void whatWouldTellLossesApartIsACommand() {
        ShortAnswer answer = ShortAnswer.of(new SampleResults("fair", "3")
                .loss("arcface", 0.98, 0.98, 0.98)
                .loss("cosface", 0.97, 0.97, 0.97)
                .difference(difference("arcface", "cosface", 0.01, -0.01, 0.03, 40))
                .build());
        assertThat(answer.first())
                .contains("About 40 seeds a loss would show a difference of this size, if it is real.");
        assertThat(Objects.requireNonNull(answer.more()).command(Path.of("run.json")))
                .isEqualTo("isogon compare `config=run.json` `seeds=40`");
        // As many as nobody trains are no advice.
        assertThat(ShortAnswer.of(new SampleResults("fair", "3")
                                .loss("arcface", 0.98, 0.98, 0.98)
                                .loss("cosface", 0.97, 0.97, 0.97)
                                .difference(difference("arcface", "cosface", 0.01, -0.01, 0.03, 1001))
                                .build())
                        .more())
                .isNull();
    }
}
