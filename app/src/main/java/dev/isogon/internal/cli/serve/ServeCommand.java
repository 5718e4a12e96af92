package dev.isogon.internal.cli.serve;

import dev.isogon.internal.store.Json;
import dev.isogon.metrics.SettingsException;
import dev.isogon.serve.GalleryServer;
import dev.isogon.serve.ServerSettings;
import dev.isogon.serve.ServerSettings.Callers;
import dev.isogon.serve.ServerSettings.Capacity;
import dev.isogon.serve.ServerSettings.Listening;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon serve}: galleries over HTTP, until it is told to end. */
@Command(
        name = "serve",
        description = "Serves galleries over HTTP: who is in an image, or unknown, and who is enrolled.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "/docs is a page of all that can be asked. Without keys programs of this",
            "machine may ask anything, and no others; isogon keys create makes keys.",
            "There is no liveness test: a printed photograph of somebody passes for",
            "that person."
        })
public final class ServeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "GALLERY",
            description =
                    "folders of galleries, each served under its folder's name without .gallery, or as NAME=FOLDER")
    private List<String> galleries = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "JSON with the words of these options, such as {\"port\": 80, \"key_file\": \"k\"}, and \"galleries\":"
                            + " {\"NAME\": \"FOLDER\"}. Options count before ISOGON_SERVE_PORT and the like, these before the file")
    private @Nullable Path config;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "where to listen; any but this machine's own needs --keys. Default: localhost")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", description = "0 for any that is free. Default: 8080")
    private @Nullable Integer port;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "API keys, as isogon keys create writes them. Default: none, for this machine alone")
    private @Nullable Path keys;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "the key of encrypted galleries, as isogon gallery key writes it. Default: what ISOGON_GALLERY_KEY_FILE"
                            + " names, or ISOGON_GALLERY_KEY holds")
    private @Nullable Path keyFile;

    @Option(
            names = "--unknowns",
            paramLabel = "DAYS",
            description = "how long to keep those who were not known, to be named or dismissed. Default: 0, not at all")
    private @Nullable Integer unknowns;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "a certificate and what vouches for it, in PEM")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its key in PEM (PKCS#8, not encrypted)")
    private @Nullable Path certificateKey;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "requests a minute of a key, or of an address without one; more are refused (429). Default: any")
    private @Nullable Integer rate;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "where to append who did what, by numbers of subjects. Default: nowhere")
    private @Nullable Path audit;

    @Option(
            names = "--cors",
            split = ",",
            paramLabel = "ORIGIN",
            description = "pages of other sites that may ask with a key, such as https://desk.example. Default: none")
    private @Nullable List<String> cors;

    @Option(names = "--threads", paramLabel = "N", description = "threads that compute. Default: all cores")
    private @Nullable Integer threads;

    @Option(
            names = "--queue",
            paramLabel = "N",
            description = "images that may wait to be computed; more are refused (429). Default: 16 a core")
    private @Nullable Integer queue;

    @Option(names = "--body", paramLabel = "MIB", description = "the largest request. Default: 20")
    private @Nullable Integer body;

    @Option(names = "--quiet", description = "no line of JSON on the error output for each request")
    private boolean quiet;

    /** A request as the log has it. */
    private record Line(
            String time,
            String id,
            String method,
            String route,
            int status,
            String code,
            String caller,
            double milliseconds,
            int bytes,
            @Nullable String failure) {

        static Line of(GalleryServer.LogLine line) {
            return new Line(
                    Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                    line.id(),
                    line.method(),
                    line.route(),
                    line.status(),
                    line.code(),
                    line.caller(),
                    Math.round(line.milliseconds() * 10) / 10.0,
                    line.bytes(),
                    line.failure().map(ServeCommand::words).orElse(null));
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ServerSettings settings = settings();
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (GalleryServer server = GalleryServer.start(settings, line -> log(line, err))) {
            Thread hook = new Thread(
                    () -> {
                        ended.countDown();
                        await(closed);
                    },
                    "isogon-serve-end");
            Runtime.getRuntime().addShutdownHook(hook);
            out.println("serving " + String.join(", ", settings.galleries().keySet()) + " at " + server.uri()
                    + (settings.callers().keys() == null ? " for this machine alone" : "") + "; Ctrl-C ends it");
            out.flush();
            await(ended);
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private ServerSettings settings() throws IOException {
        ServeFile file = ServeFile.of(config);
        Capacity usual = Capacity.USUAL;
        Map<String, Path> folders = new LinkedHashMap<>(folders(galleries));
        if (folders.isEmpty() && file.galleries() != null) {
            file.galleries()
                    .forEach((name, folder) ->
                            folders.put(name, ServeFile.beside(config).apply(folder)));
        }
        if (folders.isEmpty()) {
            throw new SettingsException("serve needs a gallery: name its folder, or galleries in the file of --config");
        }
        return new ServerSettings(
                folders,
                ServeFile.path(keyFile, "key-file", file.keyFile(), config),
                ServeFile.number(unknowns, "unknowns", file.unknowns(), 0),
                new Listening(
                        ServeFile.word(host, "host", file.host(), "localhost"),
                        ServeFile.number(port, "port", file.port(), 8080),
                        ServeFile.path(certificate, "tls-certificate", file.tlsCertificate(), config),
                        ServeFile.path(certificateKey, "tls-key", file.tlsKey(), config)),
                new Callers(
                        ServeFile.path(keys, "keys", file.keys(), config),
                        ServeFile.number(rate, "rate", file.rate(), 0),
                        ServeFile.path(audit, "audit", file.audit(), config),
                        ServeFile.words(cors, "cors", file.cors())),
                new Capacity(
                        ServeFile.number(threads, "threads", file.threads(), usual.threads()),
                        ServeFile.number(queue, "queue", file.queue(), usual.queue()),
                        ServeFile.number(body, "body", file.body(), usual.bodyMegabytes())));
    }

    private void log(GalleryServer.LogLine line, PrintWriter err) {
        if (!quiet || line.failure().isPresent()) {
            err.println(Json.writeLine(Line.of(line)));
        }
    }

    private static String words(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    /** An interruption is a wish to end too, and heard by that. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            latch.countDown();
        }
    }

    static Map<String, Path> folders(List<String> galleries) {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (String each : galleries) {
            int sign = each.indexOf('=');
            Path folder = Path.of(sign < 0 ? each : each.substring(sign + 1));
            String last = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
            String name = sign < 0 ? last.replaceFirst("\\.gallery$", "") : each.substring(0, sign);
            if (folders.putIfAbsent(name, folder) != null) {
                throw new SettingsException(
                        "two galleries would be served as " + name + "; give one another name as NAME=FOLDER");
            }
        }
        return folders;
    }
}
