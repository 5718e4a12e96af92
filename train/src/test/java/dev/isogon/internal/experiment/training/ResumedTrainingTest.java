package dev.isogon.internal.experiment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.experiment.comparison.StudyFolder;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that ends before its model is there, and what is in the place that the model is to have. */
class ResumedTrainingTest {

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void makePictures() throws IOException {
        data = SmallTraining.pictures(folder);
    }

    @Test
    void anInterruptedTrainingGoesOnToTheSameModel() throws IOException {
        SmallTraining.train(data, folder.resolve("whole"), "train.ema=0.5");
        Path half = folder.resolve("half");
        int[] asked = {0};
        // 30 training images are 3 steps an epoch; validation asks too. The tenth question is in the second epoch.
        try (ModelTraining training =
                ModelTraining.begin(SmallTraining.settings(data, "train.ema=0.5"), half, Work.silent())) {
            assertThatThrownBy(() -> training.run(event -> {}, Work.silent().withStop(() -> ++asked[0] > 9)))
                    .isInstanceOf(StoppedException.class);
        }
        assertThat(half).doesNotExist();
        assertThat(TrainingRun.epochsDone(folder.resolve("half.unfinished"))).isBetween(1, 2);
        try (ModelTraining training = ModelTraining.resume(half, null, Work.silent())) {
            assertThat(training.run(event -> {}, Work.silent()).folder()).isEqualTo(half);
        }
        for (String file :
                List.of("model.json", "weights.safetensors", "prototypes.safetensors", "classes.txt", "training.csv")) {
            assertThat(half.resolve(file))
                    .as(file)
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
        assertThat(folder.resolve("half.unfinished")).doesNotExist();
    }

    @Test
    void aModelThatCannotBeWrittenLeavesNothingInItsPlaceAndCanBeGoneOnWith() throws IOException {
        Path out = folder.resolve("model");
        try (ModelTraining training = ModelTraining.begin(SmallTraining.settings(data), out, Work.silent())) {
            // What happens when the disk fills up: here the place where the model is written beside is taken away.
            assertThatThrownBy(() -> training.run(
                            event -> {
                                if (event instanceof StudyEvent.Trained) {
                                    block(out);
                                }
                            },
                            Work.silent()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(out).isRegularFile();
        Files.delete(out);
        try (ModelTraining training = ModelTraining.resume(folder.resolve("model.unfinished"), null, Work.silent())) {
            training.run(event -> {}, Work.silent());
        }
        assertThat(ModelFolder.open(out).classes()).containsExactlyElementsOf(PngFolders.ODD_NAMES);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactlyInAnyOrder(data, out);
        }
    }

    private static void block(Path out) {
        try {
            Files.write(out, new byte[1]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsInThePlaceIsLeftAlone() throws IOException {
        Path out = folder.resolve("model");
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> SmallTraining.train(data, out))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("not empty");
        Files.delete(out.resolve("mine.txt"));
        assertThat(SmallTraining.train(data, out).folder()).isEqualTo(out);
        assertThatThrownBy(() -> SmallTraining.train(data, out)).hasMessageContaining("not empty");
    }

    @Test
    void aTrainingThatWasBegunIsGoneOnWithAndNotBegunAgain() throws IOException {
        Path out = folder.resolve("model");
        try (ModelTraining training = ModelTraining.begin(SmallTraining.settings(data), out, Work.silent())) {
            assertThatThrownBy(() -> SmallTraining.train(data, out))
                    .hasMessageContaining("`resume` " + out + ".unfinished");
            assertThatThrownBy(() -> ModelTraining.resume(out, null, Work.silent()))
                    .hasMessageContaining("is in use");
            assertThatThrownBy(() -> StudyFolder.open(training.unfinished()))
                    .hasMessageContaining("go on with it by isogon train");
        }
        PngFolders.write(data, 13, 2, PngFolders.ODD_NAMES);
        assertThatThrownBy(() -> ModelTraining.resume(out, null, Work.silent()))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("The images changed since");
    }
}
