package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import dev.isogon.internal.client.JsonReading;
import dev.isogon.internal.client.JsonWriting;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests and what comes of them.
 *
 * @param server without a slash at its end
 * @param key null for none
 * @param timeout for an answer, from its first byte to the last
 * @param retries how often a request that got 429 is sent again
 */
record ServerCalls(HttpClient http, String server, @Nullable String key, Duration timeout, int retries) {

    /** Nobody is kept waiting for longer between two tries. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final int TOO_MANY = 429;

    /** A body and what it is. */
    record Sent(String type, byte[] body) {

        static Sent json(Map<String, ?> values) {
            return new Sent("application/json", JsonWriting.object(values));
        }
    }

    /**
     * Asks, and reads the answer.
     *
     * @param path begins with a slash, and is encoded
     */
    <T> T ask(String method, String path, @Nullable Sent sent, JsonPart.Maker<T> maker) throws IOException {
        return maker.of(JsonReading.read(send(method, path, sent)));
    }

    /** Asks for something to which there is nothing to be said. */
    void tell(String method, String path) throws IOException {
        send(method, path, null);
    }

    /** The same with a body. */
    void tell(String method, String path, Sent sent) throws IOException {
        send(method, path, sent);
    }

    private byte[] send(String method, String path, @Nullable Sent sent) throws IOException {
        HttpRequest request = request(method, path, sent);
        for (int left = retries; ; left--) {
            HttpResponse<byte[]> response = response(request);
            if (response.statusCode() / 100 == 2) {
                return response.body();
            }
            ServerException refused = refused(response);
            Duration pause = refused.retryAfter().orElse(null);
            if (left <= 0 || refused.status() != TOO_MANY || pause == null || pause.compareTo(LONGEST_PAUSE) > 0) {
                throw refused;
            }
            pause(pause);
        }
    }

    private HttpRequest request(String method, String path, @Nullable Sent sent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        request.header("Accept", "application/json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (sent == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", sent.type())
                .method(method, HttpRequest.BodyPublishers.ofByteArray(sent.body()))
                .build();
    }

    private HttpResponse<byte[]> response(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> response =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            HttpTimeoutException late = new HttpTimeoutException(
                    "the server did not answer within " + timeout.toMillis() + " ms, but may have done what was asked");
            late.initCause(e);
            throw late;
        } catch (InterruptedException e) {
            response.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IOException("the server at " + server + " cannot be asked: " + reason(e), e.getCause());
        }
    }

    private static String reason(Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return reason;
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while the server was asked");
        interrupted.initCause(cause);
        return interrupted;
    }

    private static ServerException refused(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Duration retryAfter = retryAfter(response);
        try {
            JsonPart problem = JsonReading.read(response.body());
            return new ServerException(
                    status, problem.get("code").text(), problem.get("detail").text(), retryAfter);
        } catch (ProtocolException e) {
            ServerException other = new ServerException(
                    status,
                    "http",
                    "this is not how an Isogon server refuses; another one, or a proxy, may listen there",
                    retryAfter);
            other.addSuppressed(e);
            return other;
        }
    }

    /** Of the two ways to say it, seconds alone are read. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
