package dev.isogon.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.OnnxEmbedder.Settings;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.onnx.SmallGraphs;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

    private static final Settings SETTINGS = new Settings(8, 1);

    @TempDir
    Path here;

    private ModelStore store = new ModelStore(Path.of("unused"));

    @BeforeEach
    void makeAStore() {
        store = new ModelStore(here.resolve("store"));
    }

    private FoundModel add(String name) throws IOException {
        Path file = here.resolve("means.onnx");
        Files.write(file, SmallGraphs.means(OnnxGraph.ANY, 1, 1).bytes());
        return store.add(card(name, OnnxFolder.sha256(file)), file);
    }

    private static OnnxCard card(String name, String sha256) {
        Preprocessing preprocessing = new Preprocessing(
                1,
                1,
                Colours.RGB,
                Layout.NCHW,
                Element.FLOAT32,
                List.of(0.5, 0.5, 0.5),
                List.of(0.5, 0.5, 0.5),
                Faces.NONE,
                false);
        return OnnxCard.of(
                name,
                sha256,
                "a test",
                null,
                new Signature("pixels", "means", 0, 3, preprocessing),
                Map.of("mean", KnownFrom.SAID, "height", KnownFrom.GRAPH));
    }

    private static Image white() {
        byte[] head = "P6 1 1 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = java.util.Arrays.copyOf(head, head.length + 3);
        java.util.Arrays.fill(bytes, head.length, bytes.length, (byte) 255);
        return Image.of("white", bytes);
    }

    private static void embeds(FoundModel model) throws IOException {
        try (OnnxEmbedder embedder = model.open(SETTINGS)) {
            assertThat(embedder.embed(List.of(white()), Work.silent()).values())
                    .containsExactly(new float[] {1, 1, 1}, within(1e-6f));
        }
    }

    @Test
    void anAddedModelIsFoundByNameAndByPath() throws IOException {
        add("mine");

        FoundModel named = Models.find("mine", store);
        assertThat(named.folder()).isEqualTo(store.folder("mine"));
        assertThat(named.card().sources())
                .containsEntry("mean", KnownFrom.SAID)
                .containsEntry("height", KnownFrom.GRAPH);
        embeds(named);
        FoundModel byPath = Models.find(store.folder("mine").toString(), store);
        assertThat(byPath.name()).isEqualTo("mine");
        embeds(byPath);
        assertThat(store.names()).containsExactly("mine");
    }

    @Test
    void changedWeightsAreRefused() throws IOException {
        FoundModel model = add("mine");
        Path file = store.folder("mine").resolve(OnnxFolder.MODEL);
        Files.write(file, SmallGraphs.means(OnnxGraph.ANY, 2, 2).bytes());

        assertThatThrownBy(() -> model.open(SETTINGS))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(file + " has changed: its SHA-256 is " + OnnxFolder.sha256(file))
                .hasMessageContaining(model.card().sha256())
                .hasMessageEndingWith("take an intact copy, or remove the model and add it anew");
    }

    @Test
    void anUnknownNameGetsTheNearest() throws IOException {
        add("people");

        assertThatThrownBy(() -> Models.find("peopel", store))
                .isInstanceOf(SettingsException.class)
                .hasMessage("there is no model \"peopel\": neither a folder or file here nor a name in "
                        + store.folder() + "; did you mean people?");
        assertThatThrownBy(() -> store.remove("entirely-other")).hasMessageEndingWith("; there are face, people");
    }

    @Test
    void aTakenNameIsRefusedUntilItsModelIsRemoved() throws IOException {
        add("mine");

        assertThatThrownBy(() -> add("mine"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("name must be a new one, but there is a model mine in " + store.folder()
                        + ". Remove that one first, or take another name");
        store.remove("mine");
        assertThat(store.names()).isEmpty();
        embeds(add("mine"));
    }

    @Test
    void namesAreNoPaths() {
        for (String name :
                List.of("", ".", "..", "a/b", "../a", ".hidden", "-rf", "a b", "ä", "x.part", "a".repeat(65))) {
            assertThatThrownBy(() -> add(name))
                    .as(name)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith("name must be up to 64 letters, digits, -, _ and .");
        }
    }

    @Test
    void aNameThatIsAlsoAFolderHereIsNotGuessed() throws IOException {
        add("mine");

        assertThatThrownBy(() -> Models.find("mine", store, store.folder()))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "\"mine\" is a model's name, and a model's folder lies here by that name. Write ./mine for the"
                                + " folder, or ask from elsewhere for the other");
        assertThat(Models.find("./mine", store, store.folder()).name()).isEqualTo("mine");
        Files.createDirectory(here.resolve("mine"));
        assertThat(Models.find("mine", store, here).folder()).isEqualTo(store.folder("mine"));
    }

    @Test
    void aFolderWithoutItsModelIsNamed() throws IOException {
        add("mine");
        Files.delete(store.folder("mine").resolve(OnnxFolder.MODEL));

        assertThatThrownBy(() -> Models.find("mine", store))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageEndingWith("model.onnx is missing, so the model is not whole. Take an intact copy of it");
    }

    @Test
    void aCardIsReadStrictly() throws IOException {
        add("mine");
        Path card = store.folder("mine").resolve(OnnxCard.FILE);
        String whole = Files.readString(card);

        Files.writeString(card, whole.replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> Models.find("mine", store))
                .hasMessage(card
                        + " is of format 2, but this version of Isogon reads format 1; use the version that wrote it");
        Files.writeString(card, whole.replace("\"format\" : 1,", ""));
        assertThatThrownBy(() -> Models.find("mine", store))
                .hasMessage(card + " does not say the number of its format, so it describes no model");
        Files.writeString(card, whole.replace("\"height\" : 1,", "").replace("\"input\" : \"pixels\",", ""));
        assertThatThrownBy(() -> Models.find("mine", store)).hasMessage(card + " lacks input, preprocessing.height");
        Files.writeString(card, whole.replace("\"height\" : 1,", "\"height\" : 0,"));
        assertThatThrownBy(() -> Models.find("mine", store))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("pictures of 0×1 cannot be");
        Files.writeString(card, whole.substring(0, whole.length() / 2));
        assertThatThrownBy(() -> Models.find("mine", store)).isInstanceOf(BrokenFileException.class);
    }

    @Test
    void theStoreLiesWhereTheUserSays() {
        assertThat(ModelStore.place(Map.of("ISOGON_MODELS", "/m", "XDG_DATA_HOME", "/x"), "/home/a"))
                .isEqualTo(Path.of("/m"));
        assertThat(ModelStore.place(Map.of("XDG_DATA_HOME", "/x"), "/home/a")).isEqualTo(Path.of("/x/isogon/models"));
        assertThat(ModelStore.place(Map.of("XDG_DATA_HOME", "x"), "/home/a"))
                .isEqualTo(Path.of("/home/a/.local/share/isogon/models"));
    }

    @Test
    void aFileInTheStoresPlaceIsSaid() throws IOException {
        Files.writeString(here.resolve("store"), "");

        assertThatThrownBy(() -> store.names())
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(here.resolve("store")
                        + " is a file, but models are to lie there; name another folder by ISOGON_MODELS");
    }
}
