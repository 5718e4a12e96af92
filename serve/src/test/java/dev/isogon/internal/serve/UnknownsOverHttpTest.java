package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.serve.ServedColours.Got;
import dev.isogon.internal.serve.access.KeyFile;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.serve.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Red and blue are enrolled; from 0.9 on a colour is known, or like another. Green is like neither, yellow to red by 0.71. */
class UnknownsOverHttpTest {

    private static final String UNKNOWNS = "/v1/galleries/colours/unknowns";
    private static final String IDENTIFY = "/v1/galleries/colours/identify";
    private static final byte[] GREEN = ServedColours.colour(0, 200, 0);
    private static final byte[] GREENISH = ServedColours.colour(20, 200, 0);
    private static final byte[] YELLOW = ServedColours.colour(200, 200, 0);
    private static final byte[] RED = ServedColours.colour(150, 0, 0);

    @TempDir
    private Path folder;

    private static Got sound(Got got, String method, String template) throws IOException {
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        String path = "/v1/galleries/{gallery}/unknowns" + template;
        assertThat(OpenApiDocument.read().problems(method, path, 200, got.json()))
                .isEmpty();
        return got;
    }

    private static Got list(ServedColours served) throws IOException {
        return sound(served.get(UNKNOWNS), "GET", "");
    }

    @Test
    void nothingIsKeptUnlessTheServerWasToldTo() throws IOException {
        try (ServedColours served = ServedColours.in(folder)) {
            assertThat(served.image(IDENTIFY, GREEN).status()).isEqualTo(200);
            Got got = list(served);
            assertThat(got.json().get("days").asInt()).isZero();
            assertThat(got.json().get("groups")).isEmpty();
        }
    }

    @Test
    void whoIsUnknownIsGatheredAndCanBeNamed() throws IOException {
        try (ServedColours served = ServedColours.withUnknowns(folder)) {
            served.image(IDENTIFY, GREEN);
            served.image(IDENTIFY, RED);
            served.image(IDENTIFY, YELLOW);
            served.image(IDENTIFY, GREENISH);
            Got got = list(served);
            assertThat(got.json().get("days").asInt()).isEqualTo(7);
            assertThat(got.json().get("groups")).hasSize(2);
            assertThat(got.json().at("/groups/0/nearest/0/subject/name").asString())
                    .isEqualTo("red");
            assertThat(got.json().at("/groups/1/images").asInt()).isEqualTo(2);
            Got page = sound(served.get(UNKNOWNS + "?limit=1"), "GET", "");
            assertThat(page.json().get("next").asLong()).isEqualTo(2);
            assertThat(sound(served.get(UNKNOWNS + "?limit=1&after=2"), "GET", "")
                            .json()
                            .at("/groups/0/id")
                            .asLong())
                    .isEqualTo(1);
            Got group = sound(served.get(UNKNOWNS + "/1"), "GET", "/{group}");
            assertThat(group.json().get("images")).hasSize(2);
            assertThat(served.get(UNKNOWNS + "/1/images/1/picture").response().body())
                    .as("a JPEG")
                    .startsWith(0xFF, 0xD8);

            assertThat(served.json("POST", UNKNOWNS + "/1/enrol", "{\"name\": \"red\"}")
                            .code())
                    .isEqualTo("name_taken");
            Got named = sound(
                    served.json("POST", UNKNOWNS + "/1/enrol", "{\"name\": \"green\", \"images\": [1]}"),
                    "POST",
                    "/{group}/enrol");
            assertThat(named.json().get("added").asInt()).isEqualTo(1);
            long green = named.json().at("/subject/id").asLong();
            assertThat(served.image(IDENTIFY, GREENISH)
                            .json()
                            .at("/images/0/answers/0/subject")
                            .asString())
                    .isEqualTo("green");
            assertThat(sound(served.get(UNKNOWNS + "/1"), "GET", "/{group}")
                            .json()
                            .at("/group/known")
                            .asBoolean())
                    .isTrue();
            sound(
                    served.json("POST", UNKNOWNS + "/1/enrol", "{\"subject_id\": " + green + "}"),
                    "POST",
                    "/{group}/enrol");
            assertThat(served.get(UNKNOWNS + "/1").status()).isEqualTo(404);
            assertThat(served.get("/v1/galleries/colours/subjects/" + green)
                            .json()
                            .get("images")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void notThisOneIsRememberedAndDismissedOnesAreGone() throws IOException {
        try (ServedColours served = ServedColours.withUnknowns(folder)) {
            served.image(IDENTIFY, YELLOW);
            assertThat(served.json("POST", UNKNOWNS + "/1/reject", "{\"subject_id\": 1}")
                            .status())
                    .isEqualTo(204);
            assertThat(list(served)
                            .json()
                            .at("/groups/0/nearest/0/subject/name")
                            .asString())
                    .as("the next one")
                    .isEqualTo("blue");
            assertThat(served.send("DELETE", UNKNOWNS + "/1/images/1", null).status())
                    .isEqualTo(204);
            assertThat(served.send("DELETE", UNKNOWNS + "/1/images/1", null).status())
                    .isEqualTo(404);
            served.image(IDENTIFY, YELLOW);
            assertThat(list(served)
                            .json()
                            .at("/groups/0/nearest/0/subject/name")
                            .asString())
                    .isEqualTo("blue");
            assertThat(served.send("DELETE", UNKNOWNS + "/2", null).status()).isEqualTo(204);
            assertThat(list(served).json().get("groups")).isEmpty();
        }
    }

    @Test
    void aSubjectThatIsErasedTakesThoseThatAreLikeItAlong() throws IOException {
        try (ServedColours served = ServedColours.withUnknowns(folder)) {
            served.image(IDENTIFY, GREEN);
            served.image(IDENTIFY, YELLOW);
            Got named = served.form("/v1/galleries/colours/enrol", Map.of("subject", "green"), GREENISH);
            long green = named.json().at("/subject/id").asLong();
            assertThat(served.send("DELETE", "/v1/galleries/colours/subjects/" + green, null)
                            .status())
                    .isEqualTo(204);
            assertThat(list(served).json().get("groups")).hasSize(1);
        }
    }

    @Test
    void clientsOfCompreFaceFillItToo() throws IOException {
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        String key = keys.create("", Role.ENROL, List.of("colours"));
        ServerSettings.Callers callers = new ServerSettings.Callers(folder.resolve("keys.json"), 0, null);
        try (ServedColours served = ServedColours.withUnknowns(folder, callers)) {
            served.part("/api/v1/recognition/recognize", key, "file", GREEN);
            assertThat(served.with(key, "GET", UNKNOWNS).json().get("groups")).hasSize(1);
        }
    }

    @Test
    void whatIsNotAskedForWellIsRefused() throws IOException {
        try (ServedColours served = ServedColours.withUnknowns(folder)) {
            served.image(IDENTIFY, GREEN);
            for (String body : new String[] {"{}", "{\"name\": \"a\", \"subject_id\": 1}", "{\"name\": \"\"}"}) {
                assertThat(served.json("POST", UNKNOWNS + "/1/enrol", body).status())
                        .as(body)
                        .isEqualTo(400);
            }
            for (String images : new String[] {"[]", "[2]", "[1, null]"}) {
                assertThat(served.json("POST", UNKNOWNS + "/1/enrol", "{\"name\": \"a\", \"images\": " + images + "}")
                                .status())
                        .as(images)
                        .isEqualTo(404);
            }
            assertThat(served.json("POST", UNKNOWNS + "/9/enrol", "{\"name\": \"a\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(served.json("POST", UNKNOWNS + "/1/reject", "{\"subject_id\": 99}")
                            .status())
                    .isEqualTo(404);
            assertThat(list(served).json().get("groups")).hasSize(1);
        }
    }
}
