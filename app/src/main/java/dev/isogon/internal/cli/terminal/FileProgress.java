package dev.isogon.internal.cli.terminal;

import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Shows how many files are done: a line that is drawn over on a terminal, now and then a line on a pipe. */
public final class FileProgress implements Work.Progress {

    private static final long DRAW_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 20_000_000_000L;

    private final PrintWriter err;
    private final Terminal terminal;
    private String doing = "";
    private long begun;
    private long shown;

    /** Work that is watched. */
    @FunctionalInterface
    public interface Task<T> {
        T run() throws IOException;
    }

    public FileProgress(PrintWriter err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Somebody who watches this, and may stop it. */
    public Work work(int threads, BooleanSupplier stop) {
        return new Work(threads, this, stop);
    }

    /**
     * Runs a task, and takes the drawn line away when it ends.
     *
     * @param interrupted a sentence about what is there when it was stopped
     * @throws StoppedException when it was, after that was said
     */
    public <T> T watch(String interrupted, Task<T> task) throws IOException {
        try {
            return task.run();
        } catch (StoppedException e) {
            clear();
            err.println("Interrupted. " + interrupted);
            err.flush();
            throw e;
        } finally {
            clear();
        }
    }

    @Override
    public synchronized void at(String what, long done, long all) {
        long now = System.nanoTime();
        if (!what.equals(doing)) {
            doing = what;
            begun = now;
            shown = now;
        }
        if (now - shown < (terminal.interactive() ? DRAW_NANOS : PLAIN_NANOS)) {
            return;
        }
        shown = now;
        double rate = done / ((now - begun) / 1e9);
        String line = String.format(
                Locale.ROOT,
                "%s %,d of %,d files  %,.0f/s  %s left",
                what,
                done,
                all,
                rate,
                Durations.clock((all - done) / Math.max(rate, 1e-9)));
        if (terminal.interactive()) {
            int fits = terminal.columns() - 1;
            err.print("\r\u001b[K" + (line.length() > fits ? line.substring(0, fits) : line));
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Takes the drawn line away, so that something else can be printed. */
    public synchronized void clear() {
        if (terminal.interactive()) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
