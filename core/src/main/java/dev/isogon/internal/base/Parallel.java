package dev.isogon.internal.base;

import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Work on several threads, all of which have ended when a call returns or throws: what they share may be closed then. */
public final class Parallel {

    private Parallel() {}

    /** Something done for item number {@code index}. */
    @FunctionalInterface
    public interface Item {
        void at(int index) throws IOException;
    }

    /**
     * Does something for 0 … count − 1, in no certain order.
     *
     * @param what is done, for whoever hears of the progress
     * @throws IOException the first that an item threw; what is left is then not begun
     * @throws StoppedException when the work is stopped or this thread is interrupted
     */
    public static void each(int count, String what, Work work, Item item) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Callable<@Nullable Void> worker = () -> {
            boolean finished = false;
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    work.check();
                    item.at(i);
                    work.at(what, done.incrementAndGet(), count);
                }
                finished = true;
            } finally {
                if (!finished) {
                    next.set(count); // the other threads need not go on either
                }
            }
            return null;
        };
        try {
            onAll(work.threads(), what, worker);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw unchecked(e);
        }
    }

    /**
     * Does the same on each of some threads, which take its pieces themselves.
     *
     * @param threads at least 1
     * @param what is done, for the threads' names
     * @throws RuntimeException the first that a thread threw
     * @throws StoppedException when this thread is interrupted
     */
    public static void onEach(int threads, String what, Runnable same) {
        try {
            onAll(threads, what, Executors.callable(same));
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    private static void onAll(int threads, String what, Callable<?> same) throws ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "isogon-" + what);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(same));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } finally {
            end(workers);
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
    }

    /** Threads that are still at it are interrupted, which {@link Work#check} and blocking calls hear. */
    private static void end(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
