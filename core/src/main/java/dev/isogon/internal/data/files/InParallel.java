package dev.isogon.internal.data.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The same work for each of many files, on several threads. */
public final class InParallel {

    private InParallel() {}

    /** Something done for file number {@code index}. */
    @FunctionalInterface
    public interface Work {
        void at(int index) throws IOException;
    }

    /**
     * Does the work for 0 … count − 1, in no certain order, and waits for all of it, also where it fails: what the work
     * uses may be closed thereafter.
     *
     * @throws IOException the first that the work threw; what is left is then not begun
     * @throws CancellationException when the watch says stop
     */
    public static void each(int count, String what, Watch watch, Work work) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(watch.threads(), task -> {
            Thread thread = new Thread(task, "isogon-images");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<?>> workers = new ArrayList<>();
        try {
            for (int w = 0; w < watch.threads(); w++) {
                workers.add(threads.submit(() -> {
                    boolean finished = false;
                    try {
                        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            if (watch.stop().getAsBoolean()) {
                                throw new CancellationException();
                            }
                            work.at(i);
                            watch.progress().at(what, done.incrementAndGet(), count);
                        }
                        finished = true;
                    } finally {
                        if (!finished) {
                            next.set(count); // the other threads need not go on either
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            next.set(count);
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            end(threads);
        }
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
