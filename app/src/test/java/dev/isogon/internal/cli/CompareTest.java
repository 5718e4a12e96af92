package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.experiment.comparison.Study;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole command on a few small images, in this JVM. */
class CompareTest {

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @BeforeEach
    void makeImages() throws IOException {
        images("train", 240, 3, 1);
        images("t10k", 60, 3, 2);
    }

    private void images(String part, int count, int classes, long seed) throws IOException {
        StripedImages.write(folder.resolve("data"), part, StripedImages.of(count, classes, seed));
    }

    private int isogon(String... args) {
        CommandLineRun run = CommandLineRun.of(args);
        out += run.out();
        err += run.err();
        return run.code();
    }

    private String[] compare(String outFolder, String... more) {
        String[] base = {
            "compare",
            data(),
            "--out",
            folder.resolve(outFolder).toString(),
            "--threads",
            "1",
            "--set",
            "train.batch=16"
        };
        String[] args = Arrays.copyOf(base, base.length + more.length);
        System.arraycopy(more, 0, args, base.length, more.length);
        return args;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void everyLossIsTrainedJudgedAndReported() throws IOException {
        int code = isogon(compare(
                "a",
                "--epochs",
                "3",
                "--seeds",
                "2",
                "--losses",
                "cross-entropy, arcface(scale=16), angular(0.1) x adacos"));
        assertThat(err).contains("216").contains("images/s");
        assertThat(code).isZero();
        assertThat(out).contains("arcface(scale=16)").contains("(raw pixels)");
        JsonNode results = Json.readTree(folder.resolve("a/results.json"));
        assertThat(results.get("runs")).hasSize(6);
        assertThat(results.get("summaries").get(0).get("test_accuracy").asDouble())
                .isGreaterThan(0.9);
        String html = Files.readString(folder.resolve("a/report.html"));
        assertThat(html).contains("angular(0.1) x adacos").doesNotContain("src=\"http");
        assertThat(folder.resolve("a/results.md")).isNotEmptyFile();
    }

    @Test
    void anInterruptedComparisonGoesOnToTheSameResult() throws Exception {
        String[] how = {"--epochs", "4", "--seeds", "1", "--losses", "adacos"};
        assertThat(isogon(compare("whole", how))).isZero();

        Path half = folder.resolve("half");
        Settings settings = new Settings()
                .set("data", data())
                .set("threads", "1")
                .set("train.batch", "16")
                .set("train.epochs", "4")
                .set("seeds", "1")
                .set("losses", List.of("adacos"));
        int[] asked = {0};
        Work inTheThirdEpoch = Work.silent().withStop(() -> ++asked[0] > 36);
        try (Study comparison = Study.begin(settings.compare(Protocols.ALL), half, Work.silent())) {
            assertThatThrownBy(() -> comparison.run(event -> {}, inTheThirdEpoch))
                    .isInstanceOf(StoppedException.class);
        }
        assertThat(half.resolve("results.json")).doesNotExist();
        assertThat(isogon("compare", "--resume", half.toString())).isZero();
        assertThat(timeless(half)).isEqualTo(timeless(folder.resolve("whole")));
        assertThat(half.resolve("pictures.json")).hasSameTextualContentAs(folder.resolve("whole/pictures.json"));
    }

    private static JsonNode timeless(Path comparison) throws IOException {
        ObjectNode results = (ObjectNode) Json.readTree(comparison.resolve("results.json"));
        results.remove(List.of("seconds", "environment"));
        for (String list : new String[] {"runs", "summaries"}) {
            for (JsonNode each : results.get(list)) {
                ((ObjectNode) each).remove(List.of("train_seconds", "evaluation_seconds"));
            }
        }
        for (JsonNode epoch : results.get("runs").get(0).get("epochs")) {
            ((ObjectNode) epoch).remove("seconds");
        }
        return results;
    }

    @Test
    void aFolderThatHoldsAnotherComparisonIsLeftAlone() throws IOException {
        assertThat(isogon(compare("a", "--epochs", "1", "--seeds", "1", "--losses", "cosface")))
                .isZero();
        String before = Files.readString(folder.resolve("a/results.json"));
        assertThat(isogon(compare("a", "--epochs", "1", "--seeds", "1", "--losses", "cosface")))
                .isEqualTo(2);
        assertThat(err).contains("holds another comparison").contains("--resume");
        assertThat(folder.resolve("a/results.json")).hasContent(before);
    }

    @Test
    void adaCosAtTwoClassesIsLeftOutAndTheOthersRun() throws IOException {
        images("train", 100, 2, 1);
        images("t10k", 40, 2, 2);
        assertThat(isogon(compare("t", "--epochs", "1", "--seeds", "1", "--losses", "adacos,arcface")))
                .isZero();
        assertThat(err).contains("left out").contains("at least 3");
        JsonNode runs = Json.readTree(folder.resolve("t/results.json")).get("runs");
        assertThat(runs.get(0).get("status").asString()).isEqualTo("refused");
        assertThat(runs.get(1).get("status").asString()).isEqualTo("finished");
    }

    @Test
    void whereNoRunFinishesTheExitCodeSaysSo() throws IOException {
        images("train", 100, 2, 1);
        images("t10k", 40, 2, 2);
        assertThat(isogon(compare("n", "--epochs", "1", "--losses", "adacos"))).isEqualTo(1);
        assertThat(out).contains("No run finished, so nothing can be said.").contains("needs at least 3");
    }

    @Test
    void severalWrongLossesAreAllNamed() {
        assertThat(isogon(compare("m", "--losses", "arcfce, cosface, adacosx"))).isEqualTo(2);
        assertThat(err)
                .contains("2 problems in the settings")
                .contains("did you mean arcface?")
                .contains("did you mean adacos?");
    }

    @Test
    void everySettingIsInTheHelp() throws IOException {
        assertThat(isogon(compare("s", "--epochs", "1", "--seeds", "1", "--losses", "cosface")))
                .isZero();
        assertThat(isogon("compare", "--help")).isZero();
        JsonNode settings = Json.readTree(folder.resolve("s/run.json"));
        for (String section : new String[] {"model", "train", "head", "split"}) {
            settings.get(section)
                    .propertyNames()
                    .forEach(name -> assertThat(out).contains(section + "." + name));
        }
    }

    @Test
    void resumingWhatIsNoComparisonIsAMistake() {
        assertThat(isogon("compare", "--resume", folder.resolve("data").toString()))
                .isEqualTo(2);
        assertThat(err).contains("is no comparison: it has no run.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--losses arcfce | did you mean arcface?",
                "--epochs 0 | train.epochs  must be between 1 and 100000, but was 0",
                "--seeds none | seeds  must be a number of seeds",
                "--set train.epocs=3 | did you mean train.epochs?",
                "--protocol fare | must be one of seed, fair, open, but was fare",
                "--resume /nowhere/at/all | leave all other options out: DATA, --out",
                "--data elsewhere | to begin, name DATA alone",
                "--epoch 3 | Unknown option",
            })
    void mistakesAreNamedAndEndWithTwo(String option, String message) {
        assertThat(isogon(compare("m", option.split(" ")))).isEqualTo(2);
        assertThat(err).contains(message).doesNotContain("\tat ");
        assertThat(folder.resolve("m")).doesNotExist();
    }

    @Test
    void aBrokenFileIsNamedAndEndsWithOne() throws IOException {
        Path labels = folder.resolve("data/train-labels-idx1-ubyte");
        try (OutputStream more = Files.newOutputStream(labels, StandardOpenOption.APPEND)) {
            more.write(7);
        }
        assertThat(isogon(compare("b"))).isEqualTo(1);
        assertThat(err).contains(labels.toString());
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void helpAndVersionAnswer() {
        assertThat(isogon("--help")).isZero();
        assertThat(isogon("compare", "--help")).isZero();
        assertThat(isogon("--version")).isZero();
        assertThat(out).contains("compare").contains("angular(0.2) x adacos").contains("isogon ");
        assertThat(isogon("compre")).isEqualTo(2);
        assertThat(err).contains("Did you mean").contains("compare");
    }
}
