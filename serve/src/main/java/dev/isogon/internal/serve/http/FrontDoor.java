package dev.isogon.internal.serve.http;

import dev.isogon.internal.serve.access.Caller;
import dev.isogon.internal.serve.access.Doorkeeper;
import dev.isogon.internal.serve.access.RateLimits;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.StoppedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests in: refuses what may not come in before its body is read, reads bodies without a thread that waits for them, and
 * sends what the routes answer. Whatever fails, nothing of our insides goes out.
 */
public final class FrontDoor extends Handler.Abstract {

    /** On every answer. A page of ours says more for itself. */
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final RouteTable routes;
    private final Doorway doorway;
    private final RequestLimits limits;
    private final UnaryOperator<String> cleaned;
    private final Consumer<Done> done;
    private final AtomicLong bodies = new AtomicLong();

    /**
     * Puts it together.
     *
     * @param cleaned takes paths of this machine out of a message
     * @param done is told of each request that was answered
     */
    public FrontDoor(
            RouteTable routes,
            Doorkeeper doorkeeper,
            RateLimits rates,
            RequestLimits limits,
            UnaryOperator<String> cleaned,
            Consumer<Done> done) {
        this.routes = routes;
        this.doorway = new Doorway(doorkeeper, rates);
        this.limits = limits;
        this.cleaned = cleaned;
        this.done = done;
    }

    /** A request on its way to its answer. */
    private final class Visit {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final String id = UUID.randomUUID().toString();
        private final long begun = System.nanoTime();
        private String template = "";
        private Map<String, String> inPath = Map.of();
        private Caller caller = Caller.NOBODY;
        private long room;
        private int bytes;
        private boolean whole;

        Visit(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void begin() throws IOException {
            doorway.checkOrigin(request);
            RouteTable.Found found = routes.find(request.getMethod(), path());
            template = found.route().template();
            inPath = found.parameters();
            caller = doorway.caller(request, found.route(), found.parameters());
            Map<String, String> query = query();
            long length = request.getLength();
            if (length > limits.bodyBytes()) {
                throw tooLarge();
            }
            if (length == 0) {
                whole = true;
                answer(found, query, new byte[0]);
                return;
            }
            reserve(length < 0 ? limits.bodyBytes() : length);
            Content.Source.asByteArrayAsync(
                    request,
                    limits.bodyBytes(),
                    Promise.Invocable.from(
                            Invocable.InvocationType.NON_BLOCKING,
                            (body, failure) -> request.getComponents()
                                    .getExecutor()
                                    .execute(() -> arrived(found, query, body, failure))));
        }

        private void arrived(
                RouteTable.Found found,
                Map<String, String> query,
                byte @Nullable [] body,
                @Nullable Throwable failure) {
            try {
                if (body == null) {
                    throw unread(failure);
                }
                whole = true;
                bytes = body.length;
                answer(found, query, body);
            } catch (Throwable e) { // also for want of memory: nobody else would answer
                fail(e);
            }
        }

        private List<String> path() {
            List<String> decoded = new ArrayList<>();
            for (String each :
                    Route.segments(String.valueOf(request.getHttpURI().getPath()))) {
                try {
                    decoded.add(UrlEncoded.decodeString(each.replace("+", "%2B")));
                } catch (RuntimeException e) {
                    throw Problem.of(400, "path", "the path is not percent-encoded UTF-8");
                }
            }
            return decoded;
        }

        private Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            try {
                for (Fields.Field each : Request.extractQueryParameters(request, StandardCharsets.UTF_8)) {
                    query.put(
                            each.getName(),
                            each.getValues().get(each.getValues().size() - 1));
                }
            } catch (RuntimeException e) {
                throw Problem.of(400, "query", "the query is not percent-encoded UTF-8");
            }
            return query;
        }

        /** Reading what is no end could otherwise take all memory. */
        private void reserve(long wanted) {
            if (bodies.addAndGet(wanted) > limits.allBodiesBytes()) {
                bodies.addAndGet(-wanted);
                throw Problem.busy("too many large requests are being read; try again in a second");
            }
            room = wanted;
        }

        private void answer(RouteTable.Found found, Map<String, String> query, byte[] body) throws IOException {
            String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            CompletionStage<Reply> reply = found.route()
                    .action()
                    .answer(new Exchange(
                            found.route(), found.parameters(), query, type == null ? "" : type, body, caller));
            CompletionStage<Reply> inTime =
                    reply.toCompletableFuture().orTimeout(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
            inTime.whenComplete((value, failure) -> {
                try {
                    if (failure == null) {
                        send(value, "", null);
                    } else {
                        fail(failure);
                    }
                } catch (RuntimeException e) {
                    callback.failed(e); // else the client would wait for ever
                }
            });
        }

        void fail(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            Problem problem = problem(cause);
            send(problem.reply(), problem.code(), problem.status() >= 500 && cause != problem ? cause : null);
        }

        private Problem problem(Throwable failure) {
            if (failure instanceof Problem problem) {
                return problem;
            }
            if (failure instanceof SettingsException settings) {
                return Problem.of(400, "setting", cleaned.apply(String.valueOf(settings.getMessage())));
            }
            if (failure instanceof RejectedExecutionException) {
                return Problem.busy("more is waiting to be computed than can be soon; try again in a second");
            }
            if (failure instanceof TimeoutException) {
                return Problem.of(
                        503,
                        "timeout",
                        "this took longer than the " + limits.answer().toSeconds() + " s that an answer may take");
            }
            if (failure instanceof StoppedException) {
                return Problem.of(503, "stopping", "the server is being stopped");
            }
            if (String.valueOf(failure.getMessage()).contains("No space left")
                    || String.valueOf(failure.getMessage()).contains("SQLITE_FULL")) {
                return Problem.of(507, "disk_full", "the server's disk is full; nothing was changed");
            }
            return Problem.of(
                    500,
                    "internal",
                    "this could not be done; the server's log has the reason under this request: " + id);
        }

        private List<Long> about(Reply reply) {
            String subject = inPath.getOrDefault("subject", "");
            return reply.subjects().isEmpty() && subject.matches("\\d{1,18}")
                    ? List.of(Long.valueOf(subject))
                    : reply.subjects();
        }

        private void send(Reply reply, String code, @Nullable Throwable failure) {
            bodies.addAndGet(-room);
            room = 0;
            done.accept(new Done(
                    id,
                    request.getMethod(),
                    template,
                    reply.status(),
                    code,
                    caller.id(),
                    Request.getRemoteAddr(request),
                    inPath.getOrDefault(Route.GALLERY, ""),
                    about(reply),
                    (System.nanoTime() - begun) / 1e6,
                    bytes,
                    failure));
            response.setStatus(reply.status());
            ALWAYS.forEach(response.getHeaders()::put);
            response.getHeaders().put("X-Request-Id", id);
            if (!whole && request.getLength() != 0) {
                // What is left of the body is not read, so nothing can come behind it.
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            if (reply.status() == 401) {
                response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            }
            reply.headers().forEach(response.getHeaders()::put);
            if (!reply.type().isEmpty()) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
            }
            response.write(true, ByteBuffer.wrap(reply.body()), callback);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Visit visit = new Visit(request, response, callback);
        try {
            visit.begin();
        } catch (IOException | RuntimeException e) {
            visit.fail(e);
        }
        return true;
    }

    /** What came in so badly that it was no request. */
    public static boolean refuse(Request request, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        Reply reply = Problem.of(status, "http", "this is no request that could be answered")
                .reply();
        response.setStatus(status);
        ALWAYS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
        return true;
    }

    private Problem tooLarge() {
        return Problem.of(
                413,
                "too_large",
                "a request may have " + limits.bodyBytes() / (1 << 20) + " MiB; send fewer or smaller images");
    }

    private Problem unread(@Nullable Throwable failure) {
        return failure instanceof IllegalStateException
                ? tooLarge()
                : Problem.of(408, "incomplete", "the request's body did not come in whole");
    }
}
