package dev.isogon.internal.engine;

import dev.isogon.metrics.StoppedException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread of its own for native objects that many callers use: they are made, used and freed on it alone, and whoever calls
 * needs no scope. Each thread that calls the engine gets a team of threads of its own, so that one is also faster than many.
 */
public final class EngineThread implements AutoCloseable {

    private final ExecutorService thread;
    private @Nullable Scope scope;

    /** @param threads of the engine, for work on this thread */
    public EngineThread(int threads) {
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread own = new Thread(task, "isogon-engine");
            own.setDaemon(true);
            return own;
        });
        try {
            call(() -> {
                Engine.start(threads);
                scope = Scope.open();
                return true;
            });
        } catch (RuntimeException | Error e) {
            thread.shutdown();
            throw e;
        }
    }

    /** Work that may throw what a caller is to see. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /**
     * Does work on the thread and waits for it.
     *
     * @throws StoppedException when this thread, which waits, is interrupted; the work is, too, and has ended
     * @throws IllegalStateException after {@link #close}
     */
    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        if (thread.isShutdown()) {
            throw new IllegalStateException("it was closed, and cannot be used any more");
        }
        Callable<T> task = work::done;
        Future<T> future = thread.submit(task);
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            settle();
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // The work throws E or what is unchecked.
            @SuppressWarnings("unchecked")
            E cause = (E) e.getCause();
            throw cause;
        }
    }

    /** Waits until what was cancelled has reached its next check. */
    private void settle() {
        Future<?> empty = thread.submit(() -> {});
        while (true) {
            try {
                empty.get();
                return;
            } catch (InterruptedException e) {
                // The caller's interruption is restored when the work has ended.
            } catch (ExecutionException e) {
                return;
            }
        }
    }

    /** Frees all that was made on the thread, and ends it. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> {
            Scope own = scope;
            if (own != null) {
                own.close();
            }
        });
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
