package dev.isogon.internal.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.StudyPictures.ClassSamples;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix.Cell;
import dev.isogon.internal.experiment.predictions.Misclassification;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.report.SampleResults;
import dev.isogon.internal.report.comparison.ComparisonReport;
import dev.isogon.internal.report.page.Page;
import dev.isogon.internal.report.page.PageElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionsTest {

    private static final List<String> CLASSES = List.of("ada", "bea", "cid");

    @TempDir
    private Path folder;

    @BeforeEach
    void makePictures() throws IOException {
        Files.createDirectories(folder.resolve("pictures"));
        Files.write(folder.resolve("pictures/t.png"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("pictures/n.jpg"), new byte[] {4, 5, 6});
    }

    private static Misclassification<ThumbnailFile> mistake(
            int wrong, int runs, int predicted, int predictedRuns, @Nullable ThumbnailFile nearest) {
        return new Misclassification<>(
                new ThumbnailFile("t.png", "ada/1.png"), 0, wrong, runs, predicted, predictedRuns, nearest);
    }

    /** What stands between the lead and the end of a page of these elements alone. */
    private static String html(List<PageElement> elements) {
        String page = new Page("", List.of(), elements).html();
        int start = page.indexOf("</div>", page.indexOf("class=\"lead\"")) + "</div>".length();
        return page.substring(start, page.indexOf("</main>")).strip();
    }

    private String mistakes(int mistaken, List<Misclassification<ThumbnailFile>> mistakes) throws IOException {
        return html(
                MisclassifiedSection.of(CLASSES, new StudyPictures(List.of(), List.of(), mistakes, mistaken), folder));
    }

    @Test
    void aMistakeShowsBothPicturesNamesAndRuns() throws IOException {
        assertThat(mistakes(90, List.of(mistake(5, 6, 1, 4, new ThumbnailFile("n.jpg", "bea/2.png")))))
                .contains("90 test images were taken for another class by at least one of 6 runs (losses × seeds); here"
                        + " are the 1")
                .contains("alt=\"test image of class ada\" title=\"ada/1.png\" src=\"data:image/png;base64,AQID\"")
                .contains("alt=\"nearest training image, of class bea\" title=\"bea/2.png\""
                        + " src=\"data:image/jpeg;base64,BAUG\"")
                .contains("title=\"ada/1.png\"><bdi>1.png</bdi>")
                .contains("5 of 6 runs wrong, 4 as shown");
    }

    @Test
    void whereOutputsJudgeOnlyTheClassIsShown() throws IOException {
        assertThat(mistakes(1, List.of(mistake(1, 1, Predictions.NONE, 1, null))))
                .contains("1 test image was taken for another class by the run.")
                .contains("judged by outputs")
                .contains("(no class)")
                .contains("1 of 1 run wrong<");
        assertThat(mistakes(0, List.of())).isEmpty();
    }

    @Test
    void aMatrixHasTrueClassesDownAndPredictedOnesAcross() {
        ConfusionMatrix confusion = new ConfusionMatrix(
                "arcface", 2, List.of(new Cell(0, 0, 6), new Cell(0, 2, 2), new Cell(1, 1, 9), new Cell(1, 0, 1)));
        String html = html(ConfusionSection.of(CLASSES, List.of(confusion)));
        assertThat(html)
                .contains("arcface, 2 runs: 15 of 18 recognised")
                // 2 of 8 is the largest share, 1 of 10 has √(0.1/0.25) = 0.63 of its shade.
                .contains("deepest: 25.0 %")
                .contains("<bdi>ada</bdi></th><td class=\"d\" style=\"--s:0.75\">6</td><td></td>"
                        + "<td class=\"e\" style=\"--s:1.00\">2</td><td>75.0</td></tr>")
                .contains("<bdi>bea</bdi></th><td class=\"e\" style=\"--s:0.63\">1</td>"
                        + "<td class=\"d\" style=\"--s:0.90\">9</td><td></td><td>90.0</td></tr>")
                .doesNotContain("<bdi>cid</bdi>")
                .doesNotContain("(no class)");
        ConfusionMatrix outside = new ConfusionMatrix("a", 1, List.of(new Cell(0, Predictions.NONE, 1)));
        assertThat(html(ConfusionSection.of(CLASSES, List.of(outside))))
                .contains("<td class=\"d\">0</td><td></td><td></td>"
                        + "<td class=\"e\" style=\"--s:1.00\">1</td><td>0.0</td></tr>")
                .contains("(no class)");
    }

    @Test
    void oneLossIsChosenByKeyboardOrPointer() {
        ConfusionMatrix one = new ConfusionMatrix("one", 1, List.of(new Cell(0, 0, 1)));
        ConfusionMatrix two = new ConfusionMatrix("two", 1, List.of(new Cell(0, 0, 1)));
        assertThat(html(ConfusionSection.of(CLASSES, List.of(one, two))))
                .contains("<input type=\"radio\" name=\"confusion\" value=\"confusion0\" checked>")
                .contains("<input type=\"radio\" name=\"confusion\" value=\"confusion1\">")
                .contains("id=\"confusion0\"")
                .contains("id=\"confusion1\"");
        assertThat(ConfusionSection.of(CLASSES, List.of())).isEmpty();
    }

    @Test
    void manyClassesAreAListOfPairs() {
        List<String> classes = IntStream.range(0, 1_000).mapToObj(c -> "c" + c).toList();
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < 100; c++) {
            cells.add(new Cell(c, c, 1_000 - c));
            cells.add(new Cell(c, c + 1, c));
        }
        String html = html(ConfusionSection.of(classes, List.of(new ConfusionMatrix("arcface", 3, cells))));
        assertThat(html)
                .contains("the 30 most frequent of 100 mistaken pairs")
                .contains("<bdi>c99</bdi></th><td class=\"name\" title=\"c100\"><bdi>c100</bdi></td>"
                        + "<td class=\"bar\" style=\"--s:1.000\">99</td><td>9.9&nbsp;%</td></tr>")
                .contains("<bdi>c70</bdi></th>")
                .doesNotContain("<bdi>c69</bdi></th>");
    }

    @Test
    void noNameCanBreakThePage() throws IOException {
        String evil = "</script>\"><script>alert(1)</script>\n{{table}}'&" + "x".repeat(10_000);
        List<String> classes = List.of(evil, "b");
        ThumbnailFile thumbnail = new ThumbnailFile("t.png", evil);
        StudyPictures pictures = new StudyPictures(
                List.of(new ClassSamples(0, 3, List.of(thumbnail))),
                List.of(new ConfusionMatrix(evil, 1, List.of(new Cell(0, 0, 1), new Cell(0, 1, 1)))),
                List.of(new Misclassification<>(thumbnail, 0, 1, 1, 0, 1, thumbnail)),
                1);
        String html = html(MisclassifiedSection.of(classes, pictures, folder))
                + html(ConfusionSection.of(classes, pictures.confusions()))
                + html(TrainingImagesSection.of(classes, pictures, folder));
        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("</script")
                .doesNotContain("\">&lt;")
                .contains("{{table}}'&amp;")
                .contains("3 images");
    }

    @Test
    void theReportTakesPicturesFromItsFolder() throws IOException {
        SampleResults results = new SampleResults("fair", "1").loss("arcface", 0.98);
        assertThat(pageAboveItsScripts(results)).doesNotContain("data:image/");
        Files.writeString(folder.resolve("pictures.json"), """
            {"classes":[{"label":1,"images":5,"samples":[{"file":"n.jpg","name":"n"}]}],
             "confusions":[],"mistakes":[],"mistaken":0}
            """);
        assertThat(pageAboveItsScripts(results))
                .contains("src=\"data:image/jpeg;base64,BAUG\"")
                .contains("Some of each of 1 of 2 classes")
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"'](?!data:)");
    }

    private String pageAboveItsScripts(SampleResults results) throws IOException {
        ComparisonReport.write(results.build(), folder, UnaryOperator.identity());
        String page = Files.readString(folder.resolve("report.html"));
        return page.substring(0, page.indexOf("<script>"));
    }
}
