package dev.isogon.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.Model;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Models that come with Isogon, opened by their names. */
class BuiltInTest {

    @TempDir
    private Path folder;

    /**
     * Embeddings of photographs lie near those that another program made without the mirror image; which moves them little:
     * strangers are further apart by far.
     */
    @Test
    void faceEmbedsPhotographsOfFaces() throws Exception {
        List<Image> photos = new ArrayList<>();
        List<JsonNode> expected = new ArrayList<>();
        for (JsonNode image :
                Json.readTree(SharedFiles.of("models/golden/detections.json")).get("images")) {
            Path name = Path.of(image.get("path").asString()).getFileName();
            photos.add(Image.of(SharedFiles.of("models/golden/images/" + name)));
            expected.add(image.get("aligned").get("embedding"));
        }
        FoundModel model = Models.find("face", new ModelStore(folder));
        OnnxEmbedder.Settings settings = new OnnxEmbedder.Settings(
                3, 1, FaceFraming.of(model.card().preprocessing().faces()));
        try (Embedder face = model.open(settings)) {
            Embedder.Embedded embedded = face.embed(photos, Work.silent().withThreads(1));

            assertThat(embedded.dimensions()).isEqualTo(128);
            assertThat(embedded.places()).containsExactly(0, 1, 2, 3);
            for (int i = 0; i < photos.size(); i++) {
                for (int j = 0; j < photos.size(); j++) {
                    double distance = distance(embedded.embeddings().row(i), expected.get(j));
                    assertThat(distance < 0.25)
                            .as(i + " and " + j + ": " + distance)
                            .isEqualTo(i == j);
                }
            }
        }
    }

    private static double distance(float[] embedding, JsonNode expected) {
        double square = 0;
        for (int i = 0; i < embedding.length; i++) {
            square += Math.pow(embedding[i] - expected.get(i).asDouble(), 2);
        }
        return Math.sqrt(square);
    }

    @Test
    void faceIsOpenedByTheDoor() {
        Image photo = Image.of(SharedFiles.of("models/golden/images/George_W_Bush_0001.jpg"));
        try (Model face = Model.face()) {
            assertThat(face.name()).isEqualTo("face");
            assertThat(face.embed(photo)).hasSize(128);
        }
    }

    @Test
    void pictureWithoutAFaceGivesNothingWithTheReason() throws Exception {
        byte[] header = "P5 300 200 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] grey = Arrays.copyOf(header, header.length + 300 * 200);
        FoundModel model = Models.find("face", new ModelStore(folder));
        OnnxEmbedder.Settings settings = new OnnxEmbedder.Settings(
                3, 1, FaceFraming.of(model.card().preprocessing().faces()));
        try (Embedder face = model.open(settings)) {
            Embedder.Embedded embedded =
                    face.embed(List.of(Image.of("grey", grey)), Work.silent().withThreads(1));

            assertThat(embedded.problems()).containsEntry(0, "shows no face");
        }
    }
}
