package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.serve.ServedColours.Got;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, with which word, and that nothing comes of it. */
class BadRequestsTest {

    private static final String COLOURS = "/v1/galleries/colours";
    private static final byte[] RED = ServedColours.colour(200, 0, 0);

    @TempDir
    private Path folder;

    private ServedColours served;

    @BeforeEach
    void serve() throws IOException {
        served = ServedColours.in(folder);
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(served.get("/v1/ready").status()).isEqualTo(200);
        assertThat(served.get(COLOURS).json().get("images").asLong())
                .as("nothing was stored")
                .isEqualTo(3);
        assertThat(served.log())
                .as("nothing broke")
                .allSatisfy(line -> assertThat(line.failure()).isEmpty());
        served.close();
    }

    private static void refused(Got got, int status, String code) {
        assertThat(got.status()).as(got.text()).isEqualTo(status);
        assertThat(got.code()).isEqualTo(code);
        assertThat(got.text()).doesNotContain("Exception", "dev.isogon", "jetty", "tools.jackson", "/tmp");
        assertThat(got.response().headers().firstValue("Server")).isEmpty();
        assertThat(got.response().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"threshold\":1,\"threshold\":2}|twice",
                "{\"threshhold\":1}|takes only threshold",
                "{\"threshold\":\"x\"}|something else at threshold",
                "{\"threshold\":1e999}|threshold",
                "{\"threshold\":3}|from -1",
                "{}|from -1",
                "null|is null",
                "[1]|not the object",
                "{|not valid at line 1",
                "''|JSON",
            })
    void jsonThatIsNotAsItShouldBe(String body, String words) throws IOException {
        Got got = served.json("PUT", COLOURS + "/threshold", body);
        refused(got, 400, "json");
        assertThat(got.detail()).contains(words);
    }

    @Test
    void jsonOfAHundredThousandLevels() throws IOException {
        refused(served.json("PUT", COLOURS + "/threshold", "[".repeat(100_000)), 400, "json");
        refused(
                served.json("PUT", COLOURS + "/threshold", "{\"threshold\":" + "{\"a\":".repeat(50_000) + "1"),
                400,
                "json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top=0", "top=101", "top=x", "top=", "top=1e9", "faces=some", "top=99999999999999999999"})
    void parametersOutOfRange(String query) throws IOException {
        Got got = served.image(COLOURS + "/identify?" + query, RED);
        refused(got, 400, "parameter");
        assertThat(got.detail()).contains(query.substring(0, query.indexOf('=')), "must be");
    }

    @Test
    void bodiesThatAreNoImages() throws IOException {
        refused(served.image(COLOURS + "/identify", new byte[0]), 400, "no_image");
        refused(served.send("POST", COLOURS + "/identify", null), 400, "no_image");
        refused(served.form(COLOURS + "/identify", Map.of()), 400, "no_image");
        refused(served.json("POST", COLOURS + "/identify", "{\"images\":[{\"data\":\"%\"}]}"), 400, "base64");
        refused(served.json("POST", COLOURS + "/identify", "{\"images\":[null]}"), 400, "json");
        refused(served.send("POST", COLOURS + "/identify", RED, "Content-Type", "text/html"), 415, "content_type");
        refused(
                served.send("POST", COLOURS + "/identify", RED, "Content-Type", "multipart/form-data; boundary=x"),
                400,
                "form");
        refused(served.send("POST", COLOURS + "/identify", RED, "Content-Type", "multipart/form-data"), 400, "form");
    }

    @Test
    void tooMuch() throws IOException {
        refused(served.image(COLOURS + "/identify", new byte[2 << 20]), 413, "too_large");
        byte[][] many = new byte[33][];
        Arrays.fill(many, new byte[] {1});
        refused(served.form(COLOURS + "/identify", Map.of(), many), 413, "too_many");
        refused(served.form(COLOURS + "/identify", Map.of(), new byte[100][1]), 400, "form");
    }

    /** Its header says 60,000 × 60,000 pixels: it is told by that, and never decoded. */
    @Test
    void aBombOfAnImageIsNotJudged() throws IOException {
        byte[] bomb = "P6 60000 60000 255\n".getBytes(StandardCharsets.US_ASCII);
        Got got = served.image(COLOURS + "/identify", bomb);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json().at("/images/0/answers/0/reason").asString()).isEqualTo("no_image");
    }

    @Test
    void placesThatAreNot() throws IOException {
        refused(served.get("/page"), 404, "not_found");
        refused(served.get("/v1/galleries/nowhere"), 404, "not_found");
        refused(served.get(COLOURS + "/subjects/77"), 404, "not_found");
        refused(served.get(COLOURS + "/subjects/red"), 404, "not_found");
        refused(served.get(COLOURS + "/subjects/1/images/99/picture"), 404, "not_found");
        refused(served.send("DELETE", COLOURS, null), 405, "method");
        refused(served.send("BREW", COLOURS, null), 405, "method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/galleries/../../etc/passwd",
                "/v1/galleries/%2e%2e/x",
                "/v1/galleries/colours%2fsubjects",
                "/v1//galleries",
                "/v1/galleries/colours;x=1",
                "/v1/galleries/%ff",
                "/v1/galleries/%zz",
                "/v1/galleries/%00",
                "http://elsewhere.example/v1/galleries",
            })
    void pathsThatAreTricks(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4\\d\\d .*")
                .contains("application/problem+json")
                .doesNotContain("Jetty", "Exception");
    }

    @Test
    void headsThatAreNoHeads() throws IOException {
        assertThat(raw("GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /v1/health HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("POST /v1/detect HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw(head("POST /v1/detect", "Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void pagesOfOthersAreRefusedWithoutKeys() throws IOException {
        for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "10.0.0.1"}) {
            assertThat(raw("GET /v1/galleries HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403")
                    .contains("not_local");
        }
        refused(served.get("/v1/galleries", "Origin", "http://evil.example"), 403, "not_local");
        refused(served.get("/v1/galleries", "Origin", "null"), 403, "not_local");
        refused(served.get("/v1/galleries", "Sec-Fetch-Site", "cross-site"), 403, "not_local");
        String own = "http://localhost:" + served.uri().getPort();
        assertThat(served.get("/v1/galleries", "Origin", own).status()).isEqualTo(200);
    }

    /** A body that comes slowly holds no thread, and is answered when it is whole. */
    @Test
    void slowClientsCostNothing() throws Exception {
        Socket[] slow = new Socket[100];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = new Socket("localhost", served.uri().getPort());
            slow[i].getOutputStream()
                    .write(head(
                                    "POST " + COLOURS + "/identify",
                                    "Content-Type: image/x-portable-pixmap",
                                    "Connection: close",
                                    "Content-Length: " + RED.length)
                            .getBytes(StandardCharsets.US_ASCII));
            slow[i].getOutputStream().write(RED, 0, 8000);
        }
        assertThat(served.image(COLOURS + "/identify", RED).status()).isEqualTo(200);
        slow[7].getOutputStream().write(RED, 8000, RED.length - 8000);
        assertThat(new String(slow[7].getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 200")
                .contains("\"red\"");
        for (Socket each : slow) {
            each.close();
        }
    }

    private static String head(String request, String... fields) {
        return request + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", served.uri().getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readNBytes(2000), StandardCharsets.ISO_8859_1);
            }
        }
    }
}
