package dev.isogon.internal.gallery.search;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comparisons of probes with the images of one subject each: few as a rule, which are compared as promised at once. */
final class SubjectSearch {

    private final List<Segment> segments;

    SubjectSearch(List<Segment> segments) {
        this.segments = segments;
    }

    /** The best image of its subject for each probe. */
    List<Optional<Match>> run(FloatMatrix probes, long[] subjects, long[] withoutImages, Work work) {
        Map<Long, List<Rows>> rows = rowsOf(subjects);
        List<Optional<Match>> best = new ArrayList<>();
        for (int p = 0; p < subjects.length; p++) {
            best.add(Optional.empty());
        }
        int threads = subjects.length < 64 ? 1 : work.threads();
        try {
            Parallel.each(subjects.length, "comparing", work.withThreads(threads), p -> {
                TopSubjects top = new TopSubjects(1);
                for (Rows each : rows.getOrDefault(subjects[p], List.of())) {
                    each.compare(probes, p, subjects[p], withoutImages[p], top);
                }
                best.set(p, top.inOrder().stream().findFirst());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return best;
    }

    /** A subject's rows in one segment. */
    private static final class Rows {

        private final Segment segment;
        private int[] rows = new int[4];
        private int count;

        Rows(Segment segment) {
            this.segment = segment;
        }

        void add(int row) {
            rows = count < rows.length ? rows : Arrays.copyOf(rows, 2 * count);
            rows[count++] = row;
        }

        void compare(FloatMatrix probes, int p, long subject, long withoutImage, TopSubjects top) {
            int d = probes.columns();
            float[] scores = new float[count];
            new ExactScores(d).of(probes.values(), p * d, segment.rows(), rows, count, scores);
            for (int i = 0; i < count; i++) {
                long image = segment.images()[rows[i]];
                if (image != withoutImage && !Float.isNaN(scores[i]) && !segment.isErased(rows[i])) {
                    top.offer(new Match(subject, image, scores[i]));
                }
            }
        }
    }

    private Map<Long, List<Rows>> rowsOf(long[] subjects) {
        Map<Long, List<Rows>> rows = new HashMap<>();
        for (long subject : subjects) {
            rows.computeIfAbsent(subject, any -> new ArrayList<>());
        }
        rows.remove(0L);
        for (Segment segment : segments) {
            Map<Long, Rows> here = new HashMap<>();
            for (int row = 0; row < segment.count(); row++) {
                long subject = segment.owners().at(row);
                if (rows.containsKey(subject)) {
                    here.computeIfAbsent(subject, any -> new Rows(segment)).add(row);
                }
            }
            here.forEach((subject, own) ->
                    rows.getOrDefault(subject, new ArrayList<>()).add(own));
        }
        return rows;
    }
}
