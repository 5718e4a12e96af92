package dev.isogon.internal.serve.load;

import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks a server about one of its galleries. */
final class Asking {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 1000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI server;
    private final String gallery;
    private final String key;

    /** @param key empty for none */
    Asking(URI server, String gallery, String key) {
        this.server = server;
        this.gallery = "v1/galleries/" + gallery;
        this.key = key;
    }

    /** What came back; its JSON is missing where it has none. */
    record Got(int status, JsonNode json) {

        static Got of(HttpResponse<byte[]> response) {
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .map(type -> type.contains("json"))
                    .orElse(false);
            String text = isJson ? new String(response.body(), StandardCharsets.UTF_8) : "{}";
            return new Got(response.statusCode(), Json.tree(Path.of("answer"), text));
        }
    }

    /** A subject as the server lists it. */
    record Listed(long id, String name, long images) {

        static Listed of(JsonNode json) {
            return new Listed(
                    json.path("id").asLong(),
                    json.path("name").asString(),
                    json.path("images").asLong());
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        return key.isEmpty() ? request : request.header("x-api-key", key);
    }

    private Got send(HttpRequest request) throws IOException, InterruptedException {
        return Got.of(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Anything of the server. */
    Got at(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    /** Of the gallery. */
    Got get(String path) throws IOException, InterruptedException {
        return at(gallery + path);
    }

    Got delete(String path) throws IOException, InterruptedException {
        return send(request(gallery + path).DELETE().build());
    }

    /** JSON by any method. */
    Got json(String method, String path, Object body) throws IOException, InterruptedException {
        return send(request(gallery + path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(Json.writeLine(body)))
                .build());
    }

    private HttpRequest image(String path, byte[] jpeg) {
        return request(gallery + path)
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
                .build();
    }

    Got identify(byte[] jpeg) throws IOException, InterruptedException {
        return send(image("/identify", jpeg));
    }

    /** Asks without waiting. */
    CompletableFuture<HttpResponse<byte[]>> identifyLater(byte[] jpeg) {
        return client.sendAsync(image("/identify", jpeg), HttpResponse.BodyHandlers.ofByteArray());
    }

    Got enrol(String subject, List<byte[]> jpegs) throws IOException, InterruptedException {
        return json(
                "POST",
                "/enrol",
                Map.of(
                        "subject",
                        subject,
                        "images",
                        jpegs.stream()
                                .map(each -> Map.of("data", Base64.getEncoder().encodeToString(each)))
                                .collect(Collectors.toList())));
    }

    /** All subjects, page by page. */
    List<Listed> subjects() throws IOException, InterruptedException {
        List<Listed> all = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode page = get("/subjects?limit=" + PAGE + "&after=" + after).json();
            page.path("subjects").forEach(each -> all.add(Listed.of(each)));
            if (!page.path("next").isNumber()) {
                return all;
            }
            after = page.path("next").asLong();
        }
    }

    /** All changes, page by page. */
    List<ChangeLine> changes() throws IOException, InterruptedException {
        List<ChangeLine> all = new ArrayList<>();
        while (true) {
            long after = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
            JsonNode page = get("/changes?limit=" + PAGE + "&after=" + after).json();
            if (page.path("changes").isEmpty()) {
                return all;
            }
            page.path("changes").forEach(each -> all.add(ChangeLine.of(each)));
        }
    }
}
