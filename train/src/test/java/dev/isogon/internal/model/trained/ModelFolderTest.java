package dev.isogon.internal.model.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.tensors.Safetensors;
import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {

    private static final ModelCard CARD = new ModelCard(
            ModelCard.FORMAT,
            "simple-cnn",
            8,
            7,
            3,
            5,
            0.5,
            0,
            false,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225),
            "angular(0.2) x adacos",
            3,
            null);
    private static final List<String> CLASSES = List.of("plain", "two\nlines", "back\\slash ü");

    @TempDir
    private Path folder;

    private Scope scope;
    private Backbone backbone;
    private Tensor prototypes;
    private Path model = Path.of("");

    @BeforeEach
    void write() throws IOException {
        scope = Scope.open();
        model = folder.resolve("model");
        Seeds.set(1);
        backbone = CARD.build();
        prototypes = torch.rand(3, 5);
        AtomicFolder.write(model, to -> ModelFolder.write(to, CARD, backbone, Optional.of(prototypes), CLASSES));
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    @Test
    void allOfItComesBack() throws IOException {
        ModelFolder read = ModelFolder.open(model);
        assertThat(read.card()).isEqualTo(CARD);
        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(Tensors.values(read.prototypes().orElseThrow())).isEqualTo(Tensors.values(prototypes));
        backbone.eval();
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor images = torch.rand(2, 3, 8, 7);
            Backbone loaded = read.backbone();
            assertThat(loaded.is_training()).isFalse();
            assertThat(Tensors.values(loaded.embed(images))).isEqualTo(Tensors.values(backbone.embed(images)));
        }
        assertThat(model.resolve("classes.txt")).hasContent("plain\ntwo\\nlines\nback\\\\slash ü\n");
    }

    @Test
    void aLossWithoutPrototypesHasNoFileOfThem() throws IOException {
        Files.delete(model.resolve("prototypes.safetensors"));
        assertThat(ModelFolder.open(model).prototypes()).isEmpty();
    }

    @Test
    void aPlaceWithoutAModelIsAMistake() {
        assertThatThrownBy(() -> ModelFolder.open(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is no model: it has no model.json");
        assertThatThrownBy(() -> ModelFolder.open(folder.resolve("nowhere")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("there is no such folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | is not the JSON that was expected",
                "[1] | does not say the number of its format",
                "{\"format\": 2} | is of format 2, but this version of Isogon reads format 1",
                "{\"format\": 1} | lacks backbone, height, ",
                "\"format\"=\"colour\": 1, \"format\" | colour",
                "\"height\" : 8=\"height\" : 8000000 | height must be between 1 and 4096, but is 8000000",
                "\"channels\" : 3=\"channels\" : 2 | channels must be 1 or 3, but is 2",
                "0.229=0.0 | deviation above 0",
                "0.456, = | must have 3 numbers",
                "\"classes\" : 3=\"klasses\" : 3 | lacks classes",
            })
    void aDamagedCardIsNamedWithWhatIsWrong(String change, String message) throws IOException {
        Path card = model.resolve("model.json");
        int equals = change.indexOf('=');
        String before = Files.readString(card);
        Files.writeString(
                card, equals < 0 ? change : before.replace(change.substring(0, equals), change.substring(equals + 1)));
        assertThat(card).content().isNotEqualTo(before);
        assertThatThrownBy(() -> ModelFolder.open(model))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(card.toString())
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownBackboneOrOneForOtherImagesIsTheCardsFault() throws IOException {
        Path card = model.resolve("model.json");
        String before = Files.readString(card);
        Files.writeString(card, before.replace("simple-cnn", "simple-cnm"));
        assertThatThrownBy(() -> ModelFolder.open(model).backbone())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("model.json describes no network: ")
                .hasMessageContaining("did you mean simple-cnn?");
        Files.writeString(card, before.replace("\"height\" : 8", "\"height\" : 2"));
        assertThatThrownBy(() -> ModelFolder.open(model).backbone())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("at least 6×6");
    }

    @ParameterizedTest
    @CsvSource({"weights.safetensors", "classes.txt"})
    void aMissingFileIsNamed(String file) throws IOException {
        Files.delete(model.resolve(file));
        assertThatThrownBy(() -> ModelFolder.open(model))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(model.resolve(file).toString())
                .hasMessageContaining("is missing");
    }

    @ParameterizedTest
    @CsvSource({"weights.safetensors", "prototypes.safetensors"})
    void truncatedTensorsAreNamed(String name) throws IOException {
        Path file = model.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 4));
        ModelFolder read = ModelFolder.open(model);
        assertThatThrownBy(() -> {
                    read.backbone();
                    read.prototypes();
                })
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void weightsWithoutTheEmbeddingLayerAreNoModels() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(backbone.tensors());
        tensors.remove("fc2.bias");
        Safetensors.write(model.resolve("weights.safetensors"), tensors, Map.of());
        assertThatThrownBy(() -> ModelFolder.open(model).backbone())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("lacks the embedding layer")
                .hasMessageContaining("fc2.bias, fc2.weight");
    }

    @Test
    void prototypesAndClassesOfAnotherModelAreFound() throws IOException {
        Safetensors.write(model.resolve("prototypes.safetensors"), Map.of("prototypes", torch.rand(4, 5)), Map.of());
        assertThatThrownBy(() -> ModelFolder.open(model).prototypes()).hasMessageContaining("3×5");
        Safetensors.write(model.resolve("prototypes.safetensors"), Map.of("x", torch.rand(3, 5)), Map.of());
        assertThatThrownBy(() -> ModelFolder.open(model).prototypes()).hasMessageContaining("has no tensor prototypes");
        Files.writeString(model.resolve("classes.txt"), "a\nb\n");
        assertThatThrownBy(() -> ModelFolder.open(model))
                .hasMessageContaining("classes.txt has 2 names")
                .hasMessageContaining("says 3 classes");
    }

    @Test
    void howFacesAreBroughtToItIsWrittenOnlyWhereTheyAre() throws IOException {
        Path card = model.resolve("model.json");
        String before = Files.readString(card);
        assertThat(before).doesNotContain("faces");
        assertThat(ModelFolder.open(model).card().alignment()).isEqualTo(Faces.NONE);
        Files.writeString(card, before.replace("\"format\" : 1", "\"format\" : 1, \"faces\" : \"arcface\""));
        ModelCard read = ModelFolder.open(model).card();
        assertThat(read.alignment()).isEqualTo(Faces.ARCFACE);
        Json.write(card, read);
        assertThat(ModelFolder.open(model).card()).isEqualTo(read);
    }
}
