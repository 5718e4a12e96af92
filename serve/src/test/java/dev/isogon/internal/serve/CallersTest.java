package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.serve.access.KeyFile;
import dev.isogon.internal.serve.access.RateLimits;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.serve.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often callers may ask, and what is noted of them. */
class CallersTest {

    private static final byte[] RED = ServedColours.colour(200, 0, 0);

    @TempDir
    private Path folder;

    @Test
    void aTenthOfAMinutesRequestsMayComeAtOnceToEachKeyOfItsOwn() {
        RateLimits limits = new RateLimits(60, 0);
        for (int i = 0; i < 6; i++) {
            assertThat(limits.asks("a")).isZero();
        }
        assertThat(limits.asks("a")).isBetween(1L, 2L);
        assertThat(limits.asks("b")).isZero();
        assertThat(limits.failed("a")).as("any number").isZero();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndOthersAreAnswered() throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile keys = new KeyFile(file);
        String eager = keys.create("", Role.READ, List.of());
        String other = keys.create("", Role.READ, List.of());
        try (ServedColours served = ServedColours.in(folder, new ServerSettings.Callers(file, 20, null))) {
            assertThat(served.with(eager, "GET", "/v1/models").status()).isEqualTo(200);
            assertThat(served.with(eager, "GET", "/v1/models").status()).isEqualTo(200);
            ServedColours.Got often = served.with(eager, "GET", "/v1/models");
            assertThat(often.status()).isEqualTo(429);
            assertThat(often.code()).isEqualTo("too_often");
            assertThat(often.response()
                            .headers()
                            .firstValueAsLong("Retry-After")
                            .orElse(0))
                    .isBetween(1L, 3L);
            assertThat(served.with(other, "GET", "/v1/models").status()).isEqualTo(200);
            assertThat(served.get("/v1/health").status()).isEqualTo(200);
        }
    }

    @Test
    void pagesOfOtherSitesMayAskOnlyWhereThatWasSaid() throws IOException {
        Path file = folder.resolve("keys.json");
        String key = new KeyFile(file).create("", Role.READ, List.of());
        String desk = "https://desk.example";
        ServerSettings.Callers callers = new ServerSettings.Callers(file, 0, null, List.of(desk));
        try (ServedColours served = ServedColours.in(folder.resolve("open"), callers)) {
            ServedColours.Got asked =
                    served.send("OPTIONS", "/v1/models", null, "Origin", desk, "Access-Control-Request-Method", "GET");
            assertThat(allowed(asked)).isEqualTo(desk);
            assertThat(asked.response()
                            .headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .containsIgnoringCase("Authorization");
            ServedColours.Got got = served.get("/v1/models", "Origin", desk, "x-api-key", key);
            assertThat(got.status()).isEqualTo(200);
            assertThat(allowed(got)).isEqualTo(desk);
            assertThat(allowed(served.get("/v1/models", "Origin", "https://desk.example.org", "x-api-key", key)))
                    .isEmpty();
        }
        try (ServedColours served = ServedColours.in(folder.resolve("closed"), file)) {
            assertThat(allowed(served.get("/v1/models", "Origin", desk, "x-api-key", key)))
                    .isEmpty();
        }
        assertThatThrownBy(() -> new ServerSettings.Callers(null, 0, null, List.of(desk)))
                .hasMessageContaining("cors needs keys");
        assertThatThrownBy(() -> new ServerSettings.Callers(file, 0, null, List.of("*")))
                .hasMessageContaining("was \"*\"");
    }

    private static String allowed(ServedColours.Got got) {
        return got.response()
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    @Test
    void keysCannotBeTriedOneAfterTheOther() throws IOException {
        Path file = folder.resolve("keys.json");
        String right = new KeyFile(file).create("", Role.READ, List.of());
        try (ServedColours served = ServedColours.in(folder, file)) {
            int refused = 0;
            for (int i = 0; i < 40; i++) {
                refused += served.with(right + i, "GET", "/v1/models").status() == 429 ? 1 : 0;
            }
            assertThat(refused).isGreaterThan(20);
            assertThat(served.with(right, "GET", "/v1/models").status())
                    .as("who has the right one is not shut out")
                    .isEqualTo(200);
        }
    }

    @Test
    void theAuditLogSaysWhoDidWhatByNumbersAndWithoutNames() throws IOException {
        Path file = folder.resolve("keys.json");
        Path audit = folder.resolve("audit.jsonl");
        KeyFile keys = new KeyFile(file);
        String key = keys.create("", Role.ENROL, List.of());
        String id = keys.all().get(0).id();
        try (ServedColours served = ServedColours.in(folder, new ServerSettings.Callers(file, 0, audit))) {
            served.part("/v1/galleries/colours/identify", key, "image", RED);
            served.part("/v1/galleries/colours/enrol?subject=Unmistakable", key, "image", RED);
            served.with(key, "DELETE", "/v1/galleries/colours/subjects/2");
            served.with(key, "GET", "/v1/galleries/colours/changes");
            served.with("isogon_no.key", "GET", "/v1/models");
            served.with(key, "GET", "/v1/models");
        }
        List<String> lines = Files.readAllLines(audit);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .contains("\"caller\":\"" + id + "\"", "/identify\"", "\"gallery\":\"colours\"", "\"subjects\":[1]");
        assertThat(lines.get(1)).contains("/enrol\"", "\"subjects\":[3]", "\"status\":200");
        assertThat(lines.get(2)).contains("\"DELETE\"", "\"subjects\":[2]", "\"status\":204");
        assertThat(lines.get(3)).contains("\"status\":403", "\"code\":\"role\"");
        assertThat(lines.get(4)).contains("\"status\":401", "\"caller\":\"nobody\"");
        assertThat(String.join("", lines)).doesNotContain("Unmistakable", "red", key);
    }
}
