package dev.isogon.internal.data.feed;

import dev.isogon.internal.data.ImageSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Hands a set's images over batch by batch; a thread of its own fills the next ones meanwhile.
 *
 * <p>A batch is valid until the next call of {@link #next()} or {@link #close()}: then its buffers are filled anew. For
 * one consumer thread. Close it also when all batches were taken.
 */
public final class BatchFeed implements Iterator<Batch>, AutoCloseable {

    private final ImageSet images;
    private final int[][] batches;
    private final BatchRing ring;
    private final Preparation preparation;

    private final Semaphore free = new Semaphore(BatchRing.SLOTS);
    private final Semaphore ready = new Semaphore(0);
    private final Thread loader;
    private volatile int filled;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;
    private int given;

    /**
     * Starts to load one batch after the other.
     *
     * @param batches indices into the images; must not change while the feed is open; none larger than the ring's
     * @param ring the memory for the batches, which no open feed uses
     * @param preparation what happens to each image
     */
    public BatchFeed(ImageSet images, int[][] batches, BatchRing ring, Preparation preparation) {
        if (ring.imageLength() != images.inputLength()) {
            throw new IllegalArgumentException("the ring is for images of " + ring.imageLength()
                    + " values, but these have " + images.inputLength());
        }
        this.images = images;
        this.batches = batches;
        this.ring = ring;
        this.preparation = preparation;
        ring.claim();
        loader = new Thread(this::load, "isogon-batch-feed");
        loader.setDaemon(true);
        loader.start();
    }

    /** An order of images, cut into the ring's batches; a last, shorter one may be left out. */
    public BatchFeed(ImageSet images, int[] order, BatchRing ring, Preparation preparation, boolean dropLast) {
        this(images, Sampler.cut(order, ring.batchSize(), dropLast), ring, preparation);
    }

    /** The number of batches from first to last. */
    public int batches() {
        return batches.length;
    }

    @Override
    public boolean hasNext() {
        return !closed && given < batches.length;
    }

    /**
     * The next batch, waiting until it is filled.
     *
     * @throws IllegalStateException when loading failed, with the reason as cause, or when the feed is closed
     */
    @Override
    public Batch next() {
        if (closed) {
            throw new IllegalStateException("this feed is closed");
        }
        if (given == batches.length) {
            throw new NoSuchElementException("all " + batches.length + " batches were taken");
        }
        if (given > 0 && failure == null) {
            free.release();
        }
        // Never waits for long: the loader either fills a slot or says why it cannot.
        ready.acquireUninterruptibly();
        if (filled == given) {
            ready.release();
            throw new IllegalStateException(
                    "batch " + (given + 1) + " of " + batches.length + " could not be loaded", failure);
        }
        Batch slot = ring.slot(given);
        given++;
        int size = slot.labels().limit();
        return size == slot.size() ? slot : new Batch(slot.images(), slot.labels(), size);
    }

    /** Stops the loader and waits for its end, which is at most one batch away; the ring is free again. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        loader.interrupt();
        boolean interrupted = false;
        while (loader.isAlive()) {
            try {
                loader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        ring.release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void load() {
        try {
            int[] seen = new int[images.size()];
            for (int b = 0; b < batches.length && !closed; b++) {
                free.acquire();
                Batch slot = ring.slot(b);
                int[] occurrences =
                        Arrays.stream(batches[b]).map(image -> seen[image]++).toArray();
                preparation.fill(images, batches[b], occurrences, slot.images());
                Preparation.fillLabels(images, batches[b], slot.labels());
                filled = b + 1;
                ready.release();
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            failure = e;
        } finally {
            ready.release(); // one more than was filled, so that a consumer never waits for a loader that ended
        }
    }
}
