package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.serve.page.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's files as they are served, without a browser. */
class PageFilesTest {

    private static final Pattern LOADED =
            Pattern.compile("(?:src|href|from)[ =]['\"]((?:/page/|\\./)[a-z.-]+\\.(?:js|css))['\"]");
    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z]+}");
    private static final int MOST_BYTES = 300_000;

    @TempDir
    private Path folder;

    private static Map<String, String> loaded(ServedColours served) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Deque<String> left = new ArrayDeque<>(Set.of("/"));
        while (!left.isEmpty()) {
            String path = left.remove();
            ServedColours.Got got = served.get(path);
            assertThat(got.status()).as(path).isEqualTo(200);
            files.put(path, got.text());
            Matcher each = LOADED.matcher(got.text());
            while (each.find()) {
                String next = each.group(1).replace("./", "/page/");
                if (!files.containsKey(next) && !left.contains(next)) {
                    left.add(next);
                }
            }
        }
        return files;
    }

    @Test
    void allThatThePageLoadsIsServedAndSmallAndTheChartsComeLater() throws IOException {
        try (ServedColours served = ServedColours.in(folder)) {
            Map<String, String> files = loaded(served);
            assertThat(files.keySet())
                    .contains("/page/base.css", "/page/main.js", "/page/words-ja.js", "/page/threshold.js")
                    .doesNotContain("/page/echarts.js");
            assertThat(served.get("/page/echarts.js").status()).isEqualTo(200);
            assertThat(served.get("/page/other.js").status()).isEqualTo(404);
            assertThat(served.get("/page/..%2Fopenapi.yaml").status()).isIn(400, 404);
            int bytes = 0;
            for (String each : files.values()) {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                    out.write(each.getBytes(StandardCharsets.UTF_8));
                }
                bytes += packed.size();
            }
            assertThat(bytes).isBetween(10_000, MOST_BYTES);
        }
    }

    @Test
    void thePagesFilesArePackedWhereTheyMayBeAndAnswersAboutPeopleNever() throws IOException {
        try (ServedColours served = ServedColours.in(folder)) {
            for (String path :
                    List.of("/page/echarts.js", "/page/main.js", "/docs/swagger-ui-bundle.js", "/v1/openapi.yaml")) {
                byte[] plain = served.get(path).response().body();
                ServedColours.Got packed = served.get(path, "Accept-Encoding", "gzip");
                assertThat(packed.response().headers().firstValue("Content-Encoding"))
                        .as(path)
                        .contains("gzip");
                assertThat(packed.response().body().length).as(path).isLessThan(plain.length / 2);
                try (GZIPInputStream in = new GZIPInputStream(
                        new ByteArrayInputStream(packed.response().body()))) {
                    assertThat(in.readAllBytes()).as(path).isEqualTo(plain);
                }
            }
            ServedColours.Got people = served.get("/v1/galleries/colours/subjects", "Accept-Encoding", "gzip");
            assertThat(people.response().headers().firstValue("Content-Encoding"))
                    .isEmpty();
            assertThat(people.json().get("subjects")).hasSize(2);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(body)) {
                out.write("{\"name\": \"packed\"}".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(served.send(
                                    "PATCH",
                                    "/v1/galleries/colours/subjects/1",
                                    body.toByteArray(),
                                    "Content-Type",
                                    "application/json",
                                    "Content-Encoding",
                                    "gzip")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void scriptsAndStylesComeFromFilesAloneAndNothingFromElsewhere() throws IOException {
        try (ServedColours served = ServedColours.in(folder)) {
            String policy = served.get("/")
                    .response()
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'")
                    .doesNotContain("unsafe", "*");
            Map<String, String> files = loaded(served);
            assertThat(files.get("/"))
                    .doesNotContain("style=", "<style")
                    .doesNotContainPattern("<script>|\\son[a-z]+=\"");
            files.forEach((path, text) -> assertThat(text)
                    .as(path)
                    .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(")
                    .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)"));
        }
    }

    @Test
    void everyLanguageSaysTheSameWithTheSamePlaces() throws IOException {
        try (ServedColours served = ServedColours.in(folder)) {
            Map<String, String> english = words(served, "en");
            assertThat(english).hasSizeGreaterThan(150);
            for (String language : new String[] {"ja", "de"}) {
                Map<String, String> other = words(served, language);
                assertThat(other.keySet()).as(language).isEqualTo(english.keySet());
                other.forEach((word, text) -> assertThat(places(text))
                        .as(language + " " + word)
                        .isEqualTo(places(english.getOrDefault(word, ""))));
            }
        }
    }

    @Test
    void everyWordThatIsSaidIsThere() throws IOException {
        try (ServedColours served = ServedColours.in(folder)) {
            Set<String> known = words(served, "en").keySet();
            Pattern said = Pattern.compile("\\bt\\('([a-zA-Z_.]+[a-zA-Z_])'");
            loaded(served).forEach((path, text) -> {
                Matcher each = said.matcher(text);
                while (each.find()) {
                    assertThat(known).as(path).contains(each.group(1));
                }
            });
        }
    }

    private static Map<String, String> words(ServedColours served, String language) throws IOException {
        return Words.in(served, language).all();
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher each = PLACE.matcher(text);
        while (each.find()) {
            places.add(each.group());
        }
        return places;
    }
}
