package dev.isogon.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.Model;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.onnx.SmallGraphs;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewModelTest {

    private static final Path FILES = Path.of("src", "test", "resources", "onnx");

    @TempDir
    Path here;

    private void pixel(String file, int red, int green, int blue) throws IOException {
        Path path = here.resolve("data").resolve(file);
        Files.createDirectories(path.getParent());
        byte[] head = "P6 1 1 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = java.util.Arrays.copyOf(head, head.length + 3);
        bytes[head.length] = (byte) red;
        bytes[head.length + 1] = (byte) green;
        bytes[head.length + 2] = (byte) blue;
        Files.write(path, bytes);
    }

    /** Classes that blue tells apart, while the nearest by red is always of the other class. */
    private DataSource toldApartByBlue() throws IOException {
        for (int i = 0; i < 10; i++) {
            pixel("low/" + i + ".ppm", 20 * i + 10, 0, 10 + i);
            pixel("high/" + i + ".ppm", 20 * i + 11, 0, 240 + i);
        }
        return DataSource.of(here.resolve("data"));
    }

    /** The first channel x of one pixel becomes (x, 1): the larger, the smaller the angle to the first axis. */
    private Path firstChannel() throws IOException {
        OnnxGraph graph = new OnnxGraph("first");
        String input = graph.input("pixels", OnnxGraph.ANY, 3, 1, 1);
        String flat = graph.node("Flatten", "flat", List.of(input), OnnxAttribute.of("axis", 1));
        String weights = graph.tensor("weights", new float[] {1, 0, 0, 0, 0, 0}, 3, 2);
        String bias = graph.tensor("bias", new float[] {0, 1}, 2);
        graph.output(graph.node("Gemm", "embedding", List.of(flat, weights, bias)), OnnxGraph.ANY, 2);
        Path file = here.resolve("first.onnx");
        Files.write(file, graph.bytes());
        return file;
    }

    @Test
    void aTrialFindsTheOrderOfColours() throws IOException {
        NewModel model = NewModel.of(firstChannel(), ModelWishes.NONE);

        Trial trial = model.tried(TrialImages.of(toldApartByBlue()), Work.silent());

        assertThat(trial.images()).isEqualTo(20);
        assertThat(trial.classes()).isEqualTo(2);
        assertThat(trial.rows()).hasSize(12);
        assertThat(trial.best().candidate().colours()).isEqualTo(Colours.BGR);
        assertThat(trial.best().accuracy()).isEqualTo(1.0);
        assertThat(trial.best().auc()).isEqualTo(1.0);
        for (Trial.Row each : trial.rows()) {
            if (each.candidate().colours() == Colours.RGB
                    && each.candidate().name().startsWith("0 to 1")) {
                assertThat(each.accuracy()).isZero();
            }
        }
        assertThat(trial.alike())
                .as("all of 20 images differ: p = 2·0.5²⁰ for another order, 1 for another normalization")
                .allMatch(each -> each.candidate().colours() == Colours.BGR);
        NewModel taken = model.with(trial.best().candidate());
        assertThat(taken.draft().missing()).isEmpty();
        OnnxCard card = taken.card("first", "a test", "CC0");
        assertThat(card.preprocessing().colours()).isEqualTo(Colours.BGR);
        assertThat(card.sources())
                .containsEntry("colours", KnownFrom.IMAGES)
                .containsEntry("mean", KnownFrom.IMAGES)
                .containsEntry("dimensions", KnownFrom.RUN);
    }

    @Test
    void whatWasSaidIsNotTried() throws IOException {
        ModelWishes wishes = new ModelWishes(null, Colours.RGB, List.of(0.25), List.of(1.0), null, null, null, null);
        NewModel model = NewModel.of(firstChannel(), wishes);

        Trial trial = model.tried(TrialImages.of(toldApartByBlue()), Work.silent());

        assertThat(trial.rows()).hasSize(1);
        assertThat(trial.best().candidate().normalization().mean()).containsExactly(0.25, 0.25, 0.25);
        assertThat(trial.alike()).isEmpty();
        assertThat(model.with(trial.best().candidate()).draft().sources())
                .containsEntry("colours", KnownFrom.SAID)
                .containsEntry("mean", KnownFrom.SAID);
    }

    @Test
    void imagesThatGiveNoEmbeddingTellNothing() throws IOException {
        // A network of 112×112 is taken for one of aligned faces.
        NewModel model = NewModel.of(FILES.resolve("inner1.onnx"), ModelWishes.NONE);
        TrialImages images = TrialImages.of(toldApartByBlue());

        assertThatThrownBy(() -> model.tried(images, Work.silent()))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "images tell nothing: 20 of 20 gave no embedding (the first: shows no face). `faces=none` takes"
                                + " pictures whole");
        ModelWishes whole = new ModelWishes(null, null, null, null, null, null, Faces.NONE, null);
        assertThat(NewModel.of(FILES.resolve("inner1.onnx"), whole)
                        .tried(images, Work.silent())
                        .best()
                        .embedded())
                .isEqualTo(20);
    }

    @Test
    void imagesOfOneClassTellNothing() throws IOException {
        pixel("only/1.ppm", 1, 1, 1);
        pixel("only/2.ppm", 1, 1, 1);
        pixel("single/1.ppm", 1, 1, 1);
        DataSource data = DataSource.of(here.resolve("data"));

        assertThatThrownBy(() -> TrialImages.of(data))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("images must have at least two classes of at least two images each, but \"")
                .hasMessageContaining("has 1 such");
    }

    @Test
    void aBatchOfOneWithinIsFoundByRunning() throws IOException {
        OnnxCard card =
                NewModel.of(FILES.resolve("inner1.onnx"), ModelWishes.NONE).card("a", "b", null);

        assertThat(card.batch()).isEqualTo(1);
        assertThat(card.sources()).containsEntry("batch", KnownFrom.RUN);
        assertThat(card.dimensions()).isEqualTo(8);
    }

    @Test
    void whatIsNoVectorWhenRunIsRefused() throws IOException {
        Path file = here.resolve("lying.onnx");
        Files.write(file, flattened(2, 112).bytes());
        NewModel two = NewModel.of(file, ModelWishes.NONE);
        assertThatThrownBy(() -> two.card("a", "b", null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(file + " gives [1, 75264] as \"y\" for 2 pictures, but a vector a picture is needed, N×D");
        Files.write(file, flattened(1, 224).bytes());
        ModelWishes wishes = new ModelWishes(null, Colours.RGB, List.of(0.0), List.of(1.0), null, null, null, null);
        assertThatThrownBy(() -> NewModel.of(file, wishes).card("a", "b", null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(file + " gives 150528 numbers a picture as \"y\", but an embedding has 1 to 65536");
        Files.write(file, flattened(1, 5000).bytes());
        assertThatThrownBy(() -> NewModel.of(file, wishes))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(
                        file + " takes 1 pictures of 5000×5000, but at most 65536 of 4096 pixels a side are possible");
    }

    /** All numbers of all pictures as one row, which is not what its shape would have one think. */
    private static OnnxGraph flattened(long batch, long side) {
        OnnxGraph graph = new OnnxGraph("lying");
        String input = graph.input("x", batch, 3, side, side);
        String row = graph.node("Flatten", "y", List.of(input), OnnxAttribute.of("axis", 0));
        graph.output(row, OnnxGraph.ANY, OnnxGraph.ANY);
        return graph;
    }

    @Test
    void aFileThatSaysAllIsOpenedWithoutBeingTakenIn() throws IOException {
        Preprocessing fed = new Preprocessing(
                1,
                1,
                Colours.RGB,
                Layout.NCHW,
                Element.FLOAT32,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                Faces.NONE,
                false);
        OnnxGraph graph = SmallGraphs.means(OnnxGraph.ANY, 1, 1);
        graph.metadata(Preprocessing.KEY, fed.json());
        Path file = here.resolve("says-all.onnx");
        Files.write(file, graph.bytes());
        pixel("a/1.ppm", 255, 255, 255);

        try (Model model = Model.open(file, 1)) {
            assertThat(model.name()).isEqualTo("says-all");
            assertThat(model.dimensions()).isEqualTo(3);
            assertThat(model.threshold()).isEmpty();
            float length = (float) (1 / Math.sqrt(3));
            assertThat(model.embed(Image.of(here.resolve("data/a/1.ppm"))))
                    .containsExactly(new float[] {length, length, length}, within(1e-6f));
        }
    }

    @Test
    void aFileThatDoesNotSayAllIsRefusedWithWhatToDo() throws IOException {
        Path file = firstChannel();

        assertThatThrownBy(() -> Model.open(file))
                .isInstanceOf(SettingsException.class)
                .hasMessage(file
                        + " does not say how it is fed: its colours, mean are not known. Take it in by isogon models add,"
                        + " where that is said once");
        assertThatThrownBy(() -> Model.open(here.resolve("nothing")))
                .hasMessage(here.resolve("nothing") + " does not exist; name a model's folder or a file of ONNX");
        assertThatThrownBy(() -> Model.open(here)).hasMessage(here + " is no model in ONNX: it has no onnx.json");
    }

    @Test
    void aMetadatumThatIsNoPreprocessingIsNamed() throws IOException {
        OnnxGraph graph = SmallGraphs.means(OnnxGraph.ANY, 1, 1);
        graph.metadata(Preprocessing.KEY, "{}");
        Path file = here.resolve("wrong.onnx");
        Files.write(file, graph.bytes());

        assertThatThrownBy(() -> Model.open(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(file + " lacks height, width, colours");
    }
}
