package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.isogon.Face;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Detection, alignment and embedding of four photographs against the same written in another language. */
class DetectionGoldenTest {

    private static BlazeFace network;

    @BeforeAll
    static void open() {
        network = new BlazeFace();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    private interface Check {
        void of(JsonNode expected, Picture picture) throws Exception;
    }

    private static void forEach(Check check) throws Exception {
        JsonNode images =
                Json.readTree(SharedFiles.of("models/golden/detections.json")).get("images");
        assertThat(images.size()).isEqualTo(4);
        for (JsonNode image : images) {
            String name = Path.of(image.get("path").asString()).getFileName().toString();
            Path file = SharedFiles.of("models/golden/images/" + name);
            check.of(image, Decoder.decode(Files.readAllBytes(file), Limits.DEFAULT));
        }
    }

    @Test
    void networkSeesTheSameAndSaysTheSame() throws Exception {
        forEach((expected, picture) -> {
            float[] input = Letterbox.of(Region.whole(picture), BlazeFace.SIDE).pixels(picture);
            BlazeFace.Output output = network.pass(input);

            double mean = 0;
            for (float each : input) {
                mean += (each / 127.5 - 1) / input.length;
            }
            assertThat(mean).isCloseTo(expected.get("input").get("mean").asDouble(), within(1e-5));
            for (int i = 0; i < 6; i++) {
                assertThat(input[i] / 127.5 - 1)
                        .isCloseTo(expected.get("input").get("first6").get(i).asDouble(), within(1e-5));
            }
            for (JsonNode top : expected.get("raw_top")) {
                int anchor = top.get("anchor").asInt();
                assertThat((double) output.logits()[anchor])
                        .isCloseTo(top.get("logit").asDouble(), within(1e-3));
                for (int i = 0; i < 16; i++) {
                    assertThat((double) output.numbers()[anchor * 16 + i])
                            .isCloseTo(top.get("raw16").get(i).asDouble(), within(1e-3));
                }
            }
        });
    }

    @Test
    void facesAreThoseOfTheReference() throws Exception {
        forEach((expected, picture) -> {
            List<Face> faces = network.pass(picture, Region.whole(picture));

            assertThat(faces).hasSize(expected.get("nms_plain").size());
            for (int i = 0; i < faces.size(); i++) {
                JsonNode reference = expected.get("nms_plain").get(i);
                Face face = faces.get(i);
                assertThat(face.score()).isCloseTo(reference.get("score").asDouble(), within(1e-4));
                assertThat(face.box().left()).isCloseTo(reference.get("x").asDouble(), within(1e-3));
                assertThat(face.box().top()).isCloseTo(reference.get("y").asDouble(), within(1e-3));
                assertThat(face.box().width()).isCloseTo(reference.get("w").asDouble(), within(1e-3));
                assertThat(face.box().height()).isCloseTo(reference.get("h").asDouble(), within(1e-3));
                Face.Points points = face.points();
                check(points.rightEye(), reference, "right_eye");
                check(points.leftEye(), reference, "left_eye");
                check(points.nose(), reference, "nose_tip");
                check(points.mouth(), reference, "mouth_centre");
                check(points.rightEar(), reference, "right_ear_tragion");
                check(points.leftEar(), reference, "left_ear_tragion");
            }
        });
    }

    private static void check(Face.Point point, JsonNode reference, String name) {
        JsonNode place = reference.get("keypoints").get(name);
        assertThat(point.x()).as(name).isCloseTo(place.get(0).asDouble(), within(1e-3));
        assertThat(point.y()).as(name).isCloseTo(place.get(1).asDouble(), within(1e-3));
    }

    @Test
    void facesAreAlignedAndEmbeddedAsByTheReference() throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(FaceNetwork.onnx())) {
            forEach((expected, picture) -> {
                JsonNode aligned = expected.get("aligned");
                Face face = network.pass(picture, Region.whole(picture))
                        .get(aligned.get("detection").asInt());
                SimilarityMap map = FaceTemplate.DLIB.into(face.points());
                JsonNode matrix = aligned.get("chip_to_image_2x3");
                assertThat(map.a()).isCloseTo(matrix.get(0).get(0).asDouble(), within(1e-5));
                assertThat(-map.b()).isCloseTo(matrix.get(0).get(1).asDouble(), within(1e-5));
                assertThat(map.s()).isCloseTo(matrix.get(0).get(2).asDouble(), within(1e-3));
                assertThat(map.t()).isCloseTo(matrix.get(1).get(2).asDouble(), within(1e-3));

                float[] samples = FaceAlignment.samples(picture, map, 150, 150);
                double mean = 0;
                for (float each : samples) {
                    mean += each / (double) samples.length;
                }
                assertThat(mean).isCloseTo(aligned.get("chip").get("mean").asDouble(), within(1e-3));
                for (int i = 0; i < 6; i++) {
                    assertThat((double) samples[i])
                            .isCloseTo(aligned.get("chip").get("first6").get(i).asDouble(), within(0.01));
                }

                // Whole bytes, where the reference has no rounding: that moves embeddings by less than 0.01.
                Picture chip = FaceAlignment.chip(picture, map, FaceTemplate.DLIB, 150, 150);
                float[] values = new float[samples.length];
                float[] rounded = new float[samples.length];
                double[] means = {122.782, 117.001, 104.298};
                for (int c = 0; c < 3; c++) {
                    for (int i = 0; i < 150 * 150; i++) {
                        values[c * 150 * 150 + i] = (float) ((samples[i * 3 + c] - means[c]) / 255);
                        rounded[c * 150 * 150 + i] = (float) (((chip.pixels()[i * 3 + c] & 0xff) - means[c]) / 255);
                    }
                }
                assertThat(distance(session, values, aligned.get("embedding"))).isLessThan(1e-4);
                assertThat(distance(session, rounded, aligned.get("embedding"))).isLessThan(1e-2);
            });
        }
    }

    private static double distance(OrtSession session, float[] values, JsonNode embedding) throws Exception {
        try (OnnxTensor input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), new long[] {1, 3, 150, 150});
                OrtSession.Result result = session.run(Map.of(FaceNetwork.INPUT, input))) {
            FloatBuffer output = ((OnnxTensor) result.get(FaceNetwork.OUTPUT).orElseThrow()).getFloatBuffer();
            double square = 0;
            for (int i = 0; i < FaceNetwork.DIMENSIONS; i++) {
                square += Math.pow(output.get(i) - embedding.get(i).asDouble(), 2);
            }
            return Math.sqrt(square);
        }
    }
}
