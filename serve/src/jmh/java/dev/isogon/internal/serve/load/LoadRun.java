package dev.isogon.internal.serve.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server under load, with 10,000 subjects: what it answers at most, how long answers take at nine tenths of that for minutes and
 * whether its memory grows, and what happens at twice as much. The clients compute on the same machine. Arguments: MINUTES (10), a
 * folder of photographs, and options of {@code isogon serve}, such as {@code --queue 32}. In less than 4 minutes memory and
 * latencies are shown and not judged: a program that has just begun still grows.
 */
public final class LoadRun {

    private static final int SUBJECTS = 10_000;
    private static final int PHOTOGRAPHS = 2000;
    private static final int[] CLIENTS = {8, 1, 2, 4, 8, 16, 32};
    private static final double SHARE = 0.9;
    private static final double JUDGED_MINUTES = 4;

    private final ServerProcess server;
    private final Asking asking;
    private final Photographs photographs;
    private final double seconds;
    private final Promises promises;

    private LoadRun(ServerProcess server, Photographs photographs, double minutes, Promises promises) {
        this.server = server;
        this.asking = new Asking(server.uri(), "people", "");
        this.photographs = photographs;
        this.seconds = 60 * minutes;
        this.promises = promises;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.out.println("Arguments: MINUTES PHOTOGRAPHS [OPTION OF SERVE]...");
            return;
        }
        Promises promises = new Promises();
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        run(Double.parseDouble(arguments[0]), Path.of(arguments[1]), options, promises);
        promises.end();
    }

    static void run(double minutes, Path photos, List<String> options, Promises promises) throws Exception {
        Photographs photographs = new Photographs(photos, minutes < JUDGED_MINUTES ? PHOTOGRAPHS / 10 : PHOTOGRAPHS);
        List<String> served = new ArrayList<>(options);
        served.add(String.valueOf(photographs.gallery(Isogon.folder(), SUBJECTS)));
        try (ServerProcess server = ServerProcess.start(served)) {
            LoadRun run = new LoadRun(server, photographs, minutes, promises);
            double capacity = run.capacity();
            double usual = run.steady(SHARE * capacity);
            run.overload(2 * capacity, usual);
            promises.none(server.badLines(), "no failure in the log of " + server.lines() + " requests");
        }
    }

    private void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private void judge(boolean kept, String promise, String found) {
        if (seconds >= 60 * JUDGED_MINUTES) {
            promises.check(kept, promise, found);
        } else {
            print("not judged in so short a time: %s; %s", promise, found);
        }
    }

    /** Requests a second, the most that any number of clients got, each of which waits for its answer; the first round warms up. */
    private double capacity() throws InterruptedException {
        double most = 0;
        double each = Math.max(2, Math.min(20, seconds / 20));
        for (int i = 0; i < CLIENTS.length; i++) {
            double rate = closed(CLIENTS[i], each, i == 0);
            most = i == 0 ? 0 : Math.max(most, rate);
        }
        return most;
    }

    private double closed(int clients, double time, boolean warm) throws InterruptedException {
        Latencies latencies = new Latencies();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        long begun = System.nanoTime();
        Together.run(clients, number -> {
            while (System.nanoTime() - begun < time * 1e9) {
                long from = System.nanoTime();
                if (asking.identify(photographs.get(next.getAndIncrement())).status() == 200) {
                    latencies.add((System.nanoTime() - from) / 1e9);
                } else {
                    refused.incrementAndGet();
                }
            }
        });
        double rate = latencies.count() / ((System.nanoTime() - begun) / 1e9);
        print(
                "%s%d clients: %.1f requests/s, p50 %.0f ms, p99 %.0f ms, %d not answered",
                warm ? "(warming up) " : "",
                clients,
                rate,
                latencies.percentile(50),
                latencies.percentile(99),
                refused.get());
        return rate;
    }

    /** Returns the p99 in ms. */
    private double steady(double rate) throws Exception {
        double early = Math.min(120, seconds / 2);
        double[] resident = {Double.NaN};
        OpenLoop loop = OpenLoop.run(asking, photographs, rate, seconds, at -> {
            if (Double.isNaN(resident[0]) && at >= early) {
                resident[0] = server.residentMegabytes();
            }
        });
        double last = server.residentMegabytes();
        print(
                "%.1f requests/s for %.1f min: %d answered, p50 %.0f ms, p99 %.0f ms",
                rate,
                seconds / 60,
                loop.count(200),
                loop.latencies().percentile(50),
                loop.latencies().percentile(99));
        judge(loop.others(200) == 0, "no errors at 90 % of the capacity", loop.others(200) + " errors");
        judge(
                last <= 1.05 * resident[0],
                "resident memory grows by 5 % at most",
                String.format(
                        Locale.ROOT,
                        "%.0f MB after %.1f min, %.0f MB at the end, ratio %.3f",
                        resident[0],
                        early / 60,
                        last,
                        last / resident[0]));
        return loop.latencies().percentile(99);
    }

    private void overload(double rate, double usual) throws Exception {
        OpenLoop loop = OpenLoop.run(asking, photographs, rate, Math.min(60, seconds), at -> {});
        int refused = loop.count(429);
        double p99 = loop.latencies().percentile(99);
        print(
                "%.1f requests/s, twice the capacity: %.1f %% refused by 429, p50 %.0f ms of those answered",
                rate,
                100.0 * refused / (refused + loop.others(429)),
                loop.latencies().percentile(50));
        promises.check(loop.withRetryAfter() == refused, "each 429 says when to come again", refused + " of them");
        promises.check(loop.others(200, 429) == 0, "every other one is answered", loop.others(200, 429) + " are not");
        judge(
                p99 <= 2 * usual,
                "those answered wait at most twice as long as at 90 %",
                String.format(Locale.ROOT, "p99 %.0f ms against %.0f ms, ratio %.2f", p99, usual, p99 / usual));
    }
}
