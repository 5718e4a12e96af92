package dev.isogon.internal.cli.serve;

import dev.isogon.internal.cli.Isogon;
import dev.isogon.internal.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code isogon serve} in this JVM, from its first line until it is told to end. */
public final class ServeRun implements AutoCloseable {

    private static final Pattern AT = Pattern.compile(" at (http://\\S+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger code = new AtomicInteger(-1);
    private final Thread thread;

    /** Starts it and waits until it says where it listens, or ends. */
    public ServeRun(String... words) throws InterruptedException {
        thread = new Thread(() ->
                code.set(Isogon.run(new PrintWriter(out, true), new PrintWriter(err, true), Terminal.none(), words)));
        thread.start();
        while (thread.isAlive() && !AT.matcher(out.toString()).find()) {
            Thread.sleep(5);
        }
    }

    /** Where it listens. */
    public URI uri() {
        Matcher at = AT.matcher(out.toString());
        if (!at.find()) {
            throw new AssertionError("it does not listen: " + err);
        }
        return URI.create(at.group(1));
    }

    /** What it printed beside results. */
    public String err() {
        return err.toString();
    }

    /** Ends it, as Ctrl-C does; gives its exit code. */
    public int end() throws InterruptedException {
        thread.interrupt();
        thread.join();
        return code.get();
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }
}
