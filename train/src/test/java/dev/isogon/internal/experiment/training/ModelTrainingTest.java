package dev.isogon.internal.experiment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.experiment.comparison.Study;
import dev.isogon.internal.experiment.judging.EvaluationWork;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.run.LintedTraining;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loop.Embedding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.ModelEmbedder;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTrainingTest {

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void makePictures() throws IOException {
        data = SmallTraining.pictures(folder);
    }

    private Completed<TrainRequest> config(String... more) {
        return SmallTraining.settings(data, more);
    }

    private TrainingOutcome train(Path out, String... more) throws IOException {
        return SmallTraining.train(data, out, more);
    }

    /** Pictures are 13×12 and the network's are not: decoding, resizing and normalizing all have to agree. */
    @ParameterizedTest
    @CsvSource({
        "simple-cnn, 8, fixed-adacos, 0",
        "mobilefacenet, 16, arcface(scale=16), 0",
        "simple-cnn, 9, cross-entropy, 0.9"
    })
    void filesEmbedAsTrainingItselfEmbedsThem(String backbone, String side, String loss, String ema)
            throws IOException {
        Completed<TrainRequest> config = config(
                "model.backbone=" + backbone,
                "model.resolution=" + side,
                "losses=" + loss,
                "train.ema=" + ema,
                "train.epochs=1");
        Path out = folder.resolve("model");
        TrainRequest request = config.request();
        Images images = Images.split(
                Formats.open(request.data(), Opening.at(request.model().resolution())),
                request.split(),
                request.model());
        Map<String, float[]> expected = new HashMap<>();
        try (Scope scope = Scope.open();
                ModelTraining training = ModelTraining.begin(config, out, Work.silent())) {
            Learner learner = training.learner();
            EvaluationWork judging = new EvaluationWork(8, Work.silent().withThreads(1));
            LintedTraining linted = training.begun(learner, judging, event -> {});
            training.train(linted, learner, judging);
            TrainingRun run = linted.run();
            FloatMatrix embeddings = new Embedding(learner, 8, Work.silent()).of(images.train());
            ImageSet train = images.train();
            for (int i = 0; i < train.size(); i++) {
                expected.put(data.resolve(train.name(i)).toString(), row(embeddings.values(), i, 16));
            }
            TrainingOutcome outcome = new TrainingOutcome(out, run.bestEpoch(), null, null, List.of(), List.of());
            SavedModel model = new SavedModel(request, config.originTexts(), images, List.of(), outcome);
            AtomicFolder.write(out, to -> model.write(to, learner, run, judging.work()));
        }
        List<Path> files = expected.keySet().stream().map(Path::of).toList();
        Embeddings vectors = embed(out, files, new ModelEmbedder.Settings(5, Precision.FLOAT32, 2));
        assertThat(vectors.names()).containsExactlyElementsOf(expected.keySet());
        for (int i = 0; i < vectors.size(); i++) {
            // Batches of another size add in another order.
            assertThat(row(vectors.values(), i, 16))
                    .as(vectors.names().get(i))
                    .containsExactly(expected.get(vectors.names().get(i)), Offset.offset(1e-5f));
        }
    }

    private static float[] row(float[] values, int row, int dimensions) {
        return Arrays.copyOfRange(values, row * dimensions, (row + 1) * dimensions);
    }

    private static Embeddings embed(Path model, List<Path> files, ModelEmbedder.Settings settings) throws IOException {
        try (ModelEmbedder embedder = ModelEmbedder.open(ModelFolder.open(model), settings)) {
            Embedder.Embedded embedded =
                    embedder.embed(files.stream().map(Image::of).toList(), Work.silent());
            assertThat(embedded.problems()).isEmpty();
            return embedded.embeddings();
        }
    }

    @Test
    void bfloat16AndUnitLengthAreNearTheRawEmbeddings() throws IOException {
        Path out = folder.resolve("model");
        train(out);
        List<Path> files = List.of(data.resolve("two\nlines/picture 3.png"));
        float[] raw = embed(out, files, new ModelEmbedder.Settings(4, Precision.FLOAT32, 1))
                .values();
        double norm = Math.sqrt(IntStream.range(0, 16)
                .mapToDouble(j -> (double) raw[j] * raw[j])
                .sum());
        float[] unit = embed(out, files, new ModelEmbedder.Settings(4, Precision.FLOAT32, 1))
                .unit()
                .values();
        float[] rough = embed(out, files, new ModelEmbedder.Settings(4, Precision.BFLOAT16, 1))
                .values();
        for (int j = 0; j < 16; j++) {
            assertThat(unit[j]).isCloseTo((float) (raw[j] / norm), Offset.offset(1e-6f));
            // 8 bits of a number: 2⁻⁸ of the whole, a few times over through the layers.
            assertThat(rough[j]).isCloseTo(raw[j], Offset.offset((float) norm / 30));
        }
        assertThat(rough).isNotEqualTo(raw);
    }

    @Test
    void imagesThatTheDataSetsAsideAreJudgedAndOthersOnlyIfAsked() throws IOException {
        assertThat(train(folder.resolve("all"), "train.epochs=1").testAccuracy())
                .isNull();
        assertThat(train(folder.resolve("some"), "train.epochs=1", "split.test=0.25")
                        .testAccuracy())
                .isBetween(0.0, 1.0);
        Path parts = folder.resolve("parts");
        PngFolders.write(parts.resolve("train"), 10, 3, List.of("a", "b", "c"));
        PngFolders.write(parts.resolve("test"), 2, 4, List.of("a", "b", "c"));
        data = parts;
        assertThat(train(folder.resolve("own"), "train.epochs=1").testAccuracy())
                .isBetween(0.0, 1.0);
    }

    @Test
    void weightsToStartFromAreLoadedAndFrozenStagesStayAsTheyWere() throws IOException {
        Path first = folder.resolve("first");
        train(first, "train.epochs=1");
        Path weights = first.resolve("weights.safetensors");
        String from = "model.weights=" + weights;
        Path second = folder.resolve("second");
        train(second, from, "model.freeze=2", "seeds=5", "train.epochs=1", "train.pretrained_rate=0.1");
        try (Scope scope = Scope.open()) {
            var before = ModelFolder.open(first).backbone().tensors();
            var after = ModelFolder.open(second).backbone().tensors();
            before.forEach((name, tensor) -> assertThat(Arrays.equals(
                            Tensors.values(tensor), Tensors.values(Objects.requireNonNull(after.get(name)))))
                    .as(name)
                    .isEqualTo(name.startsWith("conv")));
        }
        Path third = folder.resolve("third");
        try (ModelTraining training = ModelTraining.begin(config(from), third, Work.silent())) {
            assertThat(training.request().model().weights()).isEqualTo(weights);
        }
        Files.copy(first.resolve("prototypes.safetensors"), weights, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> ModelTraining.resume(third, null, Work.silent()))
                .hasMessageContaining("The weights to start from changed since");
    }

    @Test
    void wrongWeightsAndTooManyFrozenStagesAreSaidBeforeAnythingIsBegun() throws IOException {
        Path first = folder.resolve("first");
        train(first, "train.epochs=1");
        String from = "model.weights=" + first.resolve("weights.safetensors");
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> train(out, from, "model.backbone=resnet18", "model.resolution=32"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("weights.safetensors does not have this backbone's tensors")
                .hasMessageContaining(" missing: bn1.weight (64), ")
                .hasMessageContaining(" unexpected: conv1.bias (32), ")
                .hasMessageContaining(" of another shape: conv1.weight (");
        assertThatThrownBy(() -> train(out, "model.freeze=4"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("model.freeze must be between 0 and 3, the stages of simple-cnn, but was 4");
        assertThatThrownBy(() -> train(out, "model.weights=nowhere.safetensors"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("nowhere.safetensors does not exist");
        Completed<CompareRequest> comparison = new Settings()
                .set("data", data.toString())
                .set("model.backbone", "simple-cnn")
                .set("model.resolution", "8")
                .set("train.batch", "4")
                .set("model.freeze", "9")
                .compare(Protocols.ALL);
        assertThatThrownBy(() -> Study.begin(comparison, out, Work.silent()))
                .hasMessageContaining("must be between 0 and 3");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactlyInAnyOrder(data, first);
        }
    }

    @Test
    void aLossThatCannotBeHadIsAMistake() throws IOException {
        Path two = folder.resolve("two");
        PngFolders.write(two, 10, 3, List.of("a", "b"));
        data = two;
        assertThatThrownBy(() -> train(folder.resolve("out")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("at least 3");
    }
}
