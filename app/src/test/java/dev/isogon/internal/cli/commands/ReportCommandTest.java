package dev.isogon.internal.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.CommandLineSession;
import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.data.StripedImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports made anew from folders alone. */
@Tag("any-jdk")
class ReportCommandTest extends CommandLineSession {

    /** The page that was written is made anew, to the letter, and its figures as files. */
    private void reported(Path of, String... figures) throws IOException {
        Path report = of.resolve("report.html");
        String before = Files.readString(report);
        Files.delete(report);
        done("report", of, "--figures", "svg");
        assertThat(out).contains("Report: " + report).contains("files in " + of.resolve("figures"));
        assertThat(Files.readString(report)).isEqualTo(before);
        for (String figure : figures) {
            assertThat(of.resolve("figures").resolve(figure + ".svg")).content().startsWith("<svg");
        }
    }

    private static List<String> pictures(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of.resolve("pictures"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void ofAComparisonWithItsHardestPairs() throws IOException {
        StripedImages.write(folder.resolve("data"), "train", StripedImages.of(120, 3, 1));
        StripedImages.write(folder.resolve("data"), "t10k", StripedImages.of(30, 3, 2));
        Path of = folder.resolve("a");
        done(
                "compare",
                folder.resolve("data"),
                "--out",
                of,
                "--threads",
                "1",
                "--set",
                "train.batch=16",
                "--epochs",
                "1",
                "--seeds",
                "2",
                "--losses",
                "arcface(scale=16), cosface(scale=16)");
        reported(of, "tar-by-far", "scores-1", "scores-2", "angle-by-iteration");
        String page = Files.readString(of.resolve("report.html"));
        // AssertJ copies what is left of a text at each step, and most of a page is the chart library.
        assertThat(page.substring(page.indexOf("<h2>Hardest pairs</h2>")))
                .containsSubsequence(
                        "<h2>Hardest pairs</h2>",
                        "among all pairs of 30 test images, with the first seed of each loss",
                        "<bdi>arcface(scale=16)</bdi></summary>",
                        "Hardest false accepts",
                        "Hardest false rejects",
                        "<bdi>cosface(scale=16)</bdi></summary>");
        assertThat(pictures(of)).anyMatch(name -> name.startsWith("test-"));
    }

    @Test
    void ofAnEvaluationOfAModelWithStrangers() throws IOException {
        people(folder.resolve("data"), "Ann", "Bo", "Cy");
        people(folder.resolve("others"), "Di", "Ed");
        Path model = folder.resolve("model");
        trainSmall(folder.resolve("data"), model);
        Path of = folder.resolve("e");
        done(
                "evaluate",
                model,
                folder.resolve("data"),
                "--strangers",
                folder.resolve("others"),
                "--out",
                of,
                "--threads",
                "1");
        assertThat(out).contains("Report: " + of.resolve("report.html"));
        reported(of, "tar-by-far", "det", "scores", "cmc", "dir-by-fpir", "accuracy-by-class", "map");
        // 18 images of three people and 12 of strangers: at most 12 pairs a side, an image once in each.
        assertThat(Files.readString(of.resolve("report.html")))
                .contains("all pairs of 30 images, strangers among them")
                .contains("<bdi>Ann</bdi>")
                .containsAnyOf("<bdi>Di</bdi>", "<bdi>Ed</bdi>")
                .contains("src=\"data:image/png;base64,");
        assertThat(pictures(of))
                .hasSizeLessThanOrEqualTo(30)
                .anyMatch(name -> name.startsWith("image-"))
                .anyMatch(name -> name.startsWith("stranger-"));
    }

    @Test
    void ofScoresWhichHaveNoPictures() throws IOException {
        Path scores = Files.writeString(folder.resolve("s.csv"), "label,cosine\n1,0.9\n0,0.2\n1,0.1\n0,0.3\n");
        Path of = folder.resolve("s");
        done("evaluate", "--scores", scores, "--out", of);
        reported(of, "tar-by-far", "det", "scores");
        assertThat(Files.readString(of.resolve("report.html"))).doesNotContain("Hardest");
        assertThat(of.resolve("pictures")).doesNotExist();
    }

    @Test
    void anyOtherFolderIsRefused() {
        assertThat(isogon("report", folder)).isEqualTo(Failures.CALLER);
        assertThat(err).contains("is no finished comparison and no evaluation", "isogon evaluate --out");
    }
}
