package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.Owners;
import dev.isogon.internal.gallery.search.rows.Segment;
import dev.isogon.internal.matrix.FloatRows;

/** Room for rows that are added one by one; what was added is not changed again, so that it can be searched meanwhile. */
final class Tail implements AutoCloseable {

    private static final int FEWEST = 256;
    private static final int MOST = 1 << 14;

    /** Bytes of the largest. */
    private static final int LARGEST = 1 << 25;

    private final int capacity;
    private final FloatRows rows;
    private final long[] images;
    private int count;

    /** As much as there is already, within bounds. */
    Tail(int dimensions, long rowsBefore) {
        long most = Math.max(1, Math.min(MOST, LARGEST / (Float.BYTES * (long) dimensions)));
        capacity = (int) Math.min(most, Math.max(FEWEST, rowsBefore));
        rows = new FloatRows(capacity, dimensions);
        images = new long[capacity];
    }

    boolean hasRoom() {
        return count < capacity;
    }

    Segment empty() {
        return new Segment(rows, 0, images, Owners.of(capacity), null);
    }

    /** The segment of what was added, with one more. */
    Segment add(Segment segment, long image, long subject, float[] unit) {
        rows.put(count, 1, unit);
        images[count] = image;
        segment.owners().begin(count, subject);
        count++;
        return segment.grown();
    }

    @Override
    public void close() {
        rows.close();
    }
}
