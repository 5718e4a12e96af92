package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.tensors.TorchTensorsTest;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A state dict that PyTorch wrote embeds as it does there. */
@ExtendWith(OneThread.class)
@Tag("any-jdk")
class PyTorchWeightsTest {

    private static final int SIDE = 6;

    @ParameterizedTest
    @ValueSource(strings = {"bare.pt", "checkpoint.pth"})
    void itEmbedsAsPyTorchDoes(String name) throws IOException {
        Path expected = TorchTensorsTest.file("expected.json");
        JsonNode json = Json.tree(expected, Files.readString(expected));
        JsonNode images = json.get("images");
        float[] pixels = new float[images.size() * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (images.get(i / (SIDE * SIDE)).get(i % (SIDE * SIDE)).asInt() / 255f - 0.5f) / 0.5f;
        }
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            WeightsNetwork network = WeightsNetwork.of(TorchTensorsTest.file(name), null, new Size(SIDE, SIDE));
            assertThat(network.architecture().name()).isEqualTo("simple-cnn");
            assertThat(network.embedding().size()).isEqualTo(8);
            Tensor input = torch.tensor(pixels).reshape(images.size(), 1, SIDE, SIDE);
            double[] embeddings = Tensors.values(network.loaded().embed(input));
            assertThat(embeddings).hasSize(16);
            double largest = 0;
            for (JsonNode row : json.get("embeddings")) {
                for (JsonNode each : row) {
                    largest = Math.max(largest, Math.abs(each.asDouble()));
                }
            }
            for (int i = 0; i < embeddings.length; i++) {
                assertThat(embeddings[i])
                        .isCloseTo(json.get("embeddings").get(i / 8).get(i % 8).asDouble(), within(1e-5 * largest));
            }
        }
    }

    @Test
    void whatIsNoNetworkHereOrForOtherImagesIsSaid() {
        assertThatThrownBy(() -> WeightsNetwork.of(TorchTensorsTest.file("adam.pt"), null, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("those of no network that is known here", "resnet18", "Export it to ONNX");
        assertThatThrownBy(() -> {
                    try (Scope scope = Scope.open()) {
                        WeightsNetwork.of(TorchTensorsTest.file("bare.pt"), "simple-cnn", new Size(28, 28))
                                .loaded();
                    }
                })
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("fc1.weight");
    }
}
