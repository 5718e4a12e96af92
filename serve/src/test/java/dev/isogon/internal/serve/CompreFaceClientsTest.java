package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.serve.ServedColours.Got;
import dev.isogon.internal.serve.access.KeyFile;
import dev.isogon.internal.serve.access.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The examples of CompreFace's REST description, with its paths, header and fields. */
class CompreFaceClientsTest {

    private static final String API = "/api/v1/recognition";
    private static final byte[] REDDISH = ServedColours.colour(200, 40, 0);
    private static final byte[] GREY = ServedColours.colour(100, 100, 100);

    @TempDir
    private Path folder;

    private ServedColours served;
    private OpenApiDocument document;
    private String key;

    @BeforeEach
    void serve() throws IOException {
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        key = keys.create("", Role.ENROL, List.of("colours"));
        keys.create("", Role.READ, List.of());
        served = ServedColours.in(folder, folder.resolve("keys.json"));
        document = OpenApiDocument.read();
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
    }

    private Got json(String method, String template, String path, String body) throws IOException {
        byte[] bytes = body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8);
        return checked(
                method,
                template,
                served.send(method, path, bytes, "Content-Type", "application/json", "x-api-key", key));
    }

    private Got file(String template, String path, byte[] image) throws IOException {
        return checked("POST", template, served.part(path, key, "file", image));
    }

    private Got checked(String method, String template, Got got) {
        if (got.status() < 300) {
            assertThat(document.problems(method, template, got.status(), got.json()))
                    .as(got.text())
                    .isEmpty();
        }
        return got;
    }

    @Test
    void subjectsAreAddedListedRenamedMergedAndDeleted() throws IOException {
        Got added = json("POST", API + "/subjects", API + "/subjects", "{\"subject\": \"Grün <i>\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().get("subject").asString()).isEqualTo("Grün <i>");
        assertThat(json("GET", API + "/subjects", API + "/subjects/".replaceAll("/$", ""), "")
                        .json()
                        .get("subjects")
                        .size())
                .isEqualTo(3);
        String one = API + "/subjects/{subject}";
        assertThat(json("PUT", one, API + "/subjects/Gr%C3%BCn%20%3Ci%3E", "{\"subject\": \"green\"}")
                        .json()
                        .get("updated")
                        .asBoolean())
                .isTrue();
        assertThat(json("PUT", one, API + "/subjects/red", "{\"subject\": \"blue\"}")
                        .status())
                .as("merged")
                .isEqualTo(200);
        assertThat(json("DELETE", one, API + "/subjects/green", "")
                        .json()
                        .get("subject")
                        .asString())
                .isEqualTo("green");
        assertThat(json("DELETE", API + "/subjects", API + "/subjects", "")
                        .json()
                        .get("deleted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void examplesAreAddedListedShownAndDeleted() throws IOException {
        Got added = file(API + "/faces", API + "/faces?subject=grey&det_prob_threshold=0.8", GREY);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String id = added.json().get("image_id").asString();
        assertThat(file(API + "/faces", API + "/faces?subject=grey", GREY)
                        .json()
                        .get("image_id")
                        .asString())
                .as("the same again")
                .isEqualTo(id);
        Got listed = json("GET", API + "/faces", API + "/faces?page=1&size=3", "");
        assertThat(listed.json().get("total_elements").asInt()).isEqualTo(4);
        assertThat(listed.json().get("total_pages").asInt()).isEqualTo(2);
        assertThat(listed.json().at("/faces/0/image_id").asString()).isEqualTo(id);
        assertThat(served.get(API + "/faces/" + id + "/img", "x-api-key", key)
                        .response()
                        .body())
                .startsWith(0xFF, 0xD8);
        assertThat(json("DELETE", API + "/faces/{image_id}", API + "/faces/" + id, "")
                        .json()
                        .get("subject")
                        .asString())
                .isEqualTo("grey");
        assertThat(json("DELETE", API + "/faces/{image_id}", API + "/faces/" + id, "")
                        .status())
                .isEqualTo(404);
        assertThat(json("DELETE", API + "/faces", API + "/faces?subject=red", "")
                        .json()
                        .get("deleted")
                        .asInt())
                .isEqualTo(2);
    }

    /** The threshold is 0.9 and the score 0.99523 (RecognitionOverHttpTest): 0.5 + 0.5 · 0.09523 ∕ 0.1. */
    @Test
    void aKnownOneHasSubjectsAndAnUnknownOneNone() throws IOException {
        Got known = file(API + "/recognize", API + "/recognize?limit=0&prediction_count=2&status=true", REDDISH);
        JsonNode subjects = known.json().at("/result/0/subjects");
        assertThat(subjects.get(0).get("subject").asString()).isEqualTo("red");
        assertThat(subjects.get(0).get("similarity").asDouble()).isCloseTo(0.97615, within(1e-4));
        assertThat(subjects.get(1).get("similarity").asDouble())
                .as("blue, at 0")
                .isLessThan(0.5);
        assertThat(known.json().at("/plugins_versions/calculator").asString()).isEqualTo("isogon.colour");
        Got unknown = file(API + "/recognize", API + "/recognize?face_plugins=calculator,landmarks", GREY);
        assertThat(unknown.json().at("/result/0/subjects")).isEmpty();
        assertThat(unknown.json().at("/result/0/embedding").size()).isEqualTo(3);
        Got encoded = json(
                "POST",
                API + "/recognize",
                API + "/recognize",
                "{\"file\": \"" + Base64.getEncoder().encodeToString(REDDISH) + "\"}");
        assertThat(encoded.json().at("/result/0/subjects/0/subject").asString()).isEqualTo("red");
    }

    /** Nobody has measured the model, so a threshold by hand holds for pairs too. */
    @Test
    void facesAreVerifiedAndDetected() throws IOException {
        String id = "00000000-0000-0000-0000-000000000001";
        Got example = file(API + "/faces/{image_id}/verify", API + "/faces/" + id + "/verify", REDDISH);
        assertThat(example.json().at("/result/0/similarity").asDouble()).isGreaterThan(0.5);
        Got two = checked(
                "POST",
                "/api/v1/verification/verify",
                served.parts(
                        "/api/v1/verification/verify", key, List.of("source_image", "target_image"), REDDISH, GREY));
        assertThat(two.json().at("/result/0/face_matches/0/similarity").asDouble())
                .isBetween(0.3, 0.5);
        assertThat(file("/api/v1/detection/detect", "/api/v1/detection/detect", GREY)
                        .json()
                        .at("/result")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "gender,landmarks", "mask", "pose"})
    void whatIsNotComputedAnswers501(String plugins) throws IOException {
        Got got = file(API + "/recognize", API + "/recognize?face_plugins=" + plugins, GREY);
        assertThat(got.status()).isEqualTo(501);
        assertThat(got.detail()).contains("landmarks and calculator");
    }

    @Test
    void whatIsNoPictureOrHasNoGalleryIsRefused() throws IOException {
        assertThat(file(API + "/recognize", API + "/recognize", new byte[] {1, 2})
                        .status())
                .isEqualTo(400);
        assertThat(served.get("/api/v1/static/" + key + "/images/x").status()).isEqualTo(501);
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        String all = keys.create("", Role.READ, List.of());
        served.close();
        served = ServedColours.in(folder.resolve("again"), folder.resolve("keys.json"));
        Got several = served.get(API + "/subjects", "x-api-key", all);
        assertThat(several.status()).isEqualTo(409);
        assertThat(several.detail()).contains("isogon keys create --gallery");
    }
}
