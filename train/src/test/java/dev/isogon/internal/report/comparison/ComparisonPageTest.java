package dev.isogon.internal.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.curves.StudyCurves;
import dev.isogon.internal.report.SampleResults;
import dev.isogon.internal.report.text.ComparisonTable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {

    @Test
    void theSeedsTableHasTheColumnsOfTheExperimentAndItsFigures() {
        StudyResults results = new SampleResults("seed", "1")
                .loss("cross-entropy", 0.987)
                .loss("simple-arcface", 0.96)
                .published()
                .build();
        assertThat(ComparisonTable.rows(results))
                .containsExactly(
                        List.of(
                                "loss",
                                "train %",
                                "test %",
                                "test loss",
                                "training s",
                                "evaluation s",
                                "published train %",
                                "test %",
                                "test loss"),
                        List.of(
                                "cross-entropy",
                                "99.90",
                                "98.70",
                                "0.000400",
                                "12.3",
                                "5.6",
                                "98.32",
                                "98.17",
                                "0.000452"),
                        List.of("simple-arcface", "99.90", "96.00", "0.000400", "12.3", "5.6", "98.72", "95.78", "–"));
    }

    @Test
    void theFairTableHasIntervalsSeedsBaselineAndThePublishedColumn() {
        StudyResults results = new SampleResults("fair", "2")
                .loss("arcface", 0.98, 0.99)
                .loss("adacos", 0.97, 0.97)
                .baseline(0.9525)
                .published()
                .build();
        assertThat(ComparisonTable.rows(results))
                .containsExactly(
                        List.of(
                                "loss",
                                "train %",
                                "test %",
                                "95 % interval",
                                "each seed",
                                "test loss",
                                "training s",
                                "evaluation s",
                                "published"),
                        List.of(
                                "arcface",
                                "99.90",
                                "98.50",
                                "97.50 to 99.50",
                                "98.00 99.00",
                                "0.000400",
                                "12.3",
                                "5.6",
                                "97.36"),
                        List.of(
                                "adacos",
                                "99.90",
                                "97.00",
                                "96.00 to 98.00",
                                "97.00 97.00",
                                "0.000400",
                                "12.3",
                                "5.6",
                                "–"),
                        List.of("(raw pixels)", "–", "95.25", "–", "–", "–", "–", "–", "–"));
    }

    @Test
    void onTheTerminalColumnsStandBelowEachOther() {
        List<String> lines = ComparisonTable.terminal(
                        new SampleResults("fair", "1")
                                .loss("arcface", 0.98)
                                .loss("angular(0.2) x adacos", 0.97)
                                .build(),
                        Integer.MAX_VALUE,
                        Path.of("run.json"))
                .lines()
                .toList();
        assertThat(lines.get(0))
                .isEqualTo("loss                   train %  test %  test loss  training s  evaluation s");
        assertThat(lines.get(1)).isEqualTo("─".repeat(lines.get(0).length()));
        assertThat(lines.get(2))
                .isEqualTo("arcface                  99.90   98.00   0.000400        12.3           5.6");
        assertThat(lines.get(3))
                .isEqualTo("angular(0.2) x adacos    99.90   97.00   0.000400        12.3           5.6");
    }

    @Test
    void aNarrowTerminalGetsATableThatFitsIt() {
        StudyResults results = new SampleResults("fair", "3")
                .loss("arcface + center-invariant(0.1)", 0.98, 0.99, 0.97)
                .loss("adacos", 0.97, 0.97, 0.98)
                .baseline(0.95)
                .published()
                .build();
        List<String> whole = ComparisonTable.terminal(results, Integer.MAX_VALUE, Path.of("run.json"))
                .lines()
                .toList();
        assertThat(whole.get(0).length()).isGreaterThan(110);
        List<String> lines = ComparisonTable.terminal(results, 80, Path.of("run.json"))
                .lines()
                .toList();
        assertThat(lines.subList(0, 5)).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(0))
                .contains("loss", "test %", "95 % interval", "published")
                .doesNotContain("evaluation s");
        assertThat(lines.get(2)).contains("arcface + center-invariant(0.1)", "98.00");
        assertThat(lines.get(lines.size() - 1)).as("the answer, last").endsWith(".");
    }

    @Test
    void thePageBeginsWithAtMostThreeSentencesAndEachLossAndHasTheTestsOnce() {
        StudyResults results = new SampleResults("fair", "3")
                .loss("arcface", 0.98, 0.99, 0.97)
                .loss("adacos", 0.97, 0.97, 0.98)
                .build();
        String page = page(results);
        String lead = page.substring(page.indexOf("<div class=\"lead\">"), page.indexOf("<figure id=\"by-loss\">"));
        assertThat(lead.split("<p>").length - 1).isBetween(1, 3);
        assertThat(lead)
                .contains("arcface recognises most test images, 98.00 %")
                .doesNotContain("<h2>");
        assertThat(page.indexOf("by-loss")).isLessThan(page.indexOf("<h2>Results"));
    }

    @Test
    void aRunThatStoppedIsMarkedWithItsReason() {
        StudyResults results = new SampleResults("fair", "1")
                .loss("arcface", 0.98)
                .failed("adacos", "at step 3 (epoch 1, learning rate 0.1): it diverges")
                .build();
        assertThat(ComparisonTable.markdown(results))
                .contains("| adacos * | – | – |")
                .contains("* adacos, seed 1: stopped at step 3 (epoch 1, learning rate 0.1): it diverges");
        assertThat(page(results)).contains("at step 3 (epoch 1");
    }

    @Test
    void thePageNeedsNothingElseAndNoTextCanBreakIt() {
        String evil = "</script><script>alert(1)</script>{{table}}|";
        String page = page(new SampleResults("fair", "1").loss(evil, 0.98).build());
        String ours = page.replace(charts(page), "");
        assertThat(ours)
                .doesNotContain("<script>alert")
                .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{table}}|")
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"']")
                .contains("prefers-color-scheme: dark")
                .contains("width=device-width");
        assertThat(ComparisonTable.markdown(
                        new SampleResults("fair", "1").loss("a|b", 0.5).build()))
                .contains("| a\\|b |");
    }

    private static String page(StudyResults results) {
        return new ComparisonPage(results, ComparisonFigures.of(results, new StudyCurves(List.of()), List.of()))
                .html(Path.of("run.json"), UnaryOperator.identity());
    }

    /** The chart library as it stands in a page. */
    private static String charts(String page) {
        int start = page.indexOf("<script>") + "<script>".length();
        return page.substring(start, page.indexOf("</script>", start));
    }
}
