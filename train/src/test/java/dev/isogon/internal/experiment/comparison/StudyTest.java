package dev.isogon.internal.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loss.BrokenLoss;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

    @TempDir
    private Path folder;

    private final Images images = new Images(
            "stripes",
            StripedImages.of(96, 3, 1),
            Optional.of(StripedImages.of(30, 3, 2)),
            StripedImages.of(60, 3, 3),
            Optional.empty(),
            Optional.empty(),
            "checksum",
            List.of());

    private static CompareRequest config(String... losses) {
        return new Settings()
                .set("data", new DataSource.IdxFiles(Path.of("stripes")))
                .set("losses", List.of(losses))
                .set("seeds", "2")
                .set("threads", "1")
                .set("train.batch", "16")
                .set("train.epochs", "2")
                .compare(Protocols.ALL, Asked.PIXELS)
                .request();
    }

    @Test
    void aLossThatBecomesNaNStopsItsRunOnlyAndIsMarked() throws IOException {
        CompareRequest config = config("cosface", "arcface");
        Path out = folder.resolve("out");
        List<RunResult> ended = new ArrayList<>();
        StudyResults results;
        try (Study comparison = new Study(
                StudyFolder.create(out),
                config,
                List.of(images),
                List.of(BrokenLoss.of("cosface", 10), Losses.parse("arcface")))) {
            results = comparison.run(
                    event -> {
                        if (event instanceof StudyEvent.RunEnded end) {
                            ended.add(end.result());
                        }
                    },
                    Work.silent());
        }
        // 6 steps an epoch, and validation takes no losses: the tenth call is step 10.
        assertThat(ended)
                .extracting(RunResult::status)
                .containsExactly(
                        RunResult.Status.FAILED,
                        RunResult.Status.FINISHED,
                        RunResult.Status.FINISHED,
                        RunResult.Status.FINISHED);
        assertThat(ended.get(0).failure())
                .startsWith("at step 10 (epoch 2, learning rate ")
                .contains("the loss became NaN");
        assertThat(results.summaries().get(0).finished()).isEqualTo(1);
        assertThat(results.summaries().get(0).runs()).isEqualTo(2);
        assertThat(results.summaries().get(1).finished()).isEqualTo(2);
        try (var left = Files.walk(out)) {
            assertThat(left.filter(each -> each.getFileName().toString().matches(".*(part|checkpoint).*")))
                    .isEmpty();
        }
    }

    @Test
    void aBatchLargerThanTheTrainingSetIsRefused() {
        CompareRequest config = new Settings()
                .set("data", new DataSource.IdxFiles(Path.of("stripes")))
                .compare(Protocols.ALL, Asked.PIXELS)
                .request();
        assertThatThrownBy(() -> images.checkFor(config))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("train.batch is 128, but there are only 96 training images")
                .hasMessageContaining("`train.batch=16`");
    }

    @Test
    void aRunAloneIsNotResumed() throws IOException {
        Path own;
        try (StudyFolder study = StudyFolder.create(folder.resolve("study"))) {
            own = study.run(1, "arcface", 2, -1);
            study.describeRun(own, config("arcface"), Losses.parse("arcface"), 2, -1, images);
        }
        assertThatThrownBy(() -> StudyFolder.open(own))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is one run of a comparison")
                .hasMessageContaining(folder.resolve("study").toString());
    }

    @Test
    void aRunsOwnSettingsRepeatThatRun() throws IOException {
        CompareRequest config = config("cosface", "arcface");
        Path run = folder.resolve("study");
        try (StudyFolder study = StudyFolder.create(run)) {
            Path own = study.run(2, "arcface", 2, -1);
            study.describeRun(own, config, Losses.parse("arcface"), 2, -1, images);
            CompareRequest again = new Settings()
                    .file(own.resolve("run.json"))
                    .set("data", config.data())
                    .compare(Protocols.ALL, Asked.PIXELS)
                    .request();
            assertThat(again.lossTexts()).containsExactly("arcface");
            assertThat(again.seeds()).containsExactly(2L);
            assertThat(again.train()).isEqualTo(config.train());
        }
    }

    @Test
    void aResumeMeetsTheSameImagesOrEnds() throws IOException {
        try (StudyFolder study = StudyFolder.create(folder.resolve("study"))) {
            study.describe(new Completed<>(config("arcface"), Map.of()), images, List.of());
            study.checkUnchanged(images, List.of());
            Images others = new Images(
                    "stripes",
                    images.train(),
                    images.validation(),
                    images.test(),
                    Optional.empty(),
                    Optional.empty(),
                    "another",
                    List.of());
            assertThatThrownBy(() -> study.checkUnchanged(others, List.of()))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("run.json")
                    .hasMessageContaining(
                            "recorded checksum checksum, but now it is another. The images changed since");
        }
    }

    @Test
    void onlyANewOrEmptyFolderIsBegunIn() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> StudyFolder.create(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is a file");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "mine");
        assertThatThrownBy(() -> StudyFolder.create(full))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is not empty");
        assertThat(full.resolve("letter.txt")).hasContent("mine");
        assertThatThrownBy(() -> StudyFolder.open(full))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is no comparison");
        StudyFolder.create(Files.createDirectory(folder.resolve("empty"))).close();
    }

    @Test
    void aFolderInUseIsRefused() throws IOException {
        try (StudyFolder study = StudyFolder.create(folder.resolve("study"))) {
            Files.writeString(study.path().resolve("run.json"), "{}");
            assertThatThrownBy(() -> StudyFolder.open(study.path()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("is in use");
        }
    }
}
