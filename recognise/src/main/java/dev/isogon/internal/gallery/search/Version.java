package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is at one moment.
 *
 * @param segments all rows, in the order of their images
 * @param images rows that belong to somebody
 */
record Version(List<Segment> segments, long images) {

    static Version of(List<Segment> segments) {
        long images = 0;
        for (Segment segment : segments) {
            for (int row = 0; row < segment.count(); row++) {
                images += segment.owners().at(row) == 0 ? 0 : 1;
            }
        }
        return new Version(segments, images);
    }

    /** All rows, also of those that are nobody's any more. */
    long rows() {
        return segments.stream().mapToLong(Segment::count).sum();
    }

    long lastImage() {
        if (segments.isEmpty()) {
            return 0;
        }
        Segment last = segments.get(segments.size() - 1);
        return last.images()[last.count() - 1];
    }

    /** With an image that belongs to somebody else, 0 for nobody; the same where there is no such image. */
    Version with(long image, long subject) {
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            if (segment.images()[segment.count() - 1] >= image) {
                int row = segment.rowOf(image);
                if (row < 0 || segment.owners().at(row) == 0) {
                    return this;
                }
                List<Segment> changed = new ArrayList<>(segments);
                changed.set(s, segment.withOwner(row, subject));
                return new Version(List.copyOf(changed), subject == 0 ? images - 1 : images);
            }
        }
        return this;
    }
}
