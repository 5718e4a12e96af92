package dev.isogon.internal.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.CommandLineRun;
import dev.isogon.internal.testing.ColourModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serving from the command line: what it needs, and what it says where something is amiss. */
class ServeCommandTest {

    @TempDir
    private Path folder;

    private String gallery;

    @BeforeEach
    void enrol() throws IOException {
        gallery = folder.resolve("colours.gallery").toString();
        ColourModel.picture(folder.resolve("known/red/a.ppm"), 200, 0, 0);
        CommandLineRun run = CommandLineRun.of(
                "enrol",
                gallery,
                folder.resolve("known").toString(),
                "--model",
                ColourModel.write(folder.resolve("colour")).toString());
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aGalleryIsServedUnderItsFoldersNameUntilItIsToldToEnd() throws Exception {
        try (ServeRun run = new ServeRun("serve", gallery, "--port", "0")) {
            assertThat(get(run.uri().resolve("/v1/galleries/colours")).body()).contains("\"images\":1");
            assertThat(run.err()).contains("\"route\":\"/v1/galleries/{gallery}\",\"status\":200");
            assertThat(run.end()).isZero();
        }
    }

    @Test
    void keysAreMadeListedAndRevoked() throws Exception {
        String keys = folder.resolve("keys.json").toString();
        String key = CommandLineRun.of("keys", "create", keys, "--role", "read", "--name", "gate")
                .out()
                .strip();
        try (ServeRun run = new ServeRun("serve", "c=" + gallery, "--port", "0", "--keys", keys, "--quiet")) {
            URI galleries = run.uri().resolve("/v1/galleries");
            assertThat(get(galleries).statusCode()).isEqualTo(401);
            assertThat(get(galleries, "x-api-key", key).body()).contains("\"name\":\"c\"");
            assertThat(run.err()).isEmpty();
        }
        String listed = CommandLineRun.of("keys", "list", keys).out();
        assertThat(listed).contains("read", "gate", "all galleries").doesNotContain(key);
        String id = listed.substring(0, listed.indexOf(' '));
        assertThat(CommandLineRun.of("keys", "revoke", keys, id).code()).isZero();
        assertThat(CommandLineRun.of("keys", "list", keys).out()).contains("revoked");
        CommandLineRun none = CommandLineRun.of("keys", "revoke", keys, "nobody");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("\"nobody\"", "isogon keys list");
    }

    @Test
    void whatCannotBeServedIsSaid() throws Exception {
        assertThat(refused("serve", gallery, "--host", "0.0.0.0")).contains("isogon keys create");
        assertThat(refused("serve", gallery, gallery)).contains("NAME=FOLDER");
        assertThat(refused("serve", "a b=" + gallery)).contains("\"a b\"", "NAME=FOLDER");
        assertThat(CommandLineRun.of("serve", folder.resolve("nowhere").toString())
                        .err())
                .contains("nowhere", "enrol somebody");
        assertThat(refused("serve", gallery, "--port", "70000")).contains("port", "65535");
        assertThat(refused(
                        "serve", gallery, "--keys", folder.resolve("none.json").toString()))
                .contains("none.json", "isogon keys create");
        try (ServeRun run = new ServeRun("serve", gallery, "--port", "0", "--quiet")) {
            assertThat(refused(
                            "serve", gallery, "--port", String.valueOf(run.uri().getPort())))
                    .contains("in use", "port");
        }
    }

    @Test
    void aFileSaysWhatOptionsDoNot() throws Exception {
        Path file = Files.writeString(folder.resolve("serve.json"), """
                {"port": 1, "galleries": {"c": "colours.gallery"}, "audit": "audit.jsonl"}
                """);
        try (ServeRun run = new ServeRun("serve", "--config", file.toString(), "--port", "0", "--quiet")) {
            assertThat(get(run.uri().resolve("/v1/galleries/c")).statusCode()).isEqualTo(200);
        }
        assertThat(folder.resolve("audit.jsonl")).content().contains("/v1/galleries/{gallery}");
        Files.writeString(file, "{\"prot\": 1}");
        CommandLineRun wrong = CommandLineRun.of("serve", "--config", file.toString());
        assertThat(wrong.err()).contains("serve.json", "prot");
        assertThat(refused("serve")).contains("--config");
    }

    private static String refused(String... words) {
        CommandLineRun run = CommandLineRun.of(words);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        return run.err();
    }
}
