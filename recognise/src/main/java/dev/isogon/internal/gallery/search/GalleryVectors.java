package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.RowNumbers;
import dev.isogon.internal.gallery.search.rows.Segment;
import dev.isogon.internal.gallery.search.rows.UnitVectors;
import dev.isogon.internal.gallery.search.rows.VectorFile;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of a gallery: those of a {@link VectorFile}, where there is one, and those added since, in memory outside of the
 * Java heap where products are OpenBLAS's. Changes come from one thread at a time; a search sees what was there when it began,
 * whatever is changed meanwhile. Closing waits for the searches that have begun, and closes the file.
 */
public final class GalleryVectors implements SearchIndex, AutoCloseable {

    private final int dimensions;
    private final @Nullable VectorFile file;
    private final List<Tail> tails = new ArrayList<>();
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private volatile Version version;
    private boolean closed;

    private GalleryVectors(int dimensions, @Nullable VectorFile file, Version version) {
        this.dimensions = dimensions;
        this.file = file;
        this.version = version;
    }

    /** Of no image yet: of a new gallery, or of one whose vectors are to be nowhere but in memory. */
    public static GalleryVectors inMemory(int dimensions) {
        return new GalleryVectors(dimensions, null, new Version(List.of(), 0));
    }

    /** Those of a file, which is closed with this. */
    public static GalleryVectors of(VectorFile file) {
        return new GalleryVectors(file.dimensions(), file, Version.of(file.segments()));
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public long images() {
        return version.images();
    }

    /**
     * Adds an image.
     *
     * @param image its number, above those of all that were added before
     * @param subject whose it is, at least 1
     * @param unit D numbers, of length 1
     * @throws IllegalArgumentException where that is not so
     */
    public synchronized void add(long image, long subject, float[] unit) {
        checkOpen();
        if (unit.length != dimensions) {
            throw new IllegalArgumentException(
                    "image " + image + " has " + unit.length + " dimensions, but the gallery has " + dimensions);
        }
        UnitVectors.check("image " + image, unit, 0, dimensions);
        RowNumbers.check(image, subject, version.lastImage());
        List<Segment> segments = new ArrayList<>(version.segments());
        if (tails.isEmpty() || !tails.get(tails.size() - 1).hasRoom()) {
            Tail fresh = new Tail(dimensions, version.rows());
            tails.add(fresh);
            segments.add(fresh.empty());
        }
        int last = segments.size() - 1;
        segments.set(last, tails.get(tails.size() - 1).add(segments.get(last), image, subject, unit));
        version = new Version(List.copyOf(segments), version.images() + 1);
    }

    /** Takes an image out of what is found; does nothing where it is not there. Its row stays in memory until this is closed. */
    public synchronized void remove(long image) {
        version = version.with(image, 0);
    }

    /** Gives an image to another subject; does nothing where it is not there. */
    public synchronized void move(long image, long subject) {
        RowNumbers.checkSubject(image, subject);
        version = version.with(image, subject);
    }

    /** The number of the last image that was added, which may have been removed; 0 where there was none. */
    public long lastImage() {
        return version.lastImage();
    }

    @Override
    public List<List<Match>> best(FloatMatrix probes, int top, List<Excluding> excluding, Work work) {
        check(probes, excluding.size());
        if (top < 1) {
            throw new IllegalArgumentException("top must be at least 1, but was " + top);
        }
        return whileOpen(() -> new ExactSearch(version.segments(), dimensions, top).run(probes, excluding, work));
    }

    @Override
    public List<Optional<Match>> bestOf(FloatMatrix probes, long[] subjects, long[] withoutImages, Work work) {
        check(probes, subjects.length);
        check(probes, withoutImages.length);
        return whileOpen(() -> new SubjectSearch(version.segments()).run(probes, subjects, withoutImages, work));
    }

    private void check(FloatMatrix probes, int others) {
        if (probes.columns() != dimensions || probes.rows() != others) {
            throw new IllegalArgumentException(probes.rows() + "×" + probes.columns() + " probes and " + others
                    + " that they ask for do not fit to a gallery of " + dimensions + " dimensions");
        }
        for (int p = 0; p < probes.rows(); p++) {
            UnitVectors.check("probe " + p, probes.values(), p * dimensions, dimensions);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the vectors of this gallery are closed");
        }
    }

    private <T> T whileOpen(Supplier<T> search) {
        open.readLock().lock();
        try {
            checkOpen();
            return search.get();
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public synchronized void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                tails.forEach(Tail::close);
                if (file != null) {
                    file.close();
                }
            }
        } finally {
            open.writeLock().unlock();
        }
    }

    /** The same owners for many images at once, as after a merge of two subjects. */
    public synchronized void moveAll(Map<Long, Long> subjects) {
        subjects.forEach(this::move);
    }
}
