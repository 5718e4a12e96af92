package dev.isogon.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Shows how many files are embedded: a line that is drawn over on a terminal, now and then a plain one on a pipe. */
final class EmbeddingProgress implements IntConsumer {

    private static final long DRAW_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 20_000_000_000L;

    private final int all;
    private final PrintWriter err;
    private final Terminal terminal;
    private final long begun = System.nanoTime();
    private long shown;

    EmbeddingProgress(int all, PrintWriter err, Terminal terminal) {
        this.all = all;
        this.err = err;
        this.terminal = terminal;
        this.shown = begun;
    }

    @Override
    public void accept(int done) {
        long now = System.nanoTime();
        if (now - shown < (terminal.interactive() ? DRAW_NANOS : PLAIN_NANOS)) {
            return;
        }
        shown = now;
        double rate = done / ((now - begun) / 1e9);
        String line = String.format(
                Locale.ROOT,
                "%,d of %,d files  %,.0f img/s  %s left",
                done,
                all,
                rate,
                Durations.clock((all - done) / rate));
        if (terminal.interactive()) {
            err.print("\r\u001b[K" + line);
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Takes the drawn line away, so that something else can be printed. */
    void clear() {
        if (terminal.interactive()) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
