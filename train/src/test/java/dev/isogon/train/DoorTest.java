package dev.isogon.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.engine.EngineTurn;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.metrics.BrokenImageException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {

    @TempDir
    Path folder;

    private Path photos = Path.of("");

    @BeforeEach
    void photos() throws IOException {
        photos = folder.resolve("photos");
        PngFolders.write(photos, 12, 1, List.of("ann", "ben", "cleo"));
    }

    private Trainer trainer() throws IOException {
        return Trainer.on(DataSource.of(photos))
                .backbone("simple-cnn")
                .resolution(12)
                .epochs(2)
                .threads(1)
                .set("train.batch", 8)
                .set("model.embedding", 16);
    }

    @Test
    void aModelIsTrainedOpenedAndEmbedsTheSame() throws IOException {
        List<String> said = new ArrayList<>();
        long[] last = {0, 0};
        Work work = Work.silent().withProgress((what, done, all) -> {
            said.add(what);
            last[0] = done;
            last[1] = all;
        });
        Path out = folder.resolve("model");
        float[] first;
        Image image = Image.below(photos).get(0);
        try (TrainedModel model = trainer().train(out, work)) {
            assertThat(model.dimensions()).isEqualTo(16);
            assertThat(model.classes()).hasSize(3);
            assertThat(model.folder()).isEqualTo(out);
            assertThat(model.validationAccuracy()).isPresent();
            assertThat(model.testAccuracy()).isEmpty();
            assertThat(model.threshold()).isEmpty();
            assertThat(model.prototypes().orElseThrow()).hasDimensions(3, 16);
            first = model.embed(image);
        }
        assertThat(said).contains("training", "validating");
        assertThat(last[0]).isEqualTo(last[1]).isPositive();
        double square = 0;
        for (float each : first) {
            square += (double) each * each;
        }
        assertThat(square).isCloseTo(1, within(1e-5));
        try (TrainedModel model = TrainedModel.open(out, 1)) {
            assertThat(model.embed(image)).isEqualTo(first);
            assertThat(model.embed(Image.of("upload", Files.readAllBytes(Path.of(image.name())))))
                    .isEqualTo(first);
        }
    }

    @Test
    void whatIsNoImageIsSaidByNumberAndStopsNobody() throws IOException {
        try (TrainedModel model = trainer().train(folder.resolve("model"))) {
            List<Image> images = new ArrayList<>(Image.below(photos).subList(0, 3));
            images.add(1, Image.of("letter", "Dear Sir".getBytes(StandardCharsets.UTF_8)));
            Embedder.Embedded embedded = model.embed(images, Work.silent());
            assertThat(embedded.places()).containsExactly(0, 2, 3);
            assertThat(embedded.problems()).containsOnlyKeys(1);
            assertThat(embedded.embeddings().names())
                    .containsExactly(
                            images.get(0).name(),
                            images.get(2).name(),
                            images.get(3).name());
            assertThatThrownBy(() -> model.embed(images.get(1)))
                    .isInstanceOf(BrokenImageException.class)
                    .hasMessageContaining("letter gives no embedding");
            assertThatThrownBy(() ->
                            model.embed(images.subList(1, 2), Work.silent()).embeddings())
                    .isInstanceOf(BrokenImageException.class);
        }
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () -> trainer().epochs(0).set("train.lerning_rate", 0.1).train(folder.resolve("model")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("2 problems", "train.epochs", "did you mean train.learning_rate?");
        assertThat(folder.resolve("model")).doesNotExist();
    }

    /** The data is listed before settings are completed, where nothing may be thrown that is checked. */
    @Test
    void dataThatGoesAwayIsAProblemOfTheDisk() throws IOException {
        Path gone = folder.resolve("gone");
        PngFolders.write(gone, 12, 1, List.of("ann", "ben", "cleo"));
        DataSource data = DataSource.of(gone);
        AtomicFolder.delete(gone.resolve("ann"));
        AtomicFolder.delete(gone.resolve("ben"));
        AtomicFolder.delete(gone.resolve("cleo"));
        Files.delete(gone);
        assertThatThrownBy(() -> Trainer.on(data).train(folder.resolve("model")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Comparison.of(data).run(folder.resolve("compared")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void threeLossesAreComparedAndReadAsRecords() throws IOException {
        ComparisonResult result = Comparison.of(DataSource.of(photos))
                .losses("cross-entropy", "arcface", "fixed-adacos")
                .seeds(2)
                .backbone("simple-cnn")
                .resolution(12)
                .epochs(1)
                .threads(1)
                .set("train.batch", 8)
                .run(folder.resolve("compared"));
        assertThat(result.losses())
                .extracting(ComparisonResult.OfLoss::finished)
                .containsExactly(2, 2, 2);
        ComparisonResult.OfLoss arcface = result.loss("arcface");
        assertThat(arcface.testAccuracy().value())
                .isCloseTo(
                        arcface.testAccuracies().stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        assertThat(arcface.testAccuracy().low()).isNotNull();
        assertThat(result.differences())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.sentence()).isNotBlank());
        assertThat(result.baseline()).isBetween(0.0, 1.0);
        assertThat(result.folder().resolve("report.html")).isNotEmptyFile();
        assertThatThrownBy(() -> result.loss("cosface")).hasMessageContaining("was not compared");
    }

    @Test
    void anInterruptedTrainingEndsAndKeepsWhatItHad() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Work work = Work.silent().withProgress((what, done, all) -> {
            if (what.equals("training")) {
                begun.countDown();
            }
        });
        Throwable[] thrown = {null};
        Thread training = new Thread(() -> {
            try (TrainedModel model = trainer().epochs(10_000).train(folder.resolve("model"), work)) {
                thrown[0] = new AssertionError("it ended as " + model.folder());
            } catch (IOException | RuntimeException e) {
                thrown[0] = e;
            }
        });
        training.start();
        begun.await();
        training.interrupt();
        training.join(60_000);
        assertThat(thrown[0]).isInstanceOf(StoppedException.class);
        assertThat(folder.resolve("model")).doesNotExist();
        assertThat(folder.resolve("model.unfinished/run.json")).exists();
    }

    @Test
    void aLibraryPrintsNothingAndChangesNoGlobalState() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try (TrainedModel model = trainer().train(folder.resolve("model"))) {
            assertThat(model.classes()).isNotEmpty();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Locale.getDefault()).isEqualTo(locale);
    }

    @Test
    void pixelsAreKeptOnlyWhereTheCallerSays() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = pixelFolders(temporary);
        trainer().train(folder.resolve("model")).close();
        assertThat(pixelFolders(temporary)).isEqualTo(before);
        Path kept = folder.resolve("kept");
        trainer().cache(kept).train(folder.resolve("other")).close();
        try (Stream<Path> inside = Files.list(kept)) {
            assertThat(inside).anyMatch(each -> each.toString().endsWith(".pixels"));
        }
    }

    private static long pixelFolders(Path temporary) throws IOException {
        try (Stream<Path> inside = Files.list(temporary)) {
            return inside.filter(each -> each.getFileName().toString().startsWith("isogon-pixels-"))
                    .count();
        }
    }

    @Test
    void theEnginesRandomNumbersAndThreadsAreLeftAsTheyWere() throws IOException {
        try (EngineTurn turn = EngineTurn.take(2)) {
            Seeds.set(123);
            String before = Seeds.state();
            trainer().train(folder.resolve("model")).close();
            assertThat(torch.get_num_threads()).isEqualTo(2);
            Comparison.of(DataSource.of(photos))
                    .losses("arcface")
                    .seeds(1)
                    .backbone("simple-cnn")
                    .resolution(12)
                    .epochs(1)
                    .threads(1)
                    .set("train.batch", 8)
                    .run(folder.resolve("compared"));
            assertThat(Seeds.state()).isEqualTo(before);
        }
    }

    @Test
    void aClosedModelSaysSo() throws IOException {
        TrainedModel model = trainer().train(folder.resolve("model"));
        model.close();
        model.close();
        assertThatThrownBy(() -> model.embed(Image.below(photos).get(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
