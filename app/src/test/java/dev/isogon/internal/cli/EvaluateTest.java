package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.data.pairs.IdentityLabels;
import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.judging.SearchJudgement;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.Measurement;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The command on scores and on embeddings, in this JVM. */
class EvaluateTest extends CommandLineSession {

    private int evaluate(Object... words) {
        return isogon(Stream.concat(Stream.of("evaluate"), Stream.of(words)).toArray());
    }

    private JsonNode json() {
        return Json.tree(folder, out);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** The values that an independent script in numpy gave for the same scores; they stand beside them. */
    private void checkLfw() {
        JsonNode json = json();
        assertThat(json.at("/auc/value").asDouble()).isEqualTo(0.99200, within(5e-6));
        assertThat(json.at("/eer/value").asDouble()).isEqualTo(0.0297, within(5e-5));
        assertThat(json.at("/tar_at_far/0.1/value").asDouble()).isEqualTo(0.9813, within(5e-5));
        assertThat(json.at("/tar_at_far/0.01/value").asDouble()).isEqualTo(0.9613, within(5e-5));
        assertThat(json.at("/tar_at_far/0.001/value").asDouble()).isEqualTo(0.9240, within(5e-5));
        assertThat(json.at("/accuracy_10_fold/value").asDouble()).isEqualTo(0.9752, within(5e-5));
        assertThat(json.at("/accuracy_10_fold/population_deviation").asDouble()).isEqualTo(0.0078, within(5e-5));
        assertThat(json.at("/auc/low").asDouble()).isLessThan(0.992);
        assertThat(json.at("/auc/high").asDouble()).isGreaterThan(0.992);
    }

    @Test
    void lfwsScoresGiveTheFiguresThatNumpyGives() {
        assertThat(evaluate("--scores", SharedFiles.of("data/embeddings/lfw_pair_scores.csv"), "--json"))
                .as(err)
                .isZero();
        checkLfw();
        assertThat(err).contains("FAR 0.001 of 3,000 non-mated pairs is 3 of them, fewer than 10");
    }

    /** The values are those of a numpy script that follows the toolkits' own code. */
    @Test
    void lfwsScoresAreAlsoGivenAsOthersPrintThem() {
        assertThat(evaluate("--scores", SharedFiles.of("data/embeddings/lfw_pair_scores.csv"), "--definitions"))
                .isZero();

        assertThat(out)
                .containsPattern("verification.py Accuracy-Flip +0.9753 ± 0.0081")
                .containsPattern("VAL at FAR 0.001 +0.9233 ± 0.0191")
                .containsPattern("lfw_evaluator.py +accuracy +0.9755 ± 0.0026")
                .containsPattern("eval_ijbc.py +TAR at FAR 0.01 +0.9620\\R.*FAR 0.010667");
    }

    /** A data frame of angles with its index, other names and labels: two of Ann near each other, one of Bo across. */
    @Test
    void embeddingsLabelsAndPathsOfOneTableAreAllThatIsNeeded() throws IOException {
        Path table = file("a.csv", ",file,who,V1,V2\n0,1.png,Ann,1,0\n1,2.png,Ann,0.8,0.6\n2,3.png,Bo,-1,0\n");
        Path strangers = file("s.csv", "who,file,V1,V2\nCy,4.png,0,1\n");
        assertThat(evaluate(
                        "--embeddings",
                        table,
                        "--path-column",
                        "file",
                        "--label-column",
                        "who",
                        "--strangers-embeddings",
                        strangers,
                        "--json"))
                .as(err)
                .isZero();
        assertThat(json().at("/pairs/mated").asInt()).isEqualTo(1);
        assertThat(json().at("/pairs/non_mated").asInt()).isEqualTo(2);
        assertThat(json().at("/auc/value").asDouble()).isEqualTo(1);
        assertThat(err)
                .contains("note: " + table + " is read so: embeddings are V1 to V2, names are in file, labels in who");
        assertThat(evaluate("--embeddings", table, "--label-column", "whom")).isEqualTo(2);
        assertThat(err)
                .contains("no column \"whom\"", "it has file, who, V1, V2", "--label-column", "did you mean who?");
    }

    /**
     * Ann at 0° and 10°, Bo at 90°, and an image of each of zeros, where no face was found. By hand: of 5 images 2 failed to
     * enrol; 1 mated pair and 2 non-mated ones are left. Listed, the mated pair of Ann's third image failed.
     */
    @Test
    void zerosAreFailuresToEnrolAndMoveNoFigure() throws IOException {
        Path table = file("z.csv", """
                path,e0,e1
                Ann/Ann_0001.png,1,0
                Ann/Ann_0002.png,0.98,0.17
                Ann/Ann_0003.png,0,0
                Bo/Bo_0001.png,0,1
                Bo/Bo_0002.png,0,0
                """);
        assertThat(evaluate("--embeddings", table, "--json")).as(err).isZero();
        assertThat(json().at("/pairs/mated").asInt()).isEqualTo(1);
        assertThat(json().at("/pairs/non_mated").asInt()).isEqualTo(2);
        assertThat(json().at("/auc/value").asDouble()).isEqualTo(1);
        assertThat(json().at("/enrolment/failed").asInt()).isEqualTo(2);
        assertThat(json().at("/enrolment/fte").asDouble()).isEqualTo(0.4);
        assertThat(err)
                .contains(
                        "2 of 5 images failed to enrol, their embeddings are zeros: Ann/Ann_0003.png, Bo/Bo_0002.png");
        assertThat(evaluate("--embeddings", table)).isZero();
        assertThat(out).contains("Failures to enrol: 2 of 5 images", "FTE");

        Path pairs = file("pairs.txt", "Ann\t1\t2\nAnn\t1\t3\nAnn\t1\tBo\t1\nAnn\t2\tBo\t1\n");
        assertThat(evaluate("--embeddings", table, "--pairs", pairs, "--json"))
                .as(err)
                .isZero();
        assertThat(json().at("/auc/value").asDouble()).isEqualTo(1);
        assertThat(json().at("/failures/mated").asInt()).isEqualTo(1);
        assertThat(json().at("/failures/mated_comparisons").asInt()).isEqualTo(2);

        Path nothing = file("n.csv", "path,e0\na/1.png,0\nb/1.png,0\n");
        assertThat(evaluate("--embeddings", nothing)).isEqualTo(2);
        assertThat(err).contains("all 2 embeddings are zeros");
    }

    @Test
    void lfwsEmbeddingsGiveTheSameAndListedPairsAreAllThatIsJudged() {
        Path lfw = SharedFiles.of("data/embeddings");
        assertThat(evaluate(
                        "--embeddings",
                        lfw.resolve("lfw.f32"),
                        "--labels",
                        lfw.resolve("lfw.txt"),
                        "--dimension",
                        "512",
                        "--pairs",
                        lfw.resolve("lfw_pairs.txt"),
                        "--json"))
                .as(err)
                .isZero();
        checkLfw();
        assertThat(json().at("/pairs/identities").asInt()).isEqualTo(4281);
        assertThat(json().has("identification")).isFalse();
    }

    @Test
    void lfwsPeopleOfOneImageAreTheStrangersOfTheOthers() throws IOException {
        Path lfw = SharedFiles.of("data/embeddings");
        IdentityLabels labels = IdentityLabels.read(lfw.resolve("lfw.txt"), VectorColumns.DEFAULT);
        LabelledEmbeddings set = LabelledEmbeddings.of(
                VectorFormats.read(lfw.resolve("lfw.f32"), labels.names(), 512).vectors(), labels);
        IdentificationResult result = Objects.requireNonNull(new SearchJudgement(
                        List.of(new BigDecimal("0.1")),
                        new CosineScores(Work.silent().withThreads(1).withStop(() -> false)))
                .of(set, null));
        // Counted with sort and uniq over lfw.txt: 1,559 identities have two images or more, 2,722 have one.
        assertThat(result.subjects()).isEqualTo(1559);
        assertThat(result.nonMatedProbes()).isEqualTo(2722);
        assertThat(result.elsewhere()).hasSize(2);
        Measurement area = result.figure("oscr_area");
        assertThat(area.low()).isBetween(0.9, area.value());
        assertThat(area.high()).isBetween(area.value(), 0.96);
    }

    /**
     * Scores 0.9 0.8 0.3 of mated and 0.7 0.2 0.1 0.05 of non-mated pairs: of 12 comparisons 11 are won; at FAR ≤ 0.25
     * one non-mated pair may pass, and 3 of 3 mated ones do; at FAR ≤ 0.1 none may, and 2 of 3 do. At τ = 0.3 FMR is 1 ∕ 4
     * and FNMR 0, at 0.7 they are 1 ∕ 4 and 1 ∕ 3: the nearest, so the EER is 7 ∕ 24.
     */
    @Test
    void figuresOfAFewPairsAreThoseWorkedByHand() throws IOException {
        Path scores = file("s.tsv", """
                who\tsame\tsim
                a\t1\t0.9
                b\ttrue\t0.8
                c\t1\t0.3
                d\t0\t0.7
                e\t0\t0.2
                f\tfalse\t0.1
                g\t0\t0.05
                """);
        assertThat(evaluate(
                        "--scores",
                        scores,
                        "--score-column",
                        "sim",
                        "--label-column",
                        "same",
                        "--far",
                        "0.25,1e-1,1e-4",
                        "--json"))
                .as(err)
                .isZero();
        JsonNode json = json();
        assertThat(json.at("/auc/value").asDouble()).isEqualTo(11 / 12.0, within(1e-12));
        assertThat(json.at("/eer/value").asDouble()).isEqualTo(7 / 24.0, within(1e-12));
        assertThat(json.at("/tar_at_far/0.25/value").asDouble()).isEqualTo(1);
        assertThat(json.at("/tar_at_far/0.1/value").asDouble()).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(json.at("/tar_at_far/0.0001/supported").asBoolean()).isFalse();
        assertThat(out).contains("\"0.0001\"").startsWith("{").endsWith("}\n").doesNotContain("E-4\"");
        assertThat(json.has("accuracy_10_fold")).isFalse();
    }

    @Test
    void peopleReadATable() throws IOException {
        Path scores = file("s.csv", "label,cosine\n1,0.9\n0,0.2\n1,0.1\n0,0.3\n");
        Path results = folder.resolve("new");
        assertThat(evaluate("--scores", scores, "--far", "0.5", "--out", results))
                .as(err)
                .isZero();
        assertThat(out)
                .contains("One to one: listed pairs, 2 mated and 2 non-mated")
                .contains("TAR at FAR 0.5")
                .contains("as if they were independent")
                .contains("it promises nothing for others");
        assertThat(Json.readTree(results.resolve("results.json"))
                        .at("/pairs/mated")
                        .asInt())
                .isEqualTo(2);
        assertThat(evaluate("--scores", scores, "--out", results)).isEqualTo(Failures.CALLER);
    }

    /** Unit vectors at angles: identities a (0°, 10°), b (90°, 100°), c (180°). */
    private Path angles() throws IOException {
        double[] degrees = {0, 10, 90, 100, 180};
        ByteBuffer bytes = ByteBuffer.allocate(degrees.length * 8);
        for (double each : degrees) {
            bytes.putFloat((float) Math.cos(Math.toRadians(each)));
            bytes.putFloat((float) Math.sin(Math.toRadians(each)));
        }
        return Files.write(folder.resolve("angles.f32"), bytes.array());
    }

    @Test
    void allPairsOfFewEmbeddingsAreJudgedAndIntervalsRefused() throws IOException {
        Path labels = file("labels.txt", "x/a/1\nx/a/2\nx/b/1\nx/b/2\nx/c/1\n");
        assertThat(evaluate("--embeddings", angles(), "--labels", labels, "--dimension", "2", "--far", "0.5", "--json"))
                .as(err)
                .isZero();
        JsonNode json = json();
        assertThat(json.at("/pairs/mated").asInt()).isEqualTo(2);
        assertThat(json.at("/pairs/non_mated").asInt()).isEqualTo(8);
        assertThat(json.at("/auc/value").asDouble()).isEqualTo(1);
        assertThat(json.at("/auc/no_interval").asString()).contains("3 identities", "fewer than 30");
        assertThat(json.at("/identification/subjects").asInt()).isEqualTo(2);
        assertThat(json.at("/identification/mated_probes").asInt()).isEqualTo(2);
        assertThat(json.at("/identification/non_mated_probes").asInt()).isEqualTo(1);
        assertThat(json.at("/identification/rank/1/value").asDouble()).isEqualTo(1);
        assertThat(json.at("/identification/dir_at_fpir/0.1/value").asDouble()).isEqualTo(1);
    }

    @Test
    void strangersHaveEmbeddingsOfTheirOwn() throws IOException {
        Path labels = file("labels.txt", "a\na\nb\nb\nc\n");
        assertThat(evaluate(
                        "--embeddings",
                        angles(),
                        "--labels",
                        labels,
                        "--dimension",
                        "2",
                        "--strangers-embeddings",
                        angles(),
                        "--strangers-labels",
                        labels,
                        "--json"))
                .as(err)
                .isZero();
        assertThat(json().at("/identification/non_mated_probes").asInt()).isEqualTo(5);
        assertThat(json().at("/identification/protocol").asString()).contains("given as such");
    }

    /** Mated 0.9 0.8 NaN, non-mated 0.7 0.2: at FMR 0 both that came about pass, so FRR is FTA, 1 of 3. */
    @Test
    void failuresAreReportedBesideTheRates() throws IOException {
        Path scores = file("s.csv", ",cosine,label\n0,0.9,1\n1,0.8,1\n2,,1\n3,0.7,0\n4,-Infinity,0\n5,0.2,0\n");
        Path results = folder.resolve("failed");
        assertThat(evaluate("--scores", scores, "--far", "0.1", "--out", results))
                .as(err)
                .isZero();
        assertThat(out)
                .contains("Failures to acquire or enrol: 1 of 3 mated comparisons and 1 of 3 non-mated ones")
                .containsPattern("FRR at FMR 0.1 +0.3333 .*FNMR 0.0000, FMR 0.0000, FAR 0.0000");
        assertThat(err).contains("have no score and count as failures");
        assertThat(Files.readString(results.resolve("report.html")))
                .contains("Failures to acquire or enrol", "FRR at FMR 0.1");
        assertThat(evaluate("--scores", scores, "--far", "0.1", "--json")).isZero();
        assertThat(json().at("/failures/mated").asInt()).isEqualTo(1);
        assertThat(json().at("/failures/fta/value").asDouble()).isEqualTo(2 / 6.0, within(1e-12));
        assertThat(json().at("/failures/frr_at_fmr/0.1/value").asDouble()).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(json().at("/pairs/mated").asInt()).isEqualTo(2);
        assertThat(isogon("report", results)).as(err).isZero();
    }

    @Test
    void distancesAreShownInTheirOwnNumbers() throws IOException {
        StringBuilder genuine = new StringBuilder();
        StringBuilder impostor = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            genuine.append(10 + i).append('\n');
            impostor.append(100 + i).append('\n');
        }
        Path g = file("g.txt", genuine.toString());
        Path i = file("i.txt", impostor.toString());
        Path results = folder.resolve("distances");
        assertThat(evaluate("--genuine", g, "--impostor", i, "--distance", "--far", "0.1", "--out", results))
                .as(err)
                .isZero();
        assertThat(err).doesNotContain("AUC");
        assertThat(out).contains("At a distance of 1");
        assertThat(Files.readString(results.resolve("report.html"))).contains("left of the line, pairs are accepted");
        assertThat(evaluate("--genuine", g, "--impostor", i, "--distance", "--far", "0.1", "--json"))
                .isZero();
        assertThat(json().at("/auc/value").asDouble()).isEqualTo(1);
        assertThat(json().at("/eer/threshold").asDouble()).isBetween(29.0, 100.0);
        // Two of twenty may pass.
        assertThat(json().at("/tar_at_far/0.1/threshold").asDouble()).isBetween(101.0, 102.0);
        assertThat(json().at("/pairs/accepted").asString()).isEqualTo("distance <= threshold");
        assertThat(evaluate("--genuine", g, "--impostor", i)).isZero();
        assertThat(err).contains("AUC is 0.0000", "say so: --distance");
    }

    /** Backslashes of Windows in a list are no reason to find nothing, nor is a list that contradicts the labels to be silent. */
    @Test
    void pairsMayBeListedByTheirPaths() throws IOException {
        Path embeddings = file("e.csv", "path,e0,e1\nx/a/1.jpg,1,0\nx/a/2.jpg,1,0.1\nx/b/1.jpg,0,1\n");
        Path pairs = file("pairs.csv", "file1,file2,label\na\\1.jpg,a\\2.jpg,1\na\\1.jpg,b\\1.jpg,0\n");
        assertThat(evaluate("--embeddings", embeddings, "--pairs", pairs, "--json"))
                .as(err)
                .isZero();
        assertThat(json().at("/pairs/mated").asInt()).isEqualTo(1);
        assertThat(json().at("/auc/value").asDouble()).isEqualTo(1);
        Path other = file("other.csv", "a/1.jpg,a/2.jpg,0\na/1.jpg,b/1.jpg,1\n");
        assertThat(evaluate("--embeddings", embeddings, "--pairs", other)).isZero();
        assertThat(err).contains("of 2 of 2 listed pairs the embeddings' labels say something else");
    }

    @Test
    void foldsOfOneSideAreToldSo() throws IOException {
        Path scores = file("s.csv", "label,score,fold\n1,0.9,a\n1,0.8,a\n0,0.7,b\n0,0.1,b\n");
        assertThat(evaluate("--scores", scores)).isEqualTo(Failures.CALLER);
        assertThat(err).contains("no accuracy by these folds", "--fold-column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--genuine {s}|--genuine and --impostor belong together",
                "--embeddings {e} --labels {l} --distance|--distance goes with --scores, or --genuine and --impostor",
                "--genuine {s} --impostor {s} --score-column x|--score-column goes with --scores",
                "--scores {s} --far 0|--far must be rates above 0",
                "--scores {s} --far 0.1,x|but one was \"x\"",
                "--scores {s} --far 2|at most 1",
                "--scores {s} --far ,|names no rate",
                "--scores {s} --score-column nope|no column \"nope\"; it has label, cosine",
                "--scores {s} --pairs {s}|--pairs goes with MODEL DATA or --embeddings",
                "--scores {s} --embeddings {s}|more than one was given",
                "--json|none was given",
                "{s}|evaluate needs the DATA",
                "--scores {one}|1 pairs (listed pairs), but none of them is non-mated",
                "--embeddings {e}|give --labels",
                "--embeddings {e} --labels {l}|--dimension 512",
                "--embeddings {e} --labels {l} --dimension 2 --strangers-embeddings {e}|give --labels",
                "--embeddings {e} --labels {l} --dimension 2 --strangers-labels {l}|goes with --strangers-embeddings",
                "--scores {one} --path-column x|goes with MODEL DATA or --embeddings",
                "--embeddings {e} --labels {l} --dimension 2 --label-column who|has no columns",
            })
    void mistakesOfTheCallerAreNamed(String words, String message) throws IOException {
        String line = words.replace(
                        "{s}", file("s.csv", "label,cosine\n1,0.9\n0,0.2\n").toString())
                .replace("{one}", file("one.csv", "label,cosine\n1,0.9\n").toString())
                .replace("{l}", file("l.txt", "a\na\nb\nb\nc\n").toString())
                .replace("{e}", angles().toString());
        assertThat(evaluate((Object[]) line.strip().split(" ", -1)))
                .as(out + err)
                .isEqualTo(Failures.CALLER);
        assertThat(err).contains(message);
        assertThat(out).isEmpty();
    }

    @Test
    void aBrokenFileIsTheWorldsFault() throws IOException {
        assertThat(evaluate("--scores", file("s.csv", "label,cosine\n1,0.9\n2,0.2\n")))
                .isEqualTo(Failures.WORLD);
        assertThat(err).contains("s.csv", "line 3", "label \"2\"");
        assertThat(evaluate("--scores", folder.resolve("no.csv"))).isEqualTo(Failures.WORLD);
        assertThat(err).contains("no.csv does not exist");
    }

    @Test
    void oneFoldIsNoFold() throws IOException {
        Path scores = file("onefold.csv", "label,cosine,fold\n1,0.9,0\n1,0.4,0\n0,0.5,0\n0,0.1,0\n");
        assertThat(isogon("evaluate", "--scores", scores, "--json")).as(err).isZero();
        assertThat(out).contains("\"eer\"").doesNotContain("accuracy_");
    }
}
