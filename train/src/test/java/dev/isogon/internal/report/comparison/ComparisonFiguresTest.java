package dev.isogon.internal.report.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.curves.StudyCurves;
import dev.isogon.internal.report.SampleResults;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.figures.training.AccuracyByEpoch;
import dev.isogon.internal.report.figures.training.AngleByIteration;
import dev.isogon.internal.report.figures.training.LossByEpoch;
import dev.isogon.internal.report.figures.training.ProbabilityByAngle;
import dev.isogon.internal.report.figures.training.ScaleByIteration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ComparisonFiguresTest {

    /** The one step of a sample: scale 3.1, angles 1.5 and 1.6 radians; its one epoch: loss 0.5, accuracies 90 and 98 %. */
    @Test
    void figuresShowWhatTheyAreNamedAfter() {
        StudyResults results =
                new SampleResults("fair", "1").loss("arcface", 0.98).build();
        assertThat(lines(AngleByIteration.of(results)))
                .containsExactly("arcface, own class [[1.0, 85.944]]", "arcface, others [[1.0, 91.673]]");
        assertThat(lines(ScaleByIteration.of(results))).containsExactly("arcface [[1.0, 3.1]]");
        assertThat(lines(ProbabilityByAngle.of(results)))
                .containsExactly("arcface [[0.0, 1.0], [90.0, 0.5], [180.0, 0.0]]");
        assertThat(lines(LossByEpoch.of(results))).containsExactly("arcface [[1.0, 0.5]]");
        assertThat(lines(AccuracyByEpoch.of(results)))
                .containsExactly("arcface (training batches) [[1.0, 90.0]]", "arcface [[1.0, 98.0]]");
    }

    private static List<String> lines(Figure figure) {
        return ((List<?>) requireNonNull(figure.option().get("series")))
                .stream()
                        .map(line -> ((Map<?, ?>) line).get("name") + " " + ((Map<?, ?>) line).get("data"))
                        .toList();
    }

    @Test
    void everyFigureHasAPlaceAndButtonsThatSaveIt() {
        StudyResults results =
                new SampleResults("fair", "1").loss("arcface", 0.98).build();
        String page = new ComparisonPage(results, ComparisonFigures.of(results, new StudyCurves(List.of()), List.of()))
                .html(Path.of("run.json"), UnaryOperator.identity());
        for (String name : List.of("angle-by-iteration", "probability-by-scale", "probability-by-margin")) {
            assertThat(page).contains("<figure id=\"" + name + "\">").contains("\"name\":\"" + name + "\"");
        }
        assertThat(page.indexOf("data-as=\"svg\"")).isPositive();
        assertThat(page.indexOf("data-as=\"png\"")).isPositive();
    }
}
