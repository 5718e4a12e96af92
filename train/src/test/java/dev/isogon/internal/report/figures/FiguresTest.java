package dev.isogon.internal.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.internal.experiment.curves.SoftmaxProbability;
import dev.isogon.internal.experiment.predictions.ClassAccuracy;
import dev.isogon.internal.report.figures.rates.Cmc;
import dev.isogon.internal.report.figures.rates.Det;
import dev.isogon.internal.report.figures.rates.DirByFpir;
import dev.isogon.internal.report.figures.rates.NamedCurve;
import dev.isogon.internal.report.figures.rates.Shades;
import dev.isogon.internal.report.figures.rates.TarByFar;
import dev.isogon.internal.report.figures.training.ProbabilityByMargin;
import dev.isogon.internal.report.figures.training.ProbabilityByScale;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Curve WITH_BAND = new Curve(
            List.of(0.0, 0.01, 0.1, 1.0),
            List.of(0.2, 0.5, 0.8, 1.0),
            List.of(0.1, 0.4, 0.7, 1.0),
            List.of(0.3, 0.6, 0.9, 1.0));

    @Test
    void aFalseAcceptRateOfNoneHasNoPlaceOnALogarithmicAxis() {
        Figure figure = TarByFar.of(List.of(NamedCurve.of("arcface", WITH_BAND)), Shades.INTERVALS);
        assertThat(Series.axis(figure, "xAxis"))
                .extracting("type", "min", "max")
                .containsExactly("log", 0.01, 1.0);
        assertThat(Series.of(figure).get(1)).isEqualTo("arcface [[0.01, 0.5], [0.1, 0.8], [1.0, 1.0]]");
    }

    @Test
    void aBandGoesAlongItsUpperEndAndBackAlongItsLowerOneInTheLinesColour() {
        Figure figure = TarByFar.of(List.of(NamedCurve.of("arcface", WITH_BAND)), Shades.INTERVALS);
        Map<?, ?> band = Series.all(figure).get(0);
        assertThat(band.get("data"))
                .hasToString("[[0.01, 0.6], [0.1, 0.9], [1.0, 1.0], [1.0, 1.0], [0.1, 0.7], [0.01, 0.4]]");
        assertThat(band.get("itemStyle")).isEqualTo(Series.all(figure).get(1).get("itemStyle"));
        assertThat(figure.caption()).contains("shades");
    }

    @Test
    void aCurveWithoutABandIsALineAlone() {
        Figure figure = Cmc.of(
                List.of(NamedCurve.of("cosine", Curve.of(List.of(1.0, 2.0), List.of(0.9, 1.0)))), Shades.INTERVALS);
        assertThat(Series.of(figure)).containsExactly("cosine [[1.0, 0.9], [2.0, 1.0]]");
        assertThat(figure.caption()).doesNotContain("shades");
    }

    @Test
    void bothAxesOfADetAreLogarithmicAndBandsEndWhereTheAxisDoes() {
        Curve curve = new Curve(List.of(0.01, 1.0), List.of(0.05, 0.0), List.of(0.0, 0.0), List.of(0.1, 0.02));
        Figure figure = Det.of(List.of(NamedCurve.of("cosine", curve)), Shades.INTERVALS);
        assertThat(Series.axis(figure, "yAxis"))
                .extracting("type", "min", "max")
                .containsExactly("log", 0.01, 1.0);
        assertThat(Series.of(figure))
                .containsExactly(
                        "cosine [[0.01, 0.1], [1.0, 0.02], [1.0, 0.01], [0.01, 0.01]]", "cosine [[0.01, 0.05]]");
    }

    @Test
    void theSamePlaceAmongTheComparedHasTheSameColourWhateverIsMissing() {
        Figure figure = DirByFpir.of(
                List.of(new NamedCurve("adacos", 2, Curve.of(List.of(0.1, 1.0), List.of(0.5, 1.0)))), Shades.INTERVALS);
        assertThat(Series.all(figure).get(0)).extracting("itemStyle").isEqualTo(Map.of("color", Palette.colour(2)));
    }

    @Test
    void eachSideOfAHistogramAddsUpToAHundredAndTheThresholdIsALine() {
        ScoreHistogram histogram = new ScoreHistogram(List.of(-1.0, 0.0, 1.0), List.of(1L, 3L), List.of(9L, 1L));
        Figure figure = Scores.of("", "scores", "cosine", histogram, 0.25);
        assertThat(Series.of(figure))
                .containsExactly(
                        "two subjects (non-mated) [[-1.0, 90.0], [0.0, 10.0], [1.0, 10.0]]",
                        "one subject (mated) [[-1.0, 25.0], [0.0, 75.0], [1.0, 75.0]]");
        assertThat(String.valueOf(Series.all(figure).get(1).get("markLine")))
                .contains("threshold 0.250")
                .contains("xAxis=0.25");
    }

    @Test
    void theWorstClassStandsOnTopWithTheEndsOfItsInterval() {
        Figure figure = AccuracyByClass.of(
                "accuracy-by-class",
                "",
                List.of(
                        new ClassAccuracy("best", 10, new Interval(1, 0.7, 1, 0.95)),
                        new ClassAccuracy("worst", 20, new Interval(0.5, 0.3, 0.7, 0.95))));
        assertThat(Series.axis(figure, "yAxis").get("data")).isEqualTo(List.of("best (10)", "worst (20)"));
        assertThat(Series.of(figure))
                .containsExactly(
                        "accuracy [100.0, 50.0]",
                        "95 % interval [[70.0, 0], [100.0, 0], [-, -], [30.0, 1], [70.0, 1], [-, -]]");
    }

    @Test
    void ofManyClassesTheWorstAreShownAndCounted() {
        List<ClassAccuracy> classes = IntStream.range(0, 100)
                .mapToObj(i -> new ClassAccuracy("c" + i, 5, new Interval(i / 100.0, 0, 1, 0.95)))
                .toList();
        Figure figure = AccuracyByClass.of("accuracy-by-class", "", classes);
        assertThat((List<?>) Series.axis(figure, "yAxis").get("data")).hasSize(40);
        assertThat(figure.caption()).contains("The 40 worst of 100 classes");
    }

    /** √2·ln 9 = 3.107 at 10 classes; with e^(s·cos 45°) = 9 the own class has one half. */
    @Test
    void fixedAdaCosPassesOneHalfAtFortyFiveDegrees() {
        assertThat(SoftmaxProbability.fixedAdaCos(10)).isCloseTo(3.107, within(0.001));
        assertThat(new SoftmaxProbability(10, SoftmaxProbability.fixedAdaCos(10), 0).probability(Math.PI / 4))
                .isCloseTo(0.5, within(1e-12));
        assertThat(Series.all(ProbabilityByScale.of(10)))
                .extracting(series -> String.valueOf(series.get("name")))
                .containsExactly("s = 10", "s = 16", "s = 32", "s = 48", "s = 64", "Fixed AdaCos, s = 3.1");
    }

    /** With a margin of 60° the curve at 30° is where it is at 90° without: 1/C. */
    @Test
    void aMarginMovesTheCurve() {
        assertThat(new SoftmaxProbability(4, 30, Math.PI / 3).probability(Math.PI / 6))
                .isCloseTo(0.25, within(1e-9));
        assertThat(Series.all(ProbabilityByMargin.of(2)))
                .extracting(series -> String.valueOf(series.get("name")))
                .containsExactly("m = 0.2", "m = 0.4", "m = 0.6", "m = 0.8", "m = 1.0");
    }
}
