package dev.isogon.internal.serve.load;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests that come at fixed times, whether or not those before are answered, as they do from people who know nothing of each
 * other. A latency counts from when its request was to be sent, so that none is hidden by one that was late.
 */
final class OpenLoop {

    private final Latencies answered = new Latencies();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int withRetryAfter;

    private OpenLoop() {}

    /** Something to be looked at while requests go out. */
    @FunctionalInterface
    interface Watch {
        void at(double seconds) throws Exception;
    }

    /**
     * Asks who is in photographs, and waits for all answers.
     *
     * @param rate requests a second
     * @param watch told of the time at each request
     */
    static OpenLoop run(Asking asking, Photographs photographs, double rate, double seconds, Watch watch)
            throws Exception {
        OpenLoop loop = new OpenLoop();
        List<CompletableFuture<Boolean>> open = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long intended = begun + (long) (i / rate * 1e9);
            for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            open.add(asking.identifyLater(photographs.get(i)).handle((response, failure) -> {
                loop.answered(response, (System.nanoTime() - intended) / 1e9);
                return failure == null;
            }));
            watch.at(i / rate);
        }
        CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).join();
        return loop;
    }

    private synchronized void answered(@Nullable HttpResponse<byte[]> response, double seconds) {
        int status = response == null ? 0 : response.statusCode();
        statuses.merge(status, 1, Integer::sum);
        if (status == 200) {
            answered.add(seconds);
        } else if (response != null
                && response.headers().firstValue("Retry-After").isPresent()) {
            withRetryAfter++;
        }
    }

    /** How many were answered so; 0 is for no answer. */
    synchronized int count(int status) {
        return statuses.getOrDefault(status, 0);
    }

    /** How many had another status than these. */
    synchronized int others(int... allowed) {
        int all = statuses.values().stream().mapToInt(Integer::intValue).sum();
        for (int each : allowed) {
            all -= count(each);
        }
        return all;
    }

    synchronized int withRetryAfter() {
        return withRetryAfter;
    }

    /** Of those that were answered by 200. */
    Latencies latencies() {
        return answered;
    }
}
