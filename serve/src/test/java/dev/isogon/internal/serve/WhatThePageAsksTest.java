package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.serve.ServedColours.Got;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people decide by: other thresholds, what may be wrong, what was decided. Red and blue are enrolled, known from 0.9 on. */
class WhatThePageAsksTest {

    private static final String GALLERY = "/v1/galleries/{gallery}";

    @TempDir
    private Path folder;

    private ServedColours served;

    @BeforeEach
    void serve() throws IOException {
        served = ServedColours.in(folder);
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
    }

    private JsonNode asked(String path) throws IOException {
        Got got = served.get("/v1/galleries/colours" + path);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        String template = GALLERY + path.replaceAll("\\?.*", "");
        assertThat(OpenApiDocument.read().problems("GET", template, 200, got.json()))
                .isEmpty();
        return got.json();
    }

    @Test
    void whatOtherThresholdsMeanIsCountedByStrangers() throws IOException {
        assertThat(asked("/threshold/what-if").get("points"))
                .as("nothing is known of strangers")
                .isEmpty();
        // Yellow is like red by 0.71 and by 0.77 like its other image (100, 10, 0); grey by 0.58 and 0.63.
        served.form("/v1/galleries/colours/strangers", Map.of("identity", "yellow"), ServedColours.colour(200, 200, 0));
        served.form("/v1/galleries/colours/strangers", Map.of("identity", "grey"), ServedColours.colour(90, 90, 90));
        JsonNode json = asked("/threshold/what-if");
        assertThat(json.get("counted").asBoolean()).isTrue();
        assertThat(json.get("points").size()).isEqualTo(41);
        for (JsonNode each : json.get("points")) {
            double threshold = each.get("threshold").asDouble();
            double yellow = (200 * 100 + 200 * 10) / (Math.sqrt(2) * 200 * Math.sqrt(100 * 100 + 10 * 10));
            double grey = 110 / (Math.sqrt(3) * Math.sqrt(100 * 100 + 10 * 10));
            double named = ((yellow >= threshold ? 1 : 0) + (grey >= threshold ? 1 : 0)) / 2.0;
            assertThat(each.at("/named/rate").asDouble()).as("at " + threshold).isEqualTo(named);
            double mates = 100 / Math.sqrt(100 * 100 + 10 * 10);
            assertThat(each.at("/missed/rate").asDouble())
                    .as("red's two images, at " + threshold)
                    .isCloseTo(mates >= threshold ? 0 : 1, within(1e-12));
        }
    }

    @Test
    void theCheckTellsWhatItFoundWithNumbersToMendItBy() throws IOException {
        served.form("/v1/galleries/colours/enrol", Map.of("subject", "also blue"), ServedColours.colour(0, 0, 200));
        JsonNode json = asked("/check");
        assertThat(json.get("images").asInt()).isEqualTo(4);
        JsonNode same = json.get("findings")
                .valueStream()
                .filter(each -> each.at("/other/subject_name").asString().equals("also blue"))
                .findFirst()
                .orElseThrow();
        assertThat(same.get("kind").asString()).isEqualTo("same");
        assertThat(same.at("/about/subject_name").asString()).isEqualTo("blue");
        long subject = same.at("/other/subject").asLong();
        assertThat(served.get("/v1/galleries/colours/subjects/" + subject)
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("also blue");
    }

    @Test
    void activityNamesWhoIsThereAndNobodyWhoIsErased() throws IOException {
        served.image("/v1/galleries/colours/identify", ServedColours.colour(150, 0, 0));
        served.image("/v1/galleries/colours/identify", ServedColours.colour(0, 150, 150));
        served.get("/v1/galleries/colours/subjects/77");
        JsonNode json = asked("/activity");
        assertThat(json.at("/decisions/0/answer").asString()).isEqualTo("unknown");
        assertThat(json.at("/decisions/0/subject/name").asString()).isEqualTo("blue");
        assertThat(json.at("/decisions/1/answer").asString()).isEqualTo("known");
        assertThat(json.at("/decisions/1/subject/name").asString()).isEqualTo("red");
        assertThat(json.at("/decisions/1/threshold").asDouble()).isCloseTo(0.9, within(1e-6));
        assertThat(json.at("/refused/0/status").asInt()).isEqualTo(404);
        assertThat(json.at("/load/minute/requests").asInt()).isGreaterThanOrEqualTo(3);
        served.send("DELETE", "/v1/galleries/colours/subjects/1", null);
        json = asked("/activity");
        assertThat(json.at("/decisions/1/subject").isNull()).isTrue();
        assertThat(json.toString()).doesNotContain("\"red\"");
        assertThat(served.get("/v1/galleries/others/activity").json().get("refused"))
                .as("another gallery's")
                .isEmpty();
    }

    @Test
    void namesAreSearchedWhateverCaseAndAccents() throws IOException {
        served.form("/v1/galleries/colours/enrol", Map.of("subject", "Grün 緑"), ServedColours.colour(0, 200, 0));
        for (String text : new String[] {"gru", "GR%C3%9CN", "%E7%B7%91", "n%20"}) {
            JsonNode found = asked("/subjects?search=" + text).get("subjects");
            assertThat(found.size()).as(text).isEqualTo(1);
            assertThat(found.at("/0/name").asString()).isEqualTo("Grün 緑");
        }
        assertThat(asked("/subjects?search=e").get("subjects").size())
                .as("red, blue")
                .isEqualTo(2);
        assertThat(asked("/subjects?search=e&limit=1").get("next").asLong()).isEqualTo(1);
    }

    @Test
    void anImageThatIsSaidNotToBeSomebodyIsKept() throws IOException {
        Got got = served.image("/v1/galleries/colours/subjects/1/reject", ServedColours.colour(180, 90, 0));
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json().get("kept").asBoolean()).isTrue();
        assertThat(OpenApiDocument.read().problems("POST", GALLERY + "/subjects/{subject}/reject", 200, got.json()))
                .isEmpty();
        got = served.image("/v1/galleries/colours/subjects/1/reject", new byte[] {1, 2, 3});
        assertThat(got.json().get("kept").asBoolean()).isFalse();
        assertThat(got.json().at("/not_judged/0/reason").asString()).isEqualTo("no_image");
    }
}
