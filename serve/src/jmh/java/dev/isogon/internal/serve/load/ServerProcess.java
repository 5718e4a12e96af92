package dev.isogon.internal.serve.load;

import dev.isogon.internal.store.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A server in a process of its own, with what its log says. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern WHERE = Pattern.compile(" at (http://\\S+?/)[ ;]");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int KEPT = 1000;

    private final Process process;
    private final URI uri;
    private final Thread reader;
    private final List<String> bad = new ArrayList<>();
    private final AtomicLong lines = new AtomicLong();

    private ServerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
        reader = new Thread(this::read, "log");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one at any port that is free.
     *
     * @throws IOException when it does not serve
     */
    static ServerProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("serve", "--port", "0"));
        command.addAll(arguments);
        Process process = Isogon.process(command).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String first = reader(process.getInputStream()).readLine();
        Matcher where = WHERE.matcher(first == null ? "" : first);
        if (!where.find()) {
            String why = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            process.destroyForcibly();
            throw new IOException("the server does not serve: " + first + " " + why);
        }
        return new ServerProcess(process, URI.create(where.group(1)));
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private void read() {
        try (BufferedReader in = reader(process.getErrorStream())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.incrementAndGet();
                if (isBad(line)) {
                    synchronized (bad) {
                        if (bad.size() < KEPT) {
                            bad.add(line);
                        }
                    }
                }
            }
        } catch (IOException e) {
            // A killed process says nothing more.
        }
    }

    /** A failure, an answer that admits one, or what is no line of the log at all. */
    private static boolean isBad(String line) {
        try {
            JsonNode json = Json.tree(Path.of("log"), line);
            return json.path("status").asInt() >= 500 || !json.path("failure").isNull();
        } catch (RuntimeException e) {
            return true;
        }
    }

    URI uri() {
        return uri;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lines of its error output that no good server would print. */
    List<String> badLines() {
        synchronized (bad) {
            return List.copyOf(bad);
        }
    }

    /** How many lines it has printed. */
    long lines() {
        return lines.get();
    }

    /** MB of memory that it has in use. */
    double residentMegabytes() throws IOException {
        Matcher found = RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
        return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : Double.NaN;
    }

    /** SIGKILL, and whatever its log has had to say. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** SIGTERM. */
    @Override
    public void close() throws InterruptedException {
        if (!process.isAlive()) {
            System.out.println("the server is gone already, with " + process.exitValue());
        }
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
        reader.join();
    }
}
