package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.Segment;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.FloatRows;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Comparisons of probes with the images of one subject each: few as a rule, which are compared as promised at once. Where they
 * are many, the subject's rows are copied together and searched as a gallery of their own.
 */
final class SubjectSearch {

    /** Comparisons of one subject from which on a search of its rows is worth copying them. */
    private static final int MANY = 1 << 14;

    private final List<Segment> segments;
    private final int many;

    SubjectSearch(List<Segment> segments) {
        this(segments, MANY);
    }

    SubjectSearch(List<Segment> segments, int many) {
        this.segments = segments;
        this.many = many;
    }

    /** The best image of its subject for each probe. */
    List<Optional<Match>> run(FloatMatrix probes, long[] subjects, long[] withoutImages, Work work) {
        List<Optional<Match>> best = new ArrayList<>(Collections.nCopies(subjects.length, Optional.empty()));
        Map<Long, List<Integer>> asked = new LinkedHashMap<>();
        for (int p = 0; p < subjects.length; p++) {
            asked.computeIfAbsent(subjects[p], none -> new ArrayList<>()).add(p);
        }
        asked.remove(0L);
        Map<Long, SubjectRows> rows = rowsOf(asked);
        asked.forEach((subject, own) -> {
            work.check();
            SubjectRows of = rows.get(subject);
            if (of != null && (long) of.count() * own.size() < many) {
                own.forEach(p -> best.set(p, of.best(probes, p, withoutImages[p])));
            } else if (of != null) {
                together(of, probes, own, withoutImages, work, best);
            }
        });
        return best;
    }

    private static void together(
            SubjectRows rows,
            FloatMatrix probes,
            List<Integer> own,
            long[] withoutImages,
            Work work,
            List<Optional<Match>> best) {
        int d = probes.columns();
        float[] values = new float[own.size() * d];
        List<Excluding> excluding = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            System.arraycopy(probes.values(), own.get(i) * d, values, i * d, d);
            excluding.add(Excluding.withoutImage(withoutImages[own.get(i)]));
        }
        try (FloatRows copy = new FloatRows(rows.count(), d)) {
            List<Segment> gathered = List.of(rows.copied(copy, d));
            List<List<Match>> found =
                    new ExactSearch(gathered, d, 1).run(new FloatMatrix(own.size(), d, values), excluding, work);
            for (int i = 0; i < own.size(); i++) {
                best.set(own.get(i), found.get(i).stream().findFirst());
            }
        }
    }

    private Map<Long, SubjectRows> rowsOf(Map<Long, List<Integer>> asked) {
        Map<Long, SubjectRows> rows = new HashMap<>();
        for (Segment segment : segments) {
            for (int row = 0; row < segment.count(); row++) {
                long subject = segment.owners().at(row);
                if (asked.containsKey(subject)) {
                    rows.computeIfAbsent(subject, SubjectRows::new).add(segment, row);
                }
            }
        }
        return rows;
    }
}
