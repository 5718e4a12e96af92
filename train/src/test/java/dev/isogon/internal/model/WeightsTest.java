package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.tensors.Safetensors;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneThread.class)
@Tag("any-jdk")
class WeightsTest {

    @TempDir
    Path folder;

    private static Backbone built(String name, int embedding) {
        return Backbones.named(name).build(new Input(3, 32, 32), new EmbeddingLayer(embedding, 0, 0, false));
    }

    private static double[] embeddings(Backbone backbone) {
        backbone.eval();
        Seeds.set(3);
        try (NoGradGuard guard = new NoGradGuard()) {
            return Tensors.values(backbone.embed(torch.rand(2, 3, 32, 32)));
        }
    }

    @Test
    void whatIsSavedAndLoadedEmbedsTheSame() throws IOException {
        Path file = folder.resolve("b0.safetensors");
        try (Scope scope = Scope.open()) {
            Backbone saved = built("tf_efficientnetv2_b0", 16);
            saved.embed(torch.rand(2, 3, 32, 32));
            Weights.save(file, saved);
            Backbone loaded = built("tf_efficientnetv2_b0", 16);
            List<String> names = Weights.load(file, loaded);
            assertThat(names).containsExactlyElementsOf(saved.tensors().keySet());
            assertThat(embeddings(loaded)).isEqualTo(embeddings(saved));
            assertThat(loaded.parameters().get()).allMatch(Tensor::requires_grad);
        }
    }

    @Test
    void aClassifierOfAnotherShapeOrNoneIsLeftOut() throws IOException {
        Path file = folder.resolve("r18.safetensors");
        try (Scope scope = Scope.open()) {
            Backbone published = built("resnet18", 10);
            Map<String, Tensor> tensors = new LinkedHashMap<>(published.tensors());
            Safetensors.write(file, tensors, Map.of());
            Backbone backbone = built("resnet18", 8);
            double[] own = Tensors.values(tensor(backbone, "fc.weight"));
            List<String> names = Weights.load(file, backbone);
            assertThat(names).hasSize(tensors.size() - 2).doesNotContain("fc.weight", "fc.bias");
            assertThat(Tensors.values(tensor(backbone, "fc.weight"))).isEqualTo(own);
            assertThat(Tensors.values(tensor(backbone, "layer4.1.conv2.weight")))
                    .isEqualTo(Tensors.values(tensor(published, "layer4.1.conv2.weight")));
            tensors.keySet().removeIf(name -> name.startsWith("fc.") || name.endsWith("num_batches_tracked"));
            Safetensors.write(file, tensors, Map.of());
            assertThat(Weights.load(file, backbone)).containsExactlyElementsOf(tensors.keySet());
        }
    }

    private static Tensor tensor(Backbone backbone, String name) {
        return Objects.requireNonNull(backbone.tensors().get(name));
    }

    @Test
    void halfPrecisionFilesAreLoadedIntoFloat32() throws IOException {
        for (ScalarType type : List.of(ScalarType.Half, ScalarType.BFloat16)) {
            Path file = folder.resolve(type + ".safetensors");
            try (Scope scope = Scope.open()) {
                Backbone saved = built("simple-cnn", 4);
                Map<String, Tensor> tensors = new LinkedHashMap<>();
                saved.tensors().forEach((name, tensor) -> tensors.put(name, tensor.to(type)));
                Safetensors.write(file, tensors, Map.of());
                Backbone loaded = built("simple-cnn", 4);
                Weights.load(file, loaded);
                assertThat(tensor(loaded, "fc1.bias").scalar_type().intern()).isEqualTo(ScalarType.Float);
                // bfloat16 keeps 8 bits: 1/256 of the value.
                double[] expected = Tensors.values(tensor(saved, "fc1.bias"));
                assertThat(Tensors.values(tensor(loaded, "fc1.bias"))).containsExactly(expected, Offset.offset(2e-4));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "backbone.", "model.", "encoder.", "_orig_mod.", "module.model.backbone."})
    void whatATrainingProgramPutBeforeTheNamesIsTakenOffAndSaid(String prefix) throws IOException {
        Path file = folder.resolve("wrapped.safetensors");
        try (Scope scope = Scope.open()) {
            Backbone saved = built("simple-cnn", 4);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            saved.tensors().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
            Safetensors.write(file, tensors, Map.of());
            Backbone loaded = built("simple-cnn", 4);
            assertThat(Weights.load(file, loaded))
                    .containsExactlyElementsOf(saved.tensors().keySet());
            assertThat(embeddings(loaded)).isEqualTo(embeddings(saved));
            assertThat(Weights.notes(file, loaded))
                    .singleElement()
                    .asString()
                    .contains("\"" + prefix + "conv1.")
                    .endsWith("\"" + prefix + "\" was taken off");
        }
    }

    @Test
    void tensorsOfSomethingElseArePassedOverAndNamed() throws IOException {
        Path file = folder.resolve("with-head.safetensors");
        try (Scope scope = Scope.open()) {
            Backbone saved = built("resnet18", 8);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            saved.tensors().forEach((name, tensor) -> tensors.put("module." + name, tensor));
            tensors.put("module.head.weight", torch.rand(10, 8));
            tensors.put("epoch", torch.zeros(1));
            Safetensors.write(file, tensors, Map.of());
            Backbone loaded = built("resnet18", 8);
            Weights.load(file, loaded);
            assertThat(embeddings(loaded)).isEqualTo(embeddings(saved));
            assertThat(Weights.notes(file, loaded))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("2 tensors that the backbone does not need: ")
                    .contains("module.head.weight (10×8)")
                    .contains("epoch (1)");
        }
    }

    @Test
    void twoOfTheSameNetworkInOneFileAreNotChosenFrom() throws IOException {
        Path file = folder.resolve("teacher.safetensors");
        try (Scope scope = Scope.open()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            built("simple-cnn", 4).tensors().forEach((name, tensor) -> tensors.put("encoder." + name, tensor));
            built("simple-cnn", 4).tensors().forEach((name, tensor) -> tensors.put(name, tensor));
            Safetensors.write(file, tensors, Map.of());
            assertThatThrownBy(() -> Weights.load(file, built("simple-cnn", 4)))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("has tensors of this backbone 2 times: their names begin with nothing,"
                            + " \"encoder.\". Keep one of them");
        }
    }

    @Test
    void weightsOfATrainingThatDivergedAreNamedAsThatAndNothingIsLoaded() throws IOException {
        Path file = folder.resolve("diverged.safetensors");
        try (Scope scope = Scope.open()) {
            Map<String, Tensor> tensors =
                    new LinkedHashMap<>(built("simple-cnn", 4).tensors());
            Tensor bias = torch.zeros(64);
            bias.data_ptr_float().put(3, Float.NaN).put(7, Float.NEGATIVE_INFINITY);
            tensors.put("conv2.bias", bias);
            Safetensors.write(file, tensors, Map.of());
            Backbone backbone = built("simple-cnn", 4);
            double[] before = embeddings(backbone);
            assertThatThrownBy(() -> Weights.load(file, backbone))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("has NaN or infinity as 2 of the 64 numbers in the tensor conv2.bias");
            assertThat(embeddings(backbone)).isEqualTo(before);
        }
    }

    @Test
    void anotherBackbonesFileIsRefusedWithAllThatIsWrongAndItsName() throws IOException {
        Path file = folder.resolve("r34.safetensors");
        try (Scope scope = Scope.open()) {
            Weights.save(file, built("resnet34", 8));
            Backbone backbone = built("resnet50", 8);
            double[] before = embeddings(backbone);
            assertThatThrownBy(() -> Weights.load(file, backbone))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("r34.safetensors does not have this backbone's tensors")
                    .hasMessageContaining(" missing: layer1.0.conv3.weight (256×64×1×1), ")
                    .hasMessageContaining(
                            " of another shape: layer1.0.conv1.weight (F32 64×64×3×3 instead of 64×64×1×1), ")
                    .hasMessageContaining(", …")
                    .hasMessageEndingWith("it looks like weights of resnet34");
            assertThat(embeddings(backbone)).isEqualTo(before);
            // Eight blocks more, of two convolutions and two times BatchNorm's four tensors.
            assertThatThrownBy(() -> Weights.load(file, built("resnet18", 8)))
                    .hasMessageContaining("80 unexpected: layer1.2.conv1.weight (64×64×3×3), ");
        }
    }

    @Test
    void tensorsOfNoBackboneAreSaidToBe() throws IOException {
        Path file = folder.resolve("other.safetensors");
        try (Scope scope = Scope.open()) {
            Safetensors.write(file, Map.of("x", torch.rand(2, 3)), Map.of());
            assertThatThrownBy(() -> Weights.load(file, built("simple-cnn", 4))).hasMessage("""
                            %s does not have this backbone's tensors
                              6 missing: conv1.weight (32×3×3×3), conv1.bias (32), conv2.weight (64×32×3×3), \
                            conv2.bias (64), fc1.weight (128×12544), …
                              1 unexpected: x (2×3)
                              no backbone here has such tensors""".formatted(file));
        }
    }

    @Test
    void wholeNumbersInPlaceOfWeightsAreRefused() throws IOException {
        Path file = folder.resolve("whole.safetensors");
        try (Scope scope = Scope.open()) {
            Backbone backbone = built("simple-cnn", 4);
            Map<String, Tensor> tensors = new LinkedHashMap<>(backbone.tensors());
            tensors.put("conv1.bias", torch.zeros(32).to(ScalarType.Long));
            Safetensors.write(file, tensors, Map.of());
            assertThatThrownBy(() -> Weights.load(file, backbone))
                    .hasMessageContaining("1 of another shape: conv1.bias (I64 32 instead of 32)");
        }
    }
}
