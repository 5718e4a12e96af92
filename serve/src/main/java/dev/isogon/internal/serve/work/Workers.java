package dev.isogon.internal.serve.work;

import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Threads that compute what requests ask for, and a queue before them that is bounded by images, more narrowly while many requests
 * are refused. Whatever waits for the same kind
 * of work is gathered while they are busy and computed together, up to a number of images; nothing waits for others to come. So
 * an image begins to be computed at the latest when those before it in the queue have been, and a batch is never later than the
 * work in it.
 */
public final class Workers implements AutoCloseable {

    /** Images that are computed together: more make each wait longer, and are hardly faster. */
    private static final int TOGETHER = 4;

    /** Share of requests that are refused from which on it is more than a burst: what waits then waits in vain. */
    private static final double OVERLOADED = 0.2;

    /** Of one request in that share, so that it follows within a dozen of them. */
    private static final double WEIGHT = 1.0 / 32;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final int room;
    private final long patience;
    private final Deque<Job<?, ?>> waiting = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private int images;
    private double refused;
    private boolean closed;

    /**
     * Starts them.
     *
     * @param threads that compute
     * @param room images that may wait
     * @param patience after which nobody waits for an answer any more
     */
    public Workers(int threads, int room, Duration patience) {
        this.room = room;
        this.patience = patience.toNanos();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::work, "isogon-compute-" + i);
            thread.setDaemon(true);
            this.threads.add(thread);
            thread.start();
        }
    }

    /** What is done with images that were gathered; as many results as images, in their order. */
    @FunctionalInterface
    public interface Batch<T, R> {
        List<R> of(List<T> items) throws Exception;
    }

    private record Job<T, R>(
            Object kind, List<T> items, Batch<T, R> batch, CompletableFuture<List<R>> result, long begun) {}

    /**
     * Has images computed.
     *
     * @param kind what may be computed together with this: it equals this one's, and does the same
     * @throws RejectedExecutionException when there is no room
     */
    public <T, R> CompletionStage<List<R>> submit(Object kind, List<T> items, Batch<T, R> batch) {
        CompletableFuture<List<R>> result = new CompletableFuture<>();
        List<Job<?, ?>> cut;
        synchronized (waiting) {
            boolean full = images > 0 && images + items.size() > allowed();
            boolean before = refused > OVERLOADED;
            refused += WEIGHT * ((full ? 1 : 0) - refused);
            if (!closed && !full) {
                images += items.size();
                waiting.add(new Job<>(kind, items, batch, result, System.nanoTime()));
                waiting.notify();
                return result;
            }
            cut = refused > OVERLOADED && !before ? cut() : List.of();
        }
        cut.forEach(each -> each.result().completeExceptionally(new RejectedExecutionException()));
        throw new RejectedExecutionException();
    }

    /** Takes out of the queue what came last and may not wait any more. */
    private List<Job<?, ?>> cut() {
        List<Job<?, ?>> left = new ArrayList<>();
        while (waiting.size() > 1 && images > allowed()) {
            Job<?, ?> last = waiting.removeLast();
            images -= last.items().size();
            left.add(last);
        }
        return left;
    }

    /** Bursts may fill the queue; where more comes all the time than can be computed, a full one would only make all wait. */
    private int allowed() {
        return refused > OVERLOADED ? Math.min(room, threads.size()) : room;
    }

    /** Has something computed by itself, that counts as so many images. */
    public <R> CompletionStage<R> submit(int weight, Callable<R> task) {
        return submit(
                        new Object(),
                        Collections.nCopies(weight, task),
                        same -> List.of(same.get(0).call()))
                .thenApply(results -> results.get(0));
    }

    /** How each of them computes: as many as there are cores, none needs help. */
    public static Work alone() {
        return Work.silent().withThreads(1);
    }

    /** Images that wait. */
    public int waiting() {
        synchronized (waiting) {
            return images;
        }
    }

    /** Images that may wait. */
    public int room() {
        return room;
    }

    private void work() {
        while (true) {
            List<Job<?, ?>> together;
            synchronized (waiting) {
                while (waiting.isEmpty()) {
                    if (closed) {
                        return;
                    }
                    try {
                        waiting.wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                together = take();
            }
            compute(together);
        }
    }

    /** The first that waits, and whatever of its kind there is room for. */
    private List<Job<?, ?>> take() {
        Job<?, ?> first = waiting.remove();
        List<Job<?, ?>> together = new ArrayList<>(List.of(first));
        int count = first.items().size();
        for (Iterator<Job<?, ?>> each = waiting.iterator(); each.hasNext() && count < TOGETHER; ) {
            Job<?, ?> job = each.next();
            if (job.kind().equals(first.kind()) && count + job.items().size() <= TOGETHER) {
                together.add(job);
                count += job.items().size();
                each.remove();
            }
        }
        images -= count;
        return together;
    }

    /** Jobs of one kind have the same types. */
    @SuppressWarnings("unchecked")
    private <T, R> void compute(List<Job<?, ?>> gathered) {
        List<Job<T, R>> jobs = new ArrayList<>();
        List<T> items = new ArrayList<>();
        for (Job<?, ?> each : gathered) {
            if (System.nanoTime() - each.begun() > patience) {
                each.result().completeExceptionally(new TimeoutException());
            } else {
                jobs.add((Job<T, R>) each);
                items.addAll((List<T>) each.items());
            }
        }
        if (jobs.isEmpty()) {
            return;
        }
        try {
            List<R> results = jobs.get(0).batch().of(items);
            int from = 0;
            for (Job<T, R> job : jobs) {
                int to = Math.min(results.size(), from + job.items().size());
                job.result().complete(List.copyOf(results.subList(from, to)));
                from = to;
            }
        } catch (Throwable e) { // none may end the thread: the next request needs it
            jobs.forEach(job -> job.result().completeExceptionally(e));
        }
    }

    /** Takes nothing new, gives up what waits, and ends when what is being computed is done, or soon. */
    @Override
    public void close() {
        List<Job<?, ?>> left;
        synchronized (waiting) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
            waiting.notifyAll();
        }
        left.forEach(each -> each.result().completeExceptionally(new StoppedException()));
        for (Thread each : threads) {
            try {
                each.join(SOON.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
