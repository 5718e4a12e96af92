package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The embedder against the same network written in another language, in float64 and with nothing folded. */
class FaceNetworkTest {

    private static final int SIDE = FaceNetwork.SIDE;

    @Test
    void weightsAreThoseOfTheFormatsDescription() {
        NetworkWeights weights = NetworkWeights.ofEmbedder();

        assertThat(weights.names()).hasSize(117);
        check(weights.filters("conv32_down/conv/filters"), -1.0253006, -0.02945964, -0.01893834, -0.00578671);
        check(weights.filters("conv64_1/conv1/conv/filters"), -21.4489131, -0.00327152, -0.01057262, -0.01256449);
        check(weights.get("conv256_down_out/conv2/scale/biases"), 355.5198148, 1.1609863, 2.4294715, 0.4514947);
        check(weights.get("fc"), -0.0919257, -0.00679607, -0.01001526, 0.00536532);
    }

    private static void check(NetworkWeights.Tensor tensor, double sum, double... first) {
        double all = 0;
        for (float each : tensor.values()) {
            all += each;
        }
        assertThat(all).isCloseTo(sum, within(1e-6));
        for (int i = 0; i < first.length; i++) {
            assertThat(tensor.values()[i]).isCloseTo((float) first[i], within(1e-7f));
        }
    }

    @Test
    void everyStageAndEmbeddingIsTheReferences() throws Exception {
        Path golden = SharedFiles.of("models/golden/embeddings.json");
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(FaceNetwork.withStages())) {
            for (JsonNode image : Json.readTree(golden).get("images")) {
                Path file = SharedFiles.of("data/" + image.get("path").asString());
                try (OnnxTensor input = OnnxTensor.createTensor(
                                environment, FloatBuffer.wrap(input(file)), new long[] {1, 3, SIDE, SIDE});
                        OrtSession.Result result = session.run(Map.of(FaceNetwork.INPUT, input))) {
                    check(result, image);
                }
            }
        }
    }

    private static void check(OrtSession.Result result, JsonNode image) throws OrtException {
        image.get("stages").propertyStream().skip(1).forEach(stage -> {
            float[] values = values(result, stage.getKey());
            JsonNode expected = stage.getValue();
            double mean = 0;
            for (float each : values) {
                mean += each / (double) values.length;
            }
            double variance = 0;
            for (float each : values) {
                variance += (each - mean) * (each - mean) / values.length;
            }
            assertThat(mean).as(stage.getKey()).isCloseTo(expected.get("mean").asDouble(), within(1e-5));
            assertThat(Math.sqrt(variance))
                    .as(stage.getKey())
                    .isCloseTo(expected.get("std").asDouble(), within(1e-5));
            assertCloseTo(values, expected.get("first5"), 5);
        });
        assertCloseTo(values(result, FaceNetwork.OUTPUT), image.get("embedding"), FaceNetwork.DIMENSIONS);
    }

    private static void assertCloseTo(float[] values, JsonNode expected, int count) {
        assertThat(expected.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat((double) values[i]).isCloseTo(expected.get(i).asDouble(), within(1e-5));
        }
    }

    private static float[] values(OrtSession.Result result, String name) {
        FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** Bilinear between the middles of pixels, edges repeated, and normalized, as the reference's input was. */
    private static float[] input(Path file) throws Exception {
        Picture picture = Decoder.decode(Files.readAllBytes(file), Limits.DEFAULT);
        double[] means = {122.782, 117.001, 104.298};
        float[] values = new float[3 * SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < 3; c++) {
                    double u = (x + 0.5) * picture.width() / SIDE - 0.5;
                    double v = (y + 0.5) * picture.height() / SIDE - 0.5;
                    double left = u - Math.floor(u);
                    double top = v - Math.floor(v);
                    int i = (int) Math.floor(u);
                    int j = (int) Math.floor(v);
                    double value = (1 - top) * ((1 - left) * at(picture, i, j, c) + left * at(picture, i + 1, j, c))
                            + top * ((1 - left) * at(picture, i, j + 1, c) + left * at(picture, i + 1, j + 1, c));
                    values[(c * SIDE + y) * SIDE + x] = (float) ((value - means[c]) / 255);
                }
            }
        }
        return values;
    }

    private static int at(Picture picture, int x, int y, int channel) {
        int i = Math.max(0, Math.min(picture.width() - 1, x));
        int j = Math.max(0, Math.min(picture.height() - 1, y));
        return picture.pixels()[(j * picture.width() + i) * 3 + channel] & 0xff;
    }
}
