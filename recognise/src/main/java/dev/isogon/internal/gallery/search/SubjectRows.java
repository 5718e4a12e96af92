package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.Owners;
import dev.isogon.internal.gallery.search.rows.Segment;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.FloatRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of one subject, which lie apart. */
final class SubjectRows {

    private final long subject;
    private final List<Part> parts = new ArrayList<>();

    SubjectRows(long subject) {
        this.subject = subject;
    }

    /** Those in one segment. */
    private static final class Part {

        private final Segment segment;
        private int[] rows = new int[4];
        private int count;

        Part(Segment segment) {
            this.segment = segment;
        }
    }

    /** Adds a row; those of a segment one after another. */
    void add(Segment segment, int row) {
        if (parts.isEmpty() || parts.get(parts.size() - 1).segment.rows() != segment.rows()) {
            parts.add(new Part(segment));
        }
        Part last = parts.get(parts.size() - 1);
        last.rows = last.count < last.rows.length ? last.rows : Arrays.copyOf(last.rows, 2 * last.count);
        last.rows[last.count++] = row;
    }

    int count() {
        return parts.stream().mapToInt(part -> part.count).sum();
    }

    /** The image that is most like a probe, but one; 0 for none. */
    Optional<Match> best(FloatMatrix probes, int p, long withoutImage) {
        int d = probes.columns();
        ExactScores exact = new ExactScores(d);
        TopSubjects top = new TopSubjects(1);
        for (Part part : parts) {
            float[] scores = new float[part.count];
            exact.of(probes.values(), p * d, part.segment.rows(), part.rows, part.count, scores);
            for (int i = 0; i < part.count; i++) {
                long image = part.segment.images()[part.rows[i]];
                if (image != withoutImage && !Float.isNaN(scores[i]) && !part.segment.isErased(part.rows[i])) {
                    top.offer(new Match(subject, image, scores[i]));
                }
            }
        }
        return top.inOrder().stream().findFirst();
    }

    /** Copies them one behind the other; what is erased meanwhile is nobody's. */
    Segment copied(FloatRows target, int dimensions) {
        float[] row = new float[dimensions];
        long[] images = new long[count()];
        Owners owners = Owners.of(images.length);
        int at = 0;
        for (Part part : parts) {
            for (int i = 0; i < part.count; i++) {
                part.segment.rows().row(part.rows[i], row, 0);
                target.put(at, 1, row);
                images[at] = part.segment.images()[part.rows[i]];
                owners.begin(at++, part.segment.isErased(part.rows[i]) ? 0 : subject);
            }
        }
        return new Segment(target, at, images, owners, null);
    }
}
