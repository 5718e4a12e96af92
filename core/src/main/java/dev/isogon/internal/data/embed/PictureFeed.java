package dev.isogon.internal.data.embed;

import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.StoppedException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decodes files on threads of its own and hands them over in their order, as a network of one size takes them. No more than
 * a few files wait at a time, however many there are. For one consumer thread.
 */
public final class PictureFeed implements Iterator<PictureFeed.Read>, AutoCloseable {

    private final List<? extends Image> files;
    private final PictureReading reading;
    private final int ahead;
    private final ExecutorService threads;
    private final Queue<Future<Read>> waiting = new ArrayDeque<>();
    private int begun;

    /**
     * What a network takes.
     *
     * @param height pixels
     * @param width pixels
     * @param channels 1 for grey, 3 for red, green, blue
     */
    public record Shape(int height, int width, int channels) {}

    /**
     * One file.
     *
     * @param pictures of the shape asked for; none where there is a problem
     * @param problem why there is no picture; empty where there are some
     * @param decoded whether it is an image, though there may be nothing in it that the network is to see
     */
    public record Read(List<Picture> pictures, String problem, boolean decoded) {

        /** What is no image, or cannot be read. */
        public static Read not(String why) {
            return new Read(List.of(), why, false);
        }
    }

    /**
     * Starts to decode.
     *
     * @param framing what of each picture is taken
     * @param ahead files that may be begun before they are asked for, at least 1
     * @param threads at least 1
     */
    public PictureFeed(List<? extends Image> files, Shape shape, Framing framing, int ahead, int threads) {
        this(files, new FramedReading(shape, framing), ahead, threads);
    }

    /** The same, read in another way. */
    PictureFeed(List<? extends Image> files, PictureReading reading, int ahead, int threads) {
        this.files = files;
        this.reading = reading;
        this.ahead = ahead;
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "isogon-pictures");
            thread.setDaemon(true);
            return thread;
        });
        begin();
    }

    private void begin() {
        while (begun < files.size() && waiting.size() < ahead) {
            Image file = files.get(begun++);
            waiting.add(threads.submit(() -> reading.read(file)));
        }
    }

    @Override
    public boolean hasNext() {
        return !waiting.isEmpty();
    }

    /** The next file, waiting until it is decoded. */
    @Override
    public Read next() {
        Future<Read> next = waiting.poll();
        if (next == null) {
            throw new NoSuchElementException("all " + files.size() + " files were taken");
        }
        try {
            Read read = next.get();
            begin();
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be decoded", e.getCause());
        }
    }

    /** Begins no more files; threads end with the one that they have. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
