package dev.isogon.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.onnx.SmallGraphs;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkDraftTest {

    private static final Path FILES = Path.of("src", "test", "resources", "onnx");

    @TempDir
    Path here;

    private Path file(OnnxGraph graph) throws IOException {
        Path file = here.resolve("a.onnx");
        Files.write(file, graph.bytes());
        return file;
    }

    private static ModelWishes size(int height, int width) {
        return new ModelWishes(new Size(width, height), null, null, null, null, null, null, null);
    }

    private static ModelWishes ends(@Nullable String input, @Nullable String output) {
        return new ModelWishes(null, null, null, null, input, output, null, null);
    }

    private static ModelWishes fed(
            @Nullable Colours colours, @Nullable List<Double> mean, @Nullable List<Double> deviation) {
        return new ModelWishes(null, colours, mean, deviation, null, null, null, null);
    }

    private static Preprocessing found(Path file, ModelWishes wishes) throws IOException {
        return NetworkDraft.of(file, wishes).complete().preprocessing();
    }

    @Test
    void whatIsNotKnownIsNamedAllAtOnce() throws IOException {
        NetworkDraft draft = NetworkDraft.of(FILES.resolve("hf.onnx"), ModelWishes.NONE);
        assertThat(draft.missing())
                .extracting(SettingsException.Problem::setting)
                .containsExactly("size", "colours");
        assertThatThrownBy(draft::complete)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("2 problems in ")
                .hasMessageContaining(
                        "takes pictures of any; say the one that it was trained on, such as `size=224x224`")
                .hasMessageContaining("`colours=rgb`")
                .hasMessageContaining("`colours=bgr` or `colours=grey`");
        assertThat(NetworkDraft.of(file(SmallGraphs.means(OnnxGraph.ANY, 64, 32)), ModelWishes.NONE)
                        .missing())
                .extracting(SettingsException.Problem::setting)
                .containsExactly("colours", "mean");
    }

    @Test
    void aNetworkLikeInsightfacesIsFedAsInsightfaceDoes() throws IOException {
        Preprocessing inside = found(FILES.resolve("inside.onnx"), ModelWishes.NONE);
        assertThat(inside.normalization()).isEqualTo(Preprocessing.raw(3));
        assertThat(inside.colours()).isEqualTo(Colours.RGB);
        assertThat(inside.faces()).isEqualTo(Faces.ARCFACE);
        Preprocessing outside = found(FILES.resolve("inner1.onnx"), ModelWishes.NONE);
        // (v − 127.5) / 127.5
        assertThat(outside.mean()).containsExactly(0.5, 0.5, 0.5);
        assertThat(outside.deviation()).containsExactly(0.5, 0.5, 0.5);
        assertThat(NetworkDraft.of(FILES.resolve("inner1.onnx"), ModelWishes.NONE)
                        .sources())
                .containsEntry("mean", KnownFrom.PATTERN)
                .containsEntry("colours", KnownFrom.PATTERN)
                .containsEntry("faces", KnownFrom.PATTERN)
                .containsEntry("size", KnownFrom.GRAPH)
                .containsEntry("mirrored", KnownFrom.DEFAULT);
    }

    @Test
    void whatIsSaidGoesBeforeMetadataAndThoseBeforeGuesses() throws IOException {
        Preprocessing noted = new Preprocessing(
                112,
                112,
                Colours.BGR,
                Layout.NCHW,
                Element.FLOAT32,
                List.of(0.1, 0.2, 0.3),
                List.of(1.0, 1.0, 1.0),
                Faces.DLIB,
                true);
        OnnxGraph graph = SmallGraphs.means(OnnxGraph.ANY, 112, 112);
        graph.metadata(Preprocessing.KEY, noted.json());
        Path file = file(graph);

        assertThat(found(file, ModelWishes.NONE)).isEqualTo(noted);
        assertThat(NetworkDraft.of(file, ModelWishes.NONE).sources()).containsEntry("colours", KnownFrom.METADATA);
        Preprocessing said = found(file, fed(Colours.RGB, List.of(0.5), List.of(0.25)));
        assertThat(said.colours()).isEqualTo(Colours.RGB);
        assertThat(said.mean()).containsExactly(0.5, 0.5, 0.5);
        assertThat(said.deviation()).containsExactly(0.25, 0.25, 0.25);
        assertThat(said.mirrored()).isTrue();
    }

    @Test
    void sizesLayoutsAndTypesComeFromTheGraph() throws IOException {
        Preprocessing last =
                found(file(SmallGraphs.meansOfLast(4, 5, 7)), fed(Colours.BGR, List.of(0.0), List.of(1.0)));
        assertThat(last.layout()).isEqualTo(Layout.NHWC);
        assertThat(List.of(last.height(), last.width())).containsExactly(5, 7);
        Preprocessing bytes =
                found(file(SmallGraphs.meansOf(OnnxGraph.UINT8, OnnxGraph.ANY, 5, 7)), fed(Colours.RGB, null, null));
        assertThat(bytes.element()).isEqualTo(Element.UINT8);
        assertThat(bytes.normalization()).isEqualTo(Preprocessing.raw(3));
        Path open = file(SmallGraphs.means(OnnxGraph.ANY, OnnxGraph.ANY, OnnxGraph.ANY));
        assertThat(NetworkDraft.of(open, ModelWishes.NONE).missing().get(0).setting())
                .isEqualTo("size");
        assertThat(NetworkDraft.of(open, size(3, 4)).missing())
                .extracting(SettingsException.Problem::setting)
                .doesNotContain("size");
        assertThatThrownBy(() -> NetworkDraft.of(file(SmallGraphs.means(1, 5, OnnxGraph.ANY)), size(6, 4)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("size must be 5×any (height×width), as " + open + " takes it, but was 6×4");
    }

    @Test
    void numbersThatCannotBeAreRefused() throws IOException {
        Path file = file(SmallGraphs.means(OnnxGraph.ANY, 5, 7));
        assertThatThrownBy(() -> NetworkDraft.of(file, fed(Colours.GREY, null, null)))
                .hasMessage("colours must have 3 channels, as " + file + " takes it, but grey has 1");
        assertThatThrownBy(() -> NetworkDraft.of(file, fed(Colours.RGB, List.of(0.5), null)))
                .hasMessage("mean goes with `deviation`; say both");
        assertThatThrownBy(() -> NetworkDraft.of(file, fed(Colours.RGB, List.of(0.5, 0.5), List.of(1.0))))
                .hasMessage(
                        "mean must be 1 or 3 numbers, one a channel of the network, of pixel/255, but was [0.5, 0.5]");
        assertThatThrownBy(() -> NetworkDraft.of(file, fed(Colours.RGB, List.of(0.5), List.of(0.0))))
                .hasMessageStartingWith("deviation must be 1 or 3 numbers, one a channel of the network, above 0");
        assertThatThrownBy(() -> NetworkDraft.of(file, fed(Colours.RGB, List.of(Double.NaN), List.of(1.0))))
                .hasMessageStartingWith("mean must be 1 or 3 numbers");
    }

    @Test
    void whatTakesNoPicturesIsRefused() throws IOException {
        OnnxGraph flat = new OnnxGraph("flat");
        flat.output(flat.node("Identity", "y", List.of(flat.input("x", OnnxGraph.ANY, 12))), OnnxGraph.ANY, 12);
        Path file = file(flat);
        assertThatThrownBy(() -> NetworkDraft.of(file, ModelWishes.NONE))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(file
                        + " takes no pictures: its input \"x\" (?×12) is not N×C×H×W or N×H×W×C with 1 or 3 channels");
        OnnxGraph four = new OnnxGraph("four");
        four.output(four.node("Identity", "y", List.of(four.input("x", 1, 4, 8, 8))), 1, 4, 8, 8);
        assertThatThrownBy(() -> NetworkDraft.of(file(four), ModelWishes.NONE))
                .hasMessageContaining("(1×4×8×8) is not N×C×H×W");
        OnnxGraph whole = new OnnxGraph("whole");
        whole.output(whole.node("Identity", "y", List.of(whole.inputOf(7, "x", 1, 3, 8, 8))), 1, 3);
        assertThatThrownBy(() -> NetworkDraft.of(file(whole), ModelWishes.NONE))
                .hasMessage(file
                        + " takes no pictures: its input \"x\" is of int64, but float32, float16 or uint8 is needed");
        OnnxGraph none = new OnnxGraph("none");
        none.output(none.tensor("c", new float[] {1}, 1), 1, 1);
        assertThatThrownBy(() -> NetworkDraft.of(file(none), ModelWishes.NONE))
                .hasMessage(file + " takes no pictures: its graph has no input");
        OnnxGraph two = new OnnxGraph("two");
        two.input("length", 1);
        two.output(two.node("Identity", "y", List.of(two.input("x", 1, 3, 8, 8))), 1, 3, 1, 1);
        assertThatThrownBy(() -> NetworkDraft.of(file(two), ModelWishes.NONE))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(file
                        + " has 2 inputs, \"length\" (1), \"x\" (1×3×8×8), but Isogon has pictures for one and nothing"
                        + " for others. Export the network with one");
    }

    @Test
    void theLoneVectorIsTakenAmongOutputsAndOtherwiseAsked() throws IOException {
        // feature_map is N×8×h×w.
        assertThat(NetworkDraft.of(FILES.resolve("hf.onnx"), size(8, 8)).missing())
                .extracting(SettingsException.Problem::setting)
                .containsExactly("colours");
        OnnxGraph maps = new OnnxGraph("maps");
        maps.output(maps.node("Identity", "y", List.of(maps.input("x", 1, 3, 8, 8))), 1, 3, 8, 8);
        Path file = file(maps);
        assertThatThrownBy(() -> NetworkDraft.of(file, ModelWishes.NONE))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(
                        file + " gives no embeddings: none of its outputs is a vector a picture, N×D or N×D×1×1: \"y\""
                                + " (1×3×8×8)");
        OnnxGraph two = new OnnxGraph("two");
        String pooled = two.node("GlobalAveragePool", "first", List.of(two.input("x", 1, 3, 8, 8)));
        two.output(pooled, 1, 3, 1, 1);
        two.output(two.node("Flatten", "second", List.of(pooled), OnnxAttribute.of("axis", 1)), 1, 3);
        assertThatThrownBy(() -> NetworkDraft.of(file(two), ModelWishes.NONE))
                .isInstanceOf(SettingsException.class)
                .hasMessage("output must say which of 2 outputs of " + file + " is the embedding: \"first\" (1×3×1×1),"
                        + " \"second\" (1×3). Such as `output=first`");
        assertThatThrownBy(() -> NetworkDraft.of(file(two), ends(null, "secnod")))
                .hasMessage(
                        "output must be one of \"first\" (1×3×1×1), \"second\" (1×3), but was \"secnod\"; did you mean"
                                + " second?");
        assertThatThrownBy(() -> NetworkDraft.of(file(two), ends("z", "second")))
                .hasMessage("input must be one of \"x\" (1×3×8×8), but was \"z\"; did you mean x?");
        assertThat(NetworkDraft.of(file(two), ends("x", "second")).sources())
                .containsEntry("output", KnownFrom.SAID)
                .containsEntry("input", KnownFrom.SAID);
    }
}
