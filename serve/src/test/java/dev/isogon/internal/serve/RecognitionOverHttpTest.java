package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.serve.ServedColours.Got;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Enrolling and recognising over HTTP; subjects are colours, whose cosines can be worked out by hand. */
class RecognitionOverHttpTest {

    private static final String COLOURS = "/v1/galleries/colours";
    private static final byte[] REDDISH = ServedColours.colour(200, 40, 0);
    private static final byte[] GREY = ServedColours.colour(100, 100, 100);

    @TempDir
    private Path folder;

    private ServedColours served;
    private OpenApiDocument document;

    @BeforeEach
    void serve() throws IOException {
        served = ServedColours.in(folder);
        document = OpenApiDocument.read();
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
    }

    private Got as(String method, String template, Got got) {
        assertThat(document.problems(method, template, got.status(), got.json()))
                .as(got.text())
                .isEmpty();
        return got;
    }

    private Got identified(Got got) {
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return as("POST", "/v1/galleries/{gallery}/identify", got);
    }

    /** cos(200,40,0; 100,10,0) = 20400 ∕ (203.96·100.499) = 0.99523, and with blue it is 0. */
    @Test
    void anImageIsNamedWithWhatDecidedIt() throws IOException {
        Got got = identified(served.image(COLOURS + "/identify", REDDISH));
        JsonNode answer = got.json().at("/images/0/answers/0");
        assertThat(answer.get("answer").asString()).isEqualTo("known");
        assertThat(answer.get("subject").asString()).isEqualTo("red");
        assertThat(answer.get("score").asDouble()).isCloseTo(0.99523, within(1e-5));
        assertThat(answer.get("margin").asDouble()).isCloseTo(0.99523, within(1e-5));
        assertThat(answer.at("/decision/threshold").asDouble()).isEqualTo(0.9);
        assertThat(answer.at("/decision/kind").asString()).isEqualTo("by_hand");
    }

    /** cos(1,1,1; 10,1,0) = 11 ∕ (√3·√101) = 0.63193. */
    @Test
    void whoIsNotEnrolledIsUnknownAndWhy() throws IOException {
        JsonNode answer = identified(served.form(COLOURS + "/identify?top=5", Map.of(), GREY, REDDISH))
                .json()
                .at("/images/0/answers/0");
        assertThat(answer.get("answer").asString()).isEqualTo("unknown");
        assertThat(answer.get("subject").isNull()).isTrue();
        assertThat(answer.get("reason").asString()).isEqualTo("below_threshold");
        assertThat(answer.at("/nearest/0/subject").asString()).isEqualTo("red");
        assertThat(answer.at("/nearest/0/score").asDouble()).isCloseTo(0.63193, within(1e-5));
    }

    @Test
    void imagesComeAsABodyOrAFormOrInJsonAndAreAnsweredInOrder() throws IOException {
        String json = "{\"images\":[{\"name\":\"a/b\\\\c.ppm\",\"data\":\""
                + Base64.getEncoder().encodeToString(REDDISH) + "\"},{\"data\":\""
                + Base64.getEncoder().encodeToString(GREY) + "\"}]}";
        Got got = identified(served.json("POST", COLOURS + "/identify", json));
        assertThat(got.json().at("/images/0/image").asString()).isEqualTo("c.ppm");
        assertThat(got.json().at("/images/1/image").asString()).isEqualTo("2");
        assertThat(got.json().at("/images/0/answers/0/answer").asString()).isEqualTo("known");
        assertThat(got.json().at("/images/1/answers/0/answer").asString()).isEqualTo("unknown");
        Got form = identified(served.form(COLOURS + "/identify", Map.of(), GREY, REDDISH));
        assertThat(form.json().at("/images/1/image").asString()).isEqualTo("2.ppm");
        assertThat(form.json().at("/images/1/answers/0/subject").asString()).isEqualTo("red");
    }

    @Test
    void whatIsNoImageIsNotJudgedAndTheOthersAre() throws IOException {
        Got got = identified(
                served.form(COLOURS + "/identify", Map.of(), "no image".getBytes(StandardCharsets.UTF_8), REDDISH));
        assertThat(got.json().at("/images/0/answers/0/answer").asString()).isEqualTo("not_judged");
        assertThat(got.json().at("/images/0/answers/0/reason").asString()).isEqualTo("no_image");
        assertThat(got.json().at("/images/1/answers/0/answer").asString()).isEqualTo("known");
    }

    @Test
    void whoIsEnrolledIsKnownAtOnceAndStaysSo() throws IOException {
        Got enrolled = as(
                "POST",
                "/v1/galleries/{gallery}/enrol",
                served.form(COLOURS + "/enrol", Map.of("subject", "灰色 <b>"), GREY, GREY));
        assertThat(enrolled.json().get("added").asInt()).isEqualTo(1);
        assertThat(enrolled.json().get("repeated").size()).isEqualTo(1);
        assertThat(enrolled.json().at("/subject/name").asString()).isEqualTo("灰色 <b>");
        assertThat(identified(served.image(COLOURS + "/identify", GREY))
                        .json()
                        .at("/images/0/answers/0/subject")
                        .asString())
                .isEqualTo("灰色 <b>");
        Got found = served.get(COLOURS + "/subjects?name=%E7%81%B0%E8%89%B2%20%3Cb%3E");
        assertThat(found.json().at("/subjects/0/id").asLong())
                .isEqualTo(enrolled.json().at("/subject/id").asLong());
    }

    @Test
    void oneSubjectIsVerifiedByNameOrNumber() throws IOException {
        Got yes = as("POST", "/v1/galleries/{gallery}/verify", served.image(COLOURS + "/verify?subject=red", REDDISH));
        assertThat(yes.json().get("answer").asString()).isEqualTo("known");
        Got no = served.image(COLOURS + "/verify?subject_id=2", REDDISH);
        assertThat(no.json().get("answer").asString()).isEqualTo("unknown");
        assertThat(no.json().at("/nearest/0/subject").asString()).isEqualTo("blue");
        assertThat(served.image(COLOURS + "/verify?subject=green", REDDISH).status())
                .isEqualTo(404);
        assertThat(served.image(COLOURS + "/verify", REDDISH).status()).isEqualTo(400);
    }

    @Test
    void embeddingsHaveLengthOneAndFacesAreFound() throws IOException {
        Got embedded = as(
                "POST",
                "/v1/galleries/{gallery}/embed",
                served.image(COLOURS + "/embed", ServedColours.colour(30, 40, 0)));
        JsonNode numbers = embedded.json().at("/images/0/embeddings/0/embedding");
        assertThat(numbers.get(0).asDouble()).isCloseTo(0.6, within(1e-6));
        assertThat(numbers.get(1).asDouble()).isCloseTo(0.8, within(1e-6));
        Got detected = as("POST", "/v1/detect", served.image("/v1/detect", GREY));
        assertThat(detected.json().at("/images/0/faces").size()).isZero();
        assertThat(as("POST", "/v1/detect", served.image("/v1/detect", new byte[] {1}))
                        .json()
                        .at("/images/0/problem")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void aSubjectIsRenamedAndMergedOnlyWhereThatIsSaid() throws IOException {
        String red = COLOURS + "/subjects/1";
        String template = "/v1/galleries/{gallery}/subjects/{subject}";
        Got renamed = as("PATCH", template, served.json("PATCH", red, "{\"name\":\"scarlet\"}"));
        assertThat(renamed.json().at("/subject/name").asString()).isEqualTo("scarlet");
        assertThat(renamed.json().at("/subject/id").asLong()).isEqualTo(1);
        Got taken = as("PATCH", template, served.json("PATCH", red, "{\"name\":\"blue\"}"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(served.get(red).json().get("images").asInt()).isEqualTo(2);
        Got merged = as("PATCH", template, served.json("PATCH", red, "{\"name\":\"blue\",\"merge\":true}"));
        assertThat(merged.json().get("merged").asBoolean()).isTrue();
        assertThat(merged.json().at("/subject/images").asInt()).isEqualTo(3);
        assertThat(served.get(red).status()).isEqualTo(404);
    }

    @Test
    void anImageIsMovedAndAPictureShown() throws IOException {
        String images = COLOURS + "/subjects/1/images";
        Got list = as("GET", "/v1/galleries/{gallery}/subjects/{subject}/images", served.get(images));
        long image = list.json().at("/images/0/id").asLong();
        assertThat(served.get(images + "/" + image + "/picture").response().body())
                .as("a JPEG")
                .startsWith(0xFF, 0xD8);
        Got moved = as(
                "POST",
                "/v1/galleries/{gallery}/subjects/{subject}/images/{image}/move",
                served.json("POST", images + "/" + image + "/move", "{\"to\":\"new\"}"));
        assertThat(moved.json().at("/subject/name").asString()).isEqualTo("new");
        assertThat(served.get(images + "/" + image + "/picture").status())
                .as("it is another's now")
                .isEqualTo(404);
        assertThat(served.send("DELETE", images + "/" + image, null).status()).isEqualTo(404);
        assertThat(served.send("DELETE", COLOURS + "/subjects/3/images/" + image, null)
                        .status())
                .isEqualTo(204);
        assertThat(served.get(COLOURS + "/subjects/3").json().get("images").asInt())
                .isZero();
    }

    @Test
    void whoIsRemovedIsInNoFile() throws IOException {
        assertThat(served.form(COLOURS + "/enrol", Map.of("subject", "Unmistakable"), GREY)
                        .status())
                .isEqualTo(200);
        assertThat(served.send("DELETE", COLOURS + "/subjects/3", null).status())
                .isEqualTo(204);
        try (Stream<Path> files = Files.walk(folder.resolve("colours.gallery"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("Unmistakable"));
        }
        assertThat(identified(served.image(COLOURS + "/identify", GREY))
                        .json()
                        .at("/images/0/answers/0/answer")
                        .asString())
                .isEqualTo("unknown");
    }

    @Test
    void subjectsComeInPagesAndChangesByNumber() throws IOException {
        Got first = as("GET", "/v1/galleries/{gallery}/subjects", served.get(COLOURS + "/subjects?limit=1"));
        assertThat(first.json().at("/subjects/0/name").asString()).isEqualTo("red");
        Got second = served.get(
                COLOURS + "/subjects?limit=1&after=" + first.json().get("next").asLong());
        assertThat(second.json().at("/subjects/0/name").asString()).isEqualTo("blue");
        assertThat(second.json().get("next").isNull()).isTrue();
        Got changes = as("GET", "/v1/galleries/{gallery}/changes", served.get(COLOURS + "/changes"));
        long next = changes.json().get("next").asLong();
        assertThat(changes.json().get("changes").size()).isPositive();
        assertThat(served.get(COLOURS + "/changes?after=" + next).json().get("changes"))
                .isEmpty();
        served.json("PATCH", COLOURS + "/subjects/1", "{\"name\":\"scarlet\"}");
        assertThat(served.get(COLOURS + "/changes?after=" + next)
                        .json()
                        .at("/changes/0/subject")
                        .asLong())
                .isEqualTo(1);
    }

    /** Nine strangers promise 1/10 on average: the next float above the best of them. */
    @Test
    void theThresholdIsSetByHandAndFollowsStrangers() throws IOException {
        String threshold = COLOURS + "/threshold";
        String template = "/v1/galleries/{gallery}/threshold";
        assertThat(as("PUT", template, served.json("PUT", threshold, "{\"threshold\":0.5}"))
                        .json()
                        .at("/decision/threshold")
                        .asDouble())
                .isEqualTo(0.5);
        for (int i = 0; i < 9; i++) {
            Got added = as(
                    "POST",
                    "/v1/galleries/{gallery}/strangers",
                    served.form(
                            COLOURS + "/strangers",
                            Map.of("identity", "stranger " + i),
                            ServedColours.colour(100, 100 + i, 100)));
            assertThat(added.json().get("kept").asBoolean()).isTrue();
        }
        Got few = as("POST", template + "/calibrate", served.json("POST", threshold + "/calibrate", "{\"fpir\":0.01}"));
        assertThat(few.status()).isEqualTo(400);
        assertThat(few.detail()).contains("99");
        assertThat(served.get(threshold).json().at("/decision/kind").asString())
                .as("nothing was changed")
                .isEqualTo("by_hand");
        Got calibrated =
                as("POST", template + "/calibrate", served.json("POST", threshold + "/calibrate", "{\"fpir\":0.1}"));
        assertThat(calibrated.json().at("/decision/kind").asString()).isEqualTo("strangers");
        assertThat(calibrated.json().at("/decision/people").asLong()).isEqualTo(9);
        assertThat(calibrated.json().at("/decision/threshold").asDouble())
                .as("just above cos(1,1,1; 10,1,0)")
                .isBetween(0.63, 0.64);
        as("GET", template + "/figures", served.get(threshold + "/figures"));
        assertThat(as("GET", "/v1/galleries/{gallery}/strangers", served.get(COLOURS + "/strangers"))
                        .json()
                        .get("strangers")
                        .size())
                .isEqualTo(9);
        assertThat(served.send("DELETE", COLOURS + "/strangers", null)
                        .json()
                        .get("strangers")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void whatWasRefusedHasChangedNothingAndNamesNoFolder() throws IOException {
        Got refused =
                as("DELETE", "/v1/galleries/{gallery}/threshold", served.send("DELETE", COLOURS + "/threshold", null));
        assertThat(refused.status()).as("nobody has measured the model").isEqualTo(409);
        assertThat(served.get(COLOURS + "/threshold")
                        .json()
                        .at("/decision/threshold")
                        .asDouble())
                .isEqualTo(0.9);
        Got strangers = served.json("POST", COLOURS + "/threshold/calibrate", "{\"fpir\":0.1}");
        assertThat(strangers.status()).isEqualTo(400);
        assertThat(refused.text() + strangers.text()).doesNotContain(folder.toString());
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws IOException {
        Got page = served.get("/docs");
        assertThat(page.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("script-src 'self';");
        Matcher part = Pattern.compile("(?:src|href)=\"(/docs[^\"]*)\"").matcher(page.text());
        int parts = 0;
        for (; part.find(); parts++) {
            assertThat(served.get(part.group(1)).status()).as(part.group(1)).isEqualTo(200);
        }
        assertThat(parts).isEqualTo(3);
        assertThat(page.text()).doesNotContain("http:", "https:", "<script>");
        assertThat(served.get("/docs/pom.xml").status()).isEqualTo(404);
    }

    @Test
    void theServerSaysWhatItServesAndMeasures() throws IOException {
        assertThat(as("GET", "/v1/health", served.get("/v1/health"))
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("up");
        assertThat(as("GET", "/v1/ready", served.get("/v1/ready")).status()).isEqualTo(200);
        Got galleries = as("GET", "/v1/galleries", served.get("/v1/galleries"));
        assertThat(galleries.json().at("/galleries/0/name").asString()).isEqualTo("colours");
        assertThat(galleries.json().at("/galleries/0/images").asLong()).isEqualTo(3);
        as("GET", "/v1/galleries/{gallery}", served.get(COLOURS));
        Got models = as("GET", "/v1/models", served.get("/v1/models"));
        assertThat(models.json().at("/models/0/galleries").size()).isEqualTo(2);
        assertThat(served.get("/v1/openapi.yaml").text()).contains("openapi: 3");
        assertThat(served.get("/v1/metrics").text())
                .contains("isogon_requests_total{method=\"GET\",route=\"/v1/galleries\",status=\"200\"} 1.0")
                .contains("isogon_images_waiting 0.0");
        assertThat(served.log()).anySatisfy(line -> assertThat(line.route()).isEqualTo("/v1/ready"));
    }
}
