package dev.isogon.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client makes of answers that the server gives seldom, or never. */
class ClientCallsTest {

    private static final String BUSY = "{\"status\":429,\"code\":\"busy\",\"detail\":\"too much\"}";
    private static final String UP = "{\"status\":\"up\"}";

    private record Canned(int status, String retryAfter, String body) {}

    private final Deque<Canned> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private GalleryClient client;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Canned canned = answers.size() > 1 ? answers.remove() : answers.element();
            if (!canned.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", canned.retryAfter());
            }
            byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
            boolean stuck = canned.body().isEmpty();
            exchange.sendResponseHeaders(canned.status(), stuck ? 100 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
                out.flush();
                if (stuck) {
                    ended.await();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        server.start();
        client = GalleryClient.of(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/behind/"));
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(int status, String retryAfter, String body) {
        answers.add(new Canned(status, retryAfter, body));
    }

    @Test
    void whoIsBusySaysWhenToAskAgain() {
        answer(429, "7", BUSY);
        ServerException busy = catchThrowableOfType(ServerException.class, client::health);
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.code()).isEqualTo("busy");
        assertThat(busy.detail()).isEqualTo("too much");
        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(asked).containsExactly("GET /behind/v1/health");
    }

    @Test
    void itIsAskedAgainAsOftenAsWasSaid() throws IOException {
        answer(429, "0", BUSY);
        answer(429, "1", BUSY);
        answer(200, "", UP);
        long begun = System.nanoTime();
        assertThat(client.withRetries(2).health()).isEqualTo("up");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(asked).hasSize(3);
        answers.clear();
        answer(429, "0", BUSY);
        assertThatThrownBy(() -> client.withRetries(3).health()).hasMessageContaining("429 busy");
        assertThat(asked).hasSize(7);
    }

    @Test
    void nothingElseIsAskedAgain() {
        for (Canned each : List.of(
                new Canned(503, "0", BUSY),
                new Canned(429, "", BUSY),
                new Canned(429, "61", BUSY),
                new Canned(429, "soon", BUSY))) {
            answers.clear();
            asked.clear();
            answers.add(each);
            assertThatThrownBy(() -> client.withRetries(3).health()).isInstanceOf(ServerException.class);
            assertThat(asked).as(each.toString()).hasSize(1);
        }
    }

    @Test
    void whatIsNotTheServerIsToldApart() {
        for (int status : new int[] {301, 404, 502}) {
            answers.clear();
            answer(status, "", "<html>Bad Gateway</html>");
            ServerException other = catchThrowableOfType(ServerException.class, client::health);
            assertThat(other.status()).isEqualTo(status);
            assertThat(other.code()).isEqualTo("http");
        }
        for (String garbage : List.of("<html>", "{\"status\":1}", "{}", "[]", "null")) {
            answers.clear();
            answer(200, "", garbage);
            assertThatThrownBy(client::health).as(garbage).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void anAnswerThatDoesNotEndIsWaitedForNoLonger() {
        answer(200, "", "");
        assertThatThrownBy(() -> client.withTimeout(Duration.ofMillis(300)).health())
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() {
        answer(200, "", "");
        Thread.currentThread().interrupt();
        assertThatThrownBy(client::health).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whereNobodyListensIsSaid() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(client::health)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("http://localhost:" + port + "/behind");
    }

    @Test
    void facesAndNewWordsAreRead() throws IOException {
        String point = "{\"x\":1.5,\"y\":2}";
        String points = String.join(
                ",",
                List.of("right_eye", "left_eye", "nose", "mouth", "right_ear", "left_ear").stream()
                        .map(each -> "\"" + each + "\":" + point)
                        .toList());
        String box = "{\"left\":-1,\"top\":2,\"width\":3,\"height\":4.5}";
        answer(
                200,
                "",
                "{\"images\":[{\"image\":\"a\",\"faces\":[{\"box\":" + box + ",\"points\":{" + points
                        + "},\"score\":0.9}],\"problem\":null}],\"more\":1}");
        ServedFaces faces =
                client.detect(List.of(ClientImage.of("a", new byte[1]))).get(0);
        assertThat(faces.faces().get(0).box()).isEqualTo(new ServedFaces.Box(-1, 2, 3, 4.5));
        assertThat(faces.faces().get(0).points().leftEar()).isEqualTo(new ServedFaces.Point(1.5, 2));
        answers.clear();
        answer(
                200,
                "",
                "{\"image\":\"a\",\"answer\":\"not_judged\",\"reason\":\"asleep\",\"value\":12.5,\"detail\":null,\"face\":"
                        + box + "}");
        Recognition.NotJudged not =
                (Recognition.NotJudged) client.gallery("g").verify("Ann", ClientImage.of("a", new byte[1]));
        assertThat(not.problem()).isEqualTo(Recognition.Problem.OTHER);
        assertThat(not.value()).isEqualTo(12.5);
        assertThat(not.face()).isEqualTo(new ServedFaces.Box(-1, 2, 3, 4.5));
    }

    @Test
    void nextPagesAreAskedForAsTheyAreNeeded() {
        String ann = "{\"id\":1,\"name\":\"Ann\",\"images\":1}";
        answer(200, "", "{\"subjects\":[" + ann + "],\"next\":1}");
        answer(200, "", "{\"subjects\":[" + ann + "],\"next\":1}");
        assertThat(client.gallery("g").subjects().findFirst()).isPresent();
        assertThat(asked).hasSize(1);
        answers.addFirst(new Canned(200, "", "{\"subjects\":[],\"next\":1}"));
        assertThatThrownBy(() -> client.gallery("g").subjects().count())
                .as("it would never end")
                .hasMessageContaining("next page");
    }

    @Test
    void whatNoServerWouldTakeIsRefusedBeforeItIsAsked() {
        assertThatThrownBy(() -> client.withKey("secret\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        for (String each : List.of("", "..", "a/b", "a?b", "-a", "ä")) {
            assertThatThrownBy(() -> client.gallery(each)).as(each).isInstanceOf(IllegalArgumentException.class);
        }
        for (String each :
                List.of("localhost:8080", "ftp://a", "http:///v1", "http://u:p@a", "http://a?b", "http://a#b", "/a")) {
            assertThatThrownBy(() -> GalleryClient.of(URI.create(each)))
                    .as(each)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        GalleryClient colours = client.gallery("colours");
        assertThatThrownBy(() -> colours.enrol("Ann")).hasMessageContaining("at least one image");
        assertThatThrownBy(() -> colours.subject("\ud83d")).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> colours.rename(1, "\ude00", false)).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> client.withRetries(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(asked).isEmpty();
    }
}
