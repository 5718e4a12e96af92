package dev.isogon.internal.loop.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.loop.ModelEmbedder;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.trained.ModelCard;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.BrokenImageException;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxExportTest {

    private static final Work WORK = Work.silent().withThreads(1);

    @TempDir
    private Path folder;

    private static List<Image> digits(int channels) throws IOException {
        ImageSet digits = Formats.open(Sources.named("mnist"), Opening.at(28)).train();
        return PlainImages.of(channels == 1 ? digits : digits.inColour());
    }

    private ModelFolder model(String backbone, int height, int width, int channels, double mean) throws IOException {
        ModelCard card = new ModelCard(
                ModelCard.FORMAT,
                backbone,
                height,
                width,
                channels,
                24,
                0.2,
                0.1,
                backbone.startsWith("iresnet"),
                Collections.nCopies(channels, mean),
                channels == 1 ? List.of(0.25) : List.of(0.25, 0.5, 0.75),
                "angular(0.2) x adacos",
                2,
                null);
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Seeds.set(4);
            Backbone network = card.build();
            network.embed(torch.randn(4, channels, height, width)); // so that the norms' statistics are of something
            ModelFolder.write(folder, card, network, Optional.empty(), List.of("a", "b"));
        }
        return ModelFolder.open(folder);
    }

    /** Digits of 28×28 are brought to other sides, so decoding, resizing, colours and the graph all have to agree. */
    @ParameterizedTest
    @CsvSource({
        "simple-cnn, 9, 14, 1, 0.1",
        "simple-cnn, 28, 28, 3, 0.4",
        "tf_efficientnetv2_b0, 33, 40, 3, 0.4",
        "iresnet18, 32, 24, 3, 0.5",
    })
    void theFileInTheModelsFolderEmbedsAsTheEngineDoes(
            String backbone, int height, int width, int channels, double mean) throws IOException {
        ModelFolder model = model(backbone, height, width, channels, mean);
        List<Image> images = digits(channels);
        OnnxCheck check = OnnxExport.intoFolder(model, "digits", images, WORK);
        assertThat(check.images()).isEqualTo(16);
        assertThat(check.difference()).isLessThan(1e-5);

        FoundModel found = OnnxFolder.find("digits", folder);
        try (Embedder engine = ModelEmbedder.open(model, new ModelEmbedder.Settings(5, Precision.FLOAT32, 1));
                Embedder onnx = found.open(new OnnxEmbedder.Settings(7, 1))) {
            float[] expected = engine.embed(images, WORK).values();
            float[] actual = onnx.embed(images, WORK).values();
            float largest = 0;
            float difference = 0;
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
                difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
            }
            assertThat(difference).isLessThan(1e-4f * largest);
        }
        assertThat(found.card().origin()).contains(backbone, "angular(0.2) x adacos", "2 classes");
    }

    @Test
    void whatDiffersIsNotWrittenAndWhatWasThereStays() throws IOException {
        ModelFolder model = model("simple-cnn", 28, 28, 1, 0.5);
        Path file = folder.resolve("other.onnx");
        Files.writeString(file, "before");
        // As if ONNX Runtime had been fed otherwise: the file is checked against what the engine makes of the same
        // images.
        assertThatThrownBy(() -> new OnnxExport(
                                NetworkFile.of(model), List.of(Image.of("text", new byte[] {1, 2, 3})), WORK)
                        .write(file, file))
                .isInstanceOf(BrokenImageException.class);
        assertThat(file).hasContent("before");
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).noneMatch(each -> each.endsWith(".part"));
        }
    }

    @Test
    void aDifferenceOfMoreThanRoundingDoesNotPass() {
        Embedded engine = embedded(1, -2, 0.5f);
        assertThat(OnnxCheck.of(engine, embedded(1, -2, 0.50019f)).passed()).isTrue();
        assertThat(OnnxCheck.of(engine, embedded(1, -2, 0.50021f)).passed()).isFalse();
        assertThat(OnnxCheck.of(embedded(0, 0, 0), embedded(0, 0, 0)).passed())
                .as("a network that gives zeros cannot be compared")
                .isFalse();
        Embedded none = new Embedded(new int[0], 3, List.of(), new float[0], Map.of(0, "is not finite"));
        assertThat(OnnxCheck.of(engine, none).passed()).isFalse();
    }

    private static Embedded embedded(float... values) {
        return new Embedded(new int[] {0}, values.length, List.of("a"), values, Map.of());
    }

    @Test
    void aModelOfTwoGibibytesIsRefusedInASentence() {
        Path file = Path.of("model.onnx");
        NetworkFile.checkSize((1L << 29) - 1, file);
        assertThatThrownBy(() -> NetworkFile.checkSize(1L << 29, file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(
                        "model.onnx was not written: a file in ONNX holds less than 2 GiB, but the 536,870,912 weights"
                                + " of this model take 2.0 GiB");
    }
}
