package dev.isogon.internal.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same work on several threads, which take its pieces themselves. */
public final class Workers {

    private Workers() {}

    /**
     * Runs the work on each of the threads and returns when all have ended, so that memory which they share may go.
     *
     * @param threads at least 1
     * @param name what is done, for the threads' names and the message of a cancellation
     * @throws RuntimeException the first that a worker threw
     */
    public static void run(int threads, String name, Runnable work) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> thread(task, name));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(work));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the work on " + name + " was interrupted");
        } finally {
            end(workers);
        }
    }

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

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "isogon-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
