package dev.isogon.serve;

import dev.isogon.Faces;
import dev.isogon.internal.gallery.store.GalleryKey;
import dev.isogon.internal.serve.AllRoutes;
import dev.isogon.internal.serve.access.Doorkeeper;
import dev.isogon.internal.serve.access.RateLimits;
import dev.isogon.internal.serve.api.Galleries;
import dev.isogon.internal.serve.http.AuditLog;
import dev.isogon.internal.serve.http.Done;
import dev.isogon.internal.serve.http.FrontDoor;
import dev.isogon.internal.serve.http.Measures;
import dev.isogon.internal.serve.http.PemCertificate;
import dev.isogon.internal.serve.http.RecentRequests;
import dev.isogon.internal.serve.http.RequestLimits;
import dev.isogon.internal.serve.http.SlowBodies;
import dev.isogon.internal.serve.http.SlowHeads;
import dev.isogon.internal.serve.work.Workers;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A server of galleries over HTTP. It answers when {@link #start} returns, and until it is closed, which lets what is being
 * answered end.
 *
 * <pre>{@code
 * try (GalleryServer server = GalleryServer.start(
 *         ServerSettings.local(Map.of("people", Path.of("people.gallery")), 8080), line -> {})) {
 *     System.out.println(server.uri()); // http://localhost:8080/
 * }
 * }</pre>
 */
public final class GalleryServer implements AutoCloseable {

    /** How long an answer may take. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** How long what is in flight may take when the server stops; what it waits for after that, 2 s more, is out within 10 s. */
    private static final Duration STOP = Duration.ofSeconds(7);

    /** After so long without a byte a connection is closed. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** When the first request of a connection has to have come, but for its body. */
    private static final Duration HEAD = Duration.ofSeconds(20);

    /** When the server stops, connections over which nothing goes are closed after so long. */
    private static final Duration IDLE_AT_STOP = Duration.ofMillis(100);

    /** Slower clients are sent away: a body of 1 MB may take four minutes. */
    private static final long LEAST_BYTES_A_SECOND = 4096;

    /** Of an address, of which a tenth may come at once. */
    private static final int WRONG_KEYS_A_MINUTE = 120;

    /** Unknowns whose time is over leave, though nobody looks, and are erased. */
    private static final Duration TIDYING = Duration.ofHours(1);

    /** What the pages are made of, and nothing that is about people. */
    private static final List<String> PAGES = List.of("/page/*", "/docs", "/docs/*", "/v1/openapi.yaml");

    private static final int MOST_CONNECTIONS = 2000;
    private static final int HEADER_BYTES = 8192;

    private final Server server;
    private final ServerConnector connector;
    private final Galleries galleries;
    private final Workers workers;
    private final Faces faces;
    private final AuditLog audit;
    private final Timer tidying = new Timer("isogon-tidying", true);

    private GalleryServer(
            Server server,
            ServerConnector connector,
            Galleries galleries,
            Workers workers,
            Faces faces,
            AuditLog audit) {
        this.server = server;
        this.connector = connector;
        this.galleries = galleries;
        this.workers = workers;
        this.faces = faces;
        this.audit = audit;
        tidying.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        galleries.tidy();
                    }
                },
                TIDYING.toMillis(),
                TIDYING.toMillis());
    }

    /**
     * A line of the log, for each request: by whom, for what, with which outcome; no names, no images.
     *
     * @param id that the answer bears as {@code X-Request-Id}
     * @param method of HTTP
     * @param route which of those in the OpenAPI document; empty for none
     * @param status of HTTP
     * @param code why it was refused, a word; empty where it was answered
     * @param caller id of the key; {@code local} without keys, {@code nobody} where none was shown
     * @param milliseconds that it took
     * @param bytes that came in
     * @param failure of the server's; empty where there was none
     */
    public record LogLine(
            String id,
            String method,
            String route,
            int status,
            String code,
            String caller,
            double milliseconds,
            int bytes,
            Optional<Throwable> failure) {

        private static LogLine of(Done done) {
            return new LogLine(
                    done.id(),
                    done.method(),
                    done.route(),
                    done.status(),
                    done.code(),
                    done.caller(),
                    done.milliseconds(),
                    done.bytes(),
                    Optional.ofNullable(done.failure()));
        }
    }

    /**
     * Opens galleries and their models, and listens.
     *
     * @param log is told of each request
     * @throws SettingsException when a gallery is not there, needs a key, or its model is not to be found; or when the port is
     *     taken
     */
    public static GalleryServer start(ServerSettings settings, Consumer<LogLine> log) throws IOException {
        Path keyFile = settings.galleryKey();
        GalleryKey key = keyFile != null
                ? GalleryKey.read(keyFile)
                : GalleryKey.fromEnvironment().orElse(null);
        SslContextFactory.@Nullable Server tls = tls(settings.listening());
        Doorkeeper doorkeeper = new Doorkeeper(settings.callers().keys());
        AuditLog audit = AuditLog.to(settings.callers().audit());
        Galleries galleries = Galleries.open(settings.galleries(), key, settings.unknownDays());
        Faces faces = Faces.open();
        Workers workers =
                new Workers(settings.capacity().threads(), settings.capacity().queue(), ANSWER);
        Measures measures = new Measures();
        RecentRequests recent = new RecentRequests();
        measures.gauge("isogon_images_waiting", "Images that wait to be computed.", workers::waiting);
        RequestLimits limits = new RequestLimits(
                settings.capacity().bodyMegabytes() << 20,
                Math.max(256L << 20, (long) settings.capacity().bodyMegabytes() << 22),
                ANSWER);
        FrontDoor front = new FrontDoor(
                AllRoutes.of(galleries, workers, faces, measures, recent),
                doorkeeper,
                new RateLimits(settings.callers().requestsAMinute(), WRONG_KEYS_A_MINUTE),
                limits,
                galleries::withoutPaths,
                done -> {
                    measures.count(done);
                    recent.note(done);
                    audit.note(done);
                    log.accept(LogLine.of(done));
                });
        Server server = server(front, settings.callers().origins());
        ServerConnector connector = connector(server, settings.listening(), tls);
        GalleryServer started = new GalleryServer(server, connector, galleries, workers, faces, audit);
        try {
            server.start();
        } catch (Exception e) {
            started.close();
            throw new SettingsException(
                    "port",
                    "must be free, but the server cannot listen at "
                            + settings.listening().host() + ", port "
                            + settings.listening().port() + ": " + reason(e)
                            + ". Name another one, or 0 for any that is free");
        }
        return started;
    }

    private static Server server(FrontDoor front, List<String> origins) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 8);
        threads.setName("isogon-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        Handler.Wrapper door = new SlowBodies(packing(front), LEAST_BYTES_A_SECOND);
        server.setHandler(new GracefulHandler(origins.isEmpty() ? door : openTo(origins, door)));
        server.setErrorHandler(FrontDoor::refuse);
        server.setStopTimeout(STOP.toMillis());
        return server;
    }

    /**
     * Packs what the pages are made of, where the browser takes it packed. What is about people stays as it is, since its packed size
     * could tell what is in it (BREACH); and nothing that comes in is unpacked.
     */
    private static Handler packing(Handler front) {
        CompressionHandler packing = new CompressionHandler(front);
        packing.putCompression(new GzipCompression());
        CompressionConfig files = CompressionConfig.builder()
                .compressIncludeMethod("GET")
                .decompressExcludePath("/*")
                .build();
        PAGES.forEach(path -> packing.putConfiguration(path, files));
        return packing;
    }

    /** Tells browsers that pages of these sites may ask (CORS). */
    private static Handler openTo(List<String> origins, Handler door) {
        CrossOriginHandler cors = new CrossOriginHandler();
        cors.setAllowedOriginPatterns(origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
        cors.setAllowedMethods(Set.of("GET", "POST", "PATCH", "PUT", "DELETE"));
        cors.setAllowedHeaders(Set.of("Authorization", "x-api-key", "Content-Type"));
        cors.setExposedHeaders(Set.of("X-Request-Id", "Retry-After"));
        cors.setAllowCredentials(false);
        cors.setHandler(door);
        return cors;
    }

    private static ServerConnector connector(
            Server server, ServerSettings.Listening listening, SslContextFactory.@Nullable Server tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector connector;
        if (tls == null) {
            connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        } else {
            http.addCustomizer(new SecureRequestCustomizer(false)); // it may be asked for by an address
            connector = new ServerConnector(
                    server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        }
        connector.setHost(listening.host());
        connector.setPort(listening.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
        connector.addBean(new SlowHeads(connector.getScheduler(), HEAD));
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        return connector;
    }

    private static SslContextFactory.@Nullable Server tls(ServerSettings.Listening listening) throws IOException {
        Path certificate = listening.certificate();
        Path key = listening.key();
        return certificate == null || key == null ? null : PemCertificate.read(certificate, key);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Where it listens, with the port that it has. */
    public URI uri() {
        return URI.create((connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http://" : "https://")
                + connector.getHost() + ":" + connector.getLocalPort() + "/");
    }

    /** Lets what is in flight end, for 7 s at most, refuses the rest, and closes the galleries. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the server could not be stopped in order: " + reason(e), e);
        } finally {
            tidying.cancel();
            workers.close();
            faces.close();
            galleries.close();
            audit.close();
        }
    }
}
