package dev.isogon.internal.gallery;

import dev.isogon.internal.gallery.search.Excluding;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.threshold.MatedScores;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Each enrolled image searched for as if it came anew: without itself among its subject's images, and among the others'. Of very
 * many subjects some are taken at random, the same ones each time.
 */
final class EnrolledAgain {

    /** Images that are searched for: their rates are known to a tenth of a per cent, and it takes seconds. */
    private static final int MOST = 20_000;

    private EnrolledAgain() {}

    private record Row(long image, long subject, float[] unit) {}

    /** Of subjects with two images or more. */
    static MatedScores scores(Membership members, Work work) throws IOException {
        List<List<Row>> subjects = chosen(members);
        List<Row> rows = subjects.stream().flatMap(List::stream).toList();
        if (rows.isEmpty()) {
            return new MatedScores(new float[0][], new float[0][]);
        }
        FloatMatrix probes = FloatMatrix.of(rows.stream().map(Row::unit).toList());
        long[] owners = rows.stream().mapToLong(Row::subject).toArray();
        long[] images = rows.stream().mapToLong(Row::image).toArray();
        List<Excluding> excluding = rows.stream()
                .map(row -> Excluding.withoutSubject(row.subject()))
                .toList();
        List<Optional<Match>> own = members.search(index -> index.bestOf(probes, owners, images, work));
        List<List<Match>> others = members.search(index -> index.best(probes, 1, excluding, work));
        float[][] ownScores = new float[subjects.size()][];
        float[][] otherScores = new float[subjects.size()][];
        for (int i = 0, at = 0; i < subjects.size(); i++) {
            int count = subjects.get(i).size();
            ownScores[i] = new float[count];
            otherScores[i] = new float[count];
            for (int k = 0; k < count; k++, at++) {
                ownScores[i][k] = own.get(at).map(Match::score).orElse(Float.NEGATIVE_INFINITY);
                otherScores[i][k] = others.get(at).isEmpty()
                        ? Float.NEGATIVE_INFINITY
                        : others.get(at).get(0).score();
            }
        }
        return new MatedScores(ownScores, otherScores);
    }

    private static List<List<Row>> chosen(Membership members) throws IOException {
        Map<Long, List<Row>> bySubject = new LinkedHashMap<>();
        members.store()
                .reading()
                .forEachEmbedding(
                        0,
                        (image, subject, unit) -> bySubject
                                .computeIfAbsent(subject, none -> new ArrayList<>())
                                .add(new Row(image, subject, unit)));
        List<List<Row>> several = new ArrayList<>(
                bySubject.values().stream().filter(rows -> rows.size() > 1).toList());
        long images = several.stream().mapToLong(List::size).sum();
        if (images > MOST) {
            Collections.shuffle(several, new Random(0));
            int kept = 0;
            int count = 0;
            while (kept < several.size() && (count += several.get(kept).size()) <= MOST) {
                kept++;
            }
            return several.subList(0, Math.max(1, kept));
        }
        return several;
    }
}
