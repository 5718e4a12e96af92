package dev.isogon.internal.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.image.Pixels;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.run.LintedTraining;
import dev.isogon.internal.experiment.run.NewLearner;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.training.ModelTraining;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintedTrainingTest {

    @TempDir
    private Path folder;

    private static Images images(ImageSet train, ImageSet test) {
        return new Images(
                "stripes", train, Optional.empty(), test, Optional.empty(), Optional.empty(), "checksum", List.of());
    }

    private static Settings settings() {
        return new Settings()
                .set("data", new DataSource.IdxFiles(Path.of("stripes")))
                .set("losses", List.of("simple-arcface"))
                .set("seeds", "1")
                .set("threads", "1")
                .set("train.batch", "16")
                .set("train.epochs", "1")
                .set("head.frozen", "true");
    }

    private List<StudyEvent> events(CompareRequest config, Images images) throws IOException {
        List<StudyEvent> events = new ArrayList<>();
        try (Study comparison = new Study(
                StudyFolder.create(folder.resolve("out" + config.train().lint())),
                config,
                List.of(images),
                List.of(Losses.parse("simple-arcface")))) {
            comparison.run(events::add, Work.silent());
        }
        return events;
    }

    private static List<Finding> told(List<StudyEvent> events) {
        return events.stream()
                .filter(StudyEvent.Trained.class::isInstance)
                .map(each -> ((StudyEvent.Trained) each).event())
                .filter(Finding.class::isInstance)
                .map(Finding.class::cast)
                .toList();
    }

    private static RunResult result(List<StudyEvent> events) {
        return events.stream()
                .filter(StudyEvent.RunEnded.class::isInstance)
                .map(each -> ((StudyEvent.RunEnded) each).result())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void switchedOffItFindsNothingAndTheResultIsTheSame() throws IOException {
        Images images = images(StripedImages.of(96, 3, 1), StripedImages.of(60, 3, 3));
        List<StudyEvent> on =
                events(settings().compare(Protocols.ALL, Asked.PIXELS).request(), images);
        List<StudyEvent> off = events(
                settings()
                        .set("train.lint", "false")
                        .compare(Protocols.ALL, Asked.PIXELS)
                        .request(),
                images);
        assertThat(told(on)).extracting(Finding::check).contains("unmoved-weights", "degrees-as-radians");
        assertThat(result(on).findings()).containsExactlyInAnyOrderElementsOf(told(on));
        assertThat(told(off)).isEmpty();
        assertThat(result(off).findings()).isEmpty();
        assertThat(result(off).testAccuracy()).isEqualTo(result(on).testAccuracy());
        assertThat(result(off).curve()).isEqualTo(result(on).curve());
        assertThat(off).filteredOn(StudyEvent.Working.class::isInstance).noneMatch(LintedTrainingTest::looks);
        assertThat(on).filteredOn(StudyEvent.Working.class::isInstance).anyMatch(LintedTrainingTest::looks);
    }

    private static boolean looks(StudyEvent event) {
        return event instanceof StudyEvent.Working working && working.what().contains("in training and test");
    }

    @Test
    void switchedOffItReadsNoImage() {
        ImageSet train = StripedImages.of(96, 3, 1);
        AtomicInteger reads = new AtomicInteger();
        Pixels counted = (image, target) -> {
            reads.incrementAndGet();
            train.read(image, target);
        };
        int[] places = IntStream.range(0, 96).toArray();
        ImageSet watched = new ImageSet(8, 8, 1, counted, places, train.labels(), train.classNames(), List.of());
        Images images = images(watched, watched.subset(new int[] {3, 4}));
        CompareRequest off = settings()
                .set("train.lint", "false")
                .compare(Protocols.ALL, Asked.PIXELS)
                .request();
        assertThat(LintedTraining.shared(off, images, Work.silent(), event -> {}))
                .isEqualTo(SharedImages.NONE);
        assertThat(reads).hasValue(0);
        CompareRequest on = settings().compare(Protocols.ALL, Asked.PIXELS).request();
        assertThat(LintedTraining.shared(on, images, Work.silent(), event -> {}).images())
                .isEqualTo(2);
        assertThat(reads).hasPositiveValue();
        assertThatThrownBy(() -> LintedTraining.shared(on, images, Work.silent().withStop(() -> true), event -> {}))
                .isInstanceOf(StoppedException.class);
    }

    /** What happens when the disk fills up after the last epoch: the place where the model is written is taken away. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "0.25"})
    void aTrainingResumedAfterItsLastEpochFindsWhatAWholeOneFinds(String test) throws IOException {
        Path data = folder.resolve("pictures");
        PngFolders.write(data, 12, 1, List.of("a", "b", "c"));
        try (Stream<Path> pictures = Files.list(data.resolve("a"))) {
            for (Path each : pictures.toList()) {
                Files.copy(each, data.resolve("b").resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Completed<TrainRequest> config = new Settings()
                .set("data", data.toString())
                .set("losses", List.of("arcface"))
                .set("threads", "1")
                .set("model.backbone", "simple-cnn")
                .set("model.resolution", "8")
                .set("model.embedding", "16")
                .set("train.batch", "8")
                .set("train.epochs", "1")
                .set("head.frozen", "true")
                .set("split.test", test)
                .train(Protocols.ALL);
        Path whole = folder.resolve("whole");
        List<Finding> expected;
        try (ModelTraining training = ModelTraining.begin(config, whole, Work.silent())) {
            expected = training.run(event -> {}, Work.silent()).findings();
        }
        assertThat(expected).extracting(Finding::check).contains("unmoved-weights", "collapsed-embeddings");
        Path out = folder.resolve("model");
        try (ModelTraining training = ModelTraining.begin(config, out, Work.silent())) {
            Files.createFile(out);
            assertThatThrownBy(() -> training.run(event -> {}, Work.silent())).isInstanceOf(IOException.class);
        }
        Files.delete(out);
        try (ModelTraining training = ModelTraining.resume(folder.resolve("model.unfinished"), null, Work.silent())) {
            List<StudyEvent> events = new ArrayList<>();
            assertThat(training.run(events::add, Work.silent()).findings()).isEqualTo(expected);
            // Told as soon as it is found; what is judged last has other numbers.
            assertThat(told(events))
                    .extracting(Finding::check)
                    .containsExactlyInAnyOrder("unmoved-weights", "collapsed-embeddings");
        }
    }

    private static void check(String backbone, int side, int count, Settings settings) throws IOException {
        int[] labels = IntStream.range(0, count).map(i -> i % 3).toArray();
        ImageSet train = new ImageSet(side, side, 3, new byte[count * side * side * 3], labels, List.of("a", "b", "c"));
        NewLearner.check(
                Losses.parse("normalized-softmax"),
                settings.set("data", "mnist")
                        .set("model.backbone", backbone)
                        .compare(Protocols.ALL, Asked.PIXELS)
                        .request(),
                images(train, train));
    }

    @ParameterizedTest
    @CsvSource({"resnet18, 32", "mobilefacenet, 16"})
    void aLastBatchOfOneThatBatchNormCannotTakeIsRefused(String backbone, int side) throws IOException {
        assertThatThrownBy(() -> check(backbone, side, 33, settings().set("train.drop_last", "false")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("33 training images in batches of 16 (train.batch) leave one image")
                .hasMessageContaining(side + "×" + side + " " + backbone + " cannot be trained")
                .hasMessageContaining("`train.drop_last=true`")
                // 33 mod 17 = 16
                .hasMessageContaining("`train.batch=17`");
        check(backbone, side, 34, settings().set("train.drop_last", "false"));
        check(backbone, side, 33, settings().set("train.drop_last", "true"));
    }

    @Test
    void largerMapsLetBatchNormTakeOneImage() throws IOException {
        check("resnet18", 64, 33, settings().set("train.drop_last", "false"));
    }
}
