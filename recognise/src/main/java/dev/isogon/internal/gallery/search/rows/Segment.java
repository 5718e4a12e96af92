package dev.isogon.internal.gallery.search.rows;

import dev.isogon.internal.matrix.FloatRows;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that lie in one piece of memory, in the order of their images. A change makes a new one over the same memory.
 *
 * @param rows their vectors, {@code count} of them and perhaps room for more
 * @param count rows that there are
 * @param images the image of each, ascending; a row that was erased has that of the row before it
 * @param owners the subject of each, 0 where it was removed
 * @param file the images in the mapped file, where one of the rows' bytes may be erased at any moment; else null
 */
public record Segment(
        FloatRows rows,
        int count,
        long[] images,
        Owners owners,
        @Nullable LongBuffer file) {

    /** With a row that belongs to somebody else, 0 for nobody. */
    public Segment withOwner(int row, long subject) {
        return new Segment(rows, count, images, owners.with(row, subject), file);
    }

    /** With one more row, written to its place before. */
    public Segment grown() {
        return new Segment(rows, count + 1, images, owners, file);
    }

    /**
     * Whether a row was erased in the file, perhaps by another process. Its image goes before its numbers do: what was read
     * before this says no was whole.
     */
    public boolean isErased(int row) {
        return file != null && file.get(row) == 0;
    }

    /** The row of an image, also of one that was removed; −1 where it is not here. */
    public int rowOf(long image) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (images[middle] < image) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < count && images[low] == image ? low : -1;
    }
}
