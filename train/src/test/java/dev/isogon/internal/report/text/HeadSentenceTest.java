package dev.isogon.internal.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.verdict.ComparisonVerdict.Answer;
import dev.isogon.internal.experiment.verdict.ComparisonVerdict.Head;
import dev.isogon.internal.report.SampleResults;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadSentenceTest {

    private static final StudyResults OPEN =
            new SampleResults("open", "1").loss("arcface", 0.9).build();
    private static final StudyResults FAIR =
            new SampleResults("fair", "3").loss("arcface", 0.9).build();

    private static Head head(String loss, double gain, Answer answer) {
        return new Head(loss, gain, new Interval(gain, gain - 0.01, gain + 0.01, 0.95), 0.895, answer, null);
    }

    @Test
    void strangersThatBecameWorseAreSaidFirst() {
        assertThat(HeadSentence.of(
                        List.of(
                                head("arcface", 0.02, Answer.BETTER),
                                head("cosface", -0.005, Answer.NOT_TOLD),
                                head("fixed-adacos", -0.03, Answer.WORSE)),
                        OPEN))
                .isEqualTo(
                        "The head makes strangers worse with fixed-adacos, by 3.00 points, against the embeddings as they"
                                + " come (89.50 %); arcface gains 2.00 points (95 % interval +1.00 to +3.00).");
    }

    @Test
    void aGainIsSaidWithItsInterval() {
        assertThat(HeadSentence.of(
                        List.of(head("arcface", 0.02, Answer.BETTER), head("cosface", 0.015, Answer.BETTER)), OPEN))
                .isEqualTo(
                        "Over the embeddings as they come (89.50 %), the head makes strangers better, not worse: arcface gains"
                                + " 2.00 points (95 % interval +1.00 to +3.00), and cosface less.");
    }

    @Test
    void aGainOfOneLossIsNotSaidOfAnother() {
        assertThat(HeadSentence.of(
                        List.of(head("arcface", 0.02, Answer.BETTER), head("adacos", -0.005, Answer.NOT_TOLD)), OPEN))
                .endsWith(
                        "arcface gains 2.00 points (95 % interval +1.00 to +3.00); with adacos no difference can be told.");
    }

    @Test
    void whatCannotBeToldIsNotClaimed() {
        assertThat(HeadSentence.of(List.of(head("arcface", 0.002, Answer.NOT_TOLD)), OPEN))
                .isEqualTo(
                        "For strangers no head can be told from the embeddings as they come (89.50 %): arcface is at +0.20"
                                + " points (95 % interval −0.80 to +1.20).");
        assertThat(HeadSentence.of(
                        List.of(head("arcface", 0.002, Answer.NOT_TOLD), head("adacos", -0.04, Answer.NOT_TOLD)), OPEN))
                .endsWith(
                        ": arcface is at +0.20 points (95 % interval −0.80 to +1.20), adacos at −4.00 (95 % interval −5.00 to −3.00).");
    }

    @Test
    void knownClassesSayNothingOfStrangers() {
        assertThat(HeadSentence.of(List.of(head("arcface", 0.02, Answer.BETTER)), FAIR))
                .startsWith("Over the embeddings as they come (89.50 %), arcface gains 2.00 points")
                .endsWith("whether a head makes strangers worse is judged by `protocol=open`.");
    }
}
