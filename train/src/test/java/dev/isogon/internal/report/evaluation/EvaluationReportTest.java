package dev.isogon.internal.report.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.internal.evaluation.AcquisitionResult;
import dev.isogon.internal.evaluation.ClusteringResult;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.ThresholdCheck;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.experiment.curves.EmbeddingMap;
import dev.isogon.internal.experiment.curves.EmbeddingMap.Point;
import dev.isogon.internal.experiment.evaluated.EvaluationFolder;
import dev.isogon.internal.experiment.evaluated.IdentityMap;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.experiment.pictures.PicturedPairs.Shown;
import dev.isogon.internal.experiment.pictures.PicturedPairs.Side;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of results made by hand. */
class EvaluationReportTest {

    private static final String EVIL = "</script>\"><script>alert(1)</script>{{blocks}}'&";
    private static final Curve RATES =
            new Curve(List.of(0.001, 0.1, 1.0), List.of(0.5, 0.8, 1.0), List.of(0.4, 0.7, 1.0), List.of(0.6, 0.9, 1.0));

    @TempDir
    private Path folder;

    private static Measurement sure(String name, String key, double value, @Nullable Double threshold) {
        return new Measurement(
                name, key, value, value - 0.01, value + 0.01, 0.95, null, threshold, null, Map.of("supported", true));
    }

    private static Measurement refused(String name, String key, double value, double threshold) {
        return new Measurement(
                name,
                key,
                value,
                null,
                null,
                null,
                "no interval: 3 identities are fewer than 30",
                threshold,
                null,
                Map.of("supported", false));
    }

    private static VerificationResult pairs(double rate, String method, Curve curve) {
        return new VerificationResult(
                "listed pairs",
                100,
                1_000,
                40,
                List.of(
                        sure("AUC", "auc", rate, null),
                        refused("EER", "eer", 0.05, 0.3),
                        sure("TAR at FAR 0.1", "tar_at_far/0.1", 0.9, 0.4321),
                        sure("TAR at FAR 0.01", "tar_at_far/0.01", rate, 0.4321),
                        refused("TAR at FAR 0.0001", "tar_at_far/0.0001", 0.2, 0.4321)),
                method,
                curve,
                curve,
                new ScoreHistogram(List.of(-1.0, 0.0, 1.0), List.of(10L, 90L), List.of(900L, 100L)),
                List.of(),
                ScoreKind.SIMILARITY,
                null);
    }

    private static EvaluationResults results(String name, @Nullable ThresholdCheck check) {
        IdentificationResult searches = new IdentificationResult(
                "half are enrolled",
                20,
                30,
                40,
                50,
                List.of(
                        sure("rank 1", "rank/1", 0.75, null),
                        refused("DIR at FPIR 0.1", "dir_at_fpir/0.1", 0.6, 0.5),
                        sure("OSCR, area", "oscr_area", 0.7, null)),
                Curve.of(List.of(1.0, 2.0), List.of(0.75, 0.8)),
                RATES,
                List.of());
        RetrievalResult retrieval = new RetrievalResult(
                null,
                9,
                2,
                List.of(
                        sure("precision at 1", "precision_at_1", 0.7, null),
                        sure("R-precision", "r_precision", 0.6, null),
                        sure("MAP@R", "map_at_r", 0.5, null),
                        sure("MRR", "mrr", 0.8, null)),
                List.of(new RetrievalResult.OfIdentity(name, 9, 6)));
        return new EvaluationResults(
                name,
                pairs(0.85, "bootstrap of identities", RATES),
                searches,
                retrieval,
                new ClusteringResult(5, 4, List.of(new Measurement("NMI", 0.8, null, null, null, null, null))),
                check,
                null,
                new AcquisitionResult(
                        240,
                        Map.of("shows no face", List.of("<b>/1.jpg", "a/2.jpg")),
                        List.of(new Measurement("FTA of images", 2 / 240.0, null, null, null, null, null))),
                List.of("something rests on little"));
    }

    private String written(EvaluationResults results) throws IOException {
        Json.write(folder.resolve("evaluation.json"), results);
        EvaluationReport.write(new EvaluationFolder(folder));
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void theVerdictComesFirstThenTablesWithIntervalsOrReasons() throws IOException {
        String page = written(results("here/faces/", null));
        assertThat(page)
                .contains(
                        "<h1>Evaluation of faces</h1>\n<div class=\"lead\"><p>At a false accept rate of 0.01, 85.00 % (95 %"
                                + " interval 84.00 to 86.00) of mated pairs are accepted (threshold 0.4321).</p><p>Searched for"
                                + " among 20 subjects, the right one comes first in 75.00 % (95 % interval 74.00 to 76.00) of 40"
                                + " searches.</p></div>")
                .containsSubsequence(
                        "<li>Something rests on little.</li>",
                        "<h2>One to one</h2>",
                        "Listed pairs: 100 mated and 1,000 non-mated, of 40 identities.",
                        "TAR at FAR 0.0001</th><td>0.2000</td><td>–</td>",
                        "<h2>Failures to acquire</h2>",
                        "2 of 240 images gave no embedding",
                        "&lt;b&gt;/1.jpg, a/2.jpg: shows no face.",
                        "<td>0.0083</td>",
                        "<h2>One to many</h2>",
                        "DIR at FPIR 0.1",
                        "<h2>Each image sought among all others</h2>",
                        "<h2>Clusters</h2>",
                        "<li>No interval: 3 identities are fewer than 30.</li>",
                        "<h2>True accepts by false accepts</h2>",
                        "<h2>False rejects by false accepts (DET)</h2>",
                        "<h2>Scores of pairs</h2>",
                        "<h2>Found within the first k (CMC)</h2>",
                        "<h2>Known ones identified by strangers let in</h2>",
                        "<h2>Accuracy by class</h2>");
    }

    private List<Figure> figures(EvaluationResults results) throws IOException {
        written(results);
        return EvaluationReport.figures(new EvaluationFolder(folder));
    }

    @Test
    void theThresholdIsTheCalibratedOneWhereThereIsOne() throws IOException {
        ThresholdCheck check = new ThresholdCheck(0.001, "FMR", 0.456, 0.002, true);
        EvaluationResults calibrated = results("x", check);
        assertThat(Json.writeLine(figures(calibrated).get(2).option())).contains("calibrated threshold 0.456");
        assertThat(written(calibrated))
                .contains("The calibrated threshold 0.4560 promised FMR at most 0.001; here it is 0.00200: these data"
                        + " contradict it.");
        Figure own = figures(results("x", null)).get(2);
        assertThat(Json.writeLine(own.option())).contains("EER threshold 0.300");
        assertThat(own.caption()).contains("chosen by them");
        assertThat(written(results("x", new ThresholdCheck(0.001, "FMR", 0.456, null, false))))
                .contains("too few identities here to measure it");
    }

    @Test
    void scoresAloneHaveFiguresOfPairsOnlyAndSayWhyThereIsNoShade() throws IOException {
        EvaluationResults results = new EvaluationResults(
                "s.csv",
                pairs(
                        0.85,
                        "no interval: 3 identities are fewer than 30",
                        Curve.of(List.of(0.01, 1.0), List.of(0.5, 1.0))),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
        List<Figure> figures = figures(results);
        assertThat(figures).extracting(Figure::name).containsExactly("tar-by-far", "det", "scores");
        assertThat(figures.get(0).caption())
                .endsWith("There is no shade, since there is no interval: 3 identities are fewer than 30.");
    }

    @Test
    void hardestPairsAndMapComeFromTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("pictures"));
        Files.write(folder.resolve("pictures/a.jpg"), new byte[] {1, 2, 3});
        Side seen = new Side(new ThumbnailFile("a.jpg", "ann/1.jpg"), "ann/1.jpg", "ann");
        Side unseen = new Side(null, "bo/2.jpg", "bo");
        PicturedPairs.write(
                folder,
                List.of(new PicturedPairs(
                        "", "all pairs of 7 images", List.of(new Shown(seen, unseen, -0.25)), List.of())));
        EmbeddingMap map = new EmbeddingMap(List.of(new Point(1, 2, 0, "n")), 1, 0);
        Files.writeString(folder.resolve("map.json"), Json.writeLine(new IdentityMap(map, List.of("ann"), 1_000)));
        String page = written(results("x", null));
        assertThat(page)
                .containsSubsequence(
                        "<h2>Scores of pairs</h2>",
                        "<h2>Hardest pairs</h2>",
                        "Found by cosine among all pairs of 7 images.",
                        "Hardest false accepts: two subjects, most alike",
                        "src=\"data:image/jpeg;base64,AQID\"",
                        "<bdi>bo</bdi>",
                        "<bdi>2.jpg</bdi>",
                        "cosine −0.2500",
                        "<h2>Found within the first k (CMC)</h2>",
                        "<h2>Map of the embeddings</h2>",
                        "UMAP of all 1 images of the 1 of 1,000 identities with most images")
                .doesNotContain("Hardest false rejects");
        assertThat(page.substring(0, page.indexOf("<script>")))
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"'](?!data:)");
    }

    @Test
    void noNameCanBreakThePage() throws IOException {
        Side side = new Side(null, EVIL, EVIL);
        PicturedPairs.write(folder, List.of(new PicturedPairs("", EVIL, List.of(new Shown(side, side, 1)), List.of())));
        String page = written(results(EVIL, null));
        assertThat(page.substring(0, page.indexOf("<script>")))
                .doesNotContain("<script")
                .doesNotContain("</script")
                .contains("{{blocks}}'&amp;");
        assertThat(page).doesNotContain("alert(1)</script>");
    }
}
