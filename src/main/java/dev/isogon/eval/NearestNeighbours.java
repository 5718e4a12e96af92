package dev.isogon.eval;

import dev.isogon.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Exact nearest neighbours.
 *
 * @param similarity how two embeddings are compared
 * @param threads worker threads, at least 1
 * @param cancelled asked once a block of work; when it says true the search ends with a {@link CancellationException}
 */
public record NearestNeighbours(Similarity similarity, int threads, BooleanSupplier cancelled) {

    public NearestNeighbours {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
    }

    /** A search that nobody cancels. */
    public NearestNeighbours(Similarity similarity, int threads) {
        this(similarity, threads, () -> false);
    }

    /**
     * For each probe the index of the nearest gallery row, ties to the lowest index.
     *
     * @param probes P×D
     * @param gallery G×D, G at least 1
     * @return P indices from 0 to G − 1
     * @throws IllegalArgumentException where the shapes do not fit or a value is not finite
     */
    public int[] find(FloatMatrix probes, FloatMatrix gallery) {
        return search(probes, gallery, false);
    }

    /**
     * For each row the index of the nearest other row, ties to the lowest index: leave one out.
     *
     * @param embeddings N×D, N at least 2
     * @return N indices from 0 to N − 1, none its own
     * @throws IllegalArgumentException where there is one row only or a value is not finite
     */
    public int[] findOthers(FloatMatrix embeddings) {
        return search(embeddings, embeddings, true);
    }

    private int[] search(FloatMatrix probes, FloatMatrix gallery, boolean leaveSelfOut) {
        check(probes, gallery, leaveSelfOut);
        try (NeighbourSearch search = new NeighbourSearch(similarity, probes, gallery, leaveSelfOut, cancelled)) {
            int useful = Math.min(threads, search.chunks());
            ExecutorService workers = Executors.newFixedThreadPool(useful, NearestNeighbours::worker);
            try {
                List<Future<?>> work = new ArrayList<>();
                for (int i = 0; i < useful; i++) {
                    work.add(workers.submit(search::work));
                }
                for (Future<?> each : work) {
                    each.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the search for nearest neighbours was interrupted");
            } finally {
                end(workers);
            }
            return search.nearest;
        }
    }

    /** Waits for all workers: the search's memory must not go while one still reads it. */
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

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "isogon-neighbours");
        thread.setDaemon(true);
        return thread;
    }

    private static void check(FloatMatrix probes, FloatMatrix gallery, boolean leaveSelfOut) {
        if (probes.columns() != gallery.columns()) {
            throw new IllegalArgumentException(
                    "probes have " + probes.columns() + " dimensions, but the gallery has " + gallery.columns());
        }
        if (gallery.rows() < (leaveSelfOut ? 2 : 1)) {
            throw new IllegalArgumentException(
                    "a gallery of " + gallery.rows() + " rows has no nearest " + (leaveSelfOut ? "other row" : "row"));
        }
        checkFinite("probe", probes);
        checkFinite("gallery", gallery);
    }

    private static void checkFinite(String name, FloatMatrix matrix) {
        for (int i = 0; i < matrix.values().length; i++) {
            if (!Float.isFinite(matrix.values()[i])) {
                throw new IllegalArgumentException(
                        name + " row " + i / matrix.columns() + " holds " + matrix.values()[i]);
            }
        }
    }
}
