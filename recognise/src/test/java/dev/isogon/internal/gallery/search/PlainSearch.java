package dev.isogon.internal.gallery.search;

import dev.isogon.internal.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a search should find, by the plainest loop: every score, sorted, and the first image of each subject. */
final class PlainSearch {

    private final FloatMatrix rows;
    private final long[] images;
    private final long[] subjects;

    PlainSearch(FloatMatrix rows, long[] images, long[] subjects) {
        this.rows = rows;
        this.images = images;
        this.subjects = subjects;
    }

    List<List<Match>> best(FloatMatrix probes, int top, List<Excluding> excluding) {
        List<List<Match>> best = new ArrayList<>();
        for (int p = 0; p < probes.rows(); p++) {
            Excluding without = excluding.get(p);
            List<Match> found = new ArrayList<>();
            for (Match match : all(probes, p)) {
                boolean counts = match.subject() != without.subject() && match.image() != without.image();
                boolean known = found.stream().anyMatch(each -> each.subject() == match.subject());
                if (counts && !known && found.size() < top) {
                    found.add(match);
                }
            }
            best.add(found);
        }
        return best;
    }

    Optional<Match> bestOf(FloatMatrix probes, int p, long subject, long withoutImage) {
        return all(probes, p).stream()
                .filter(match -> match.subject() == subject && match.image() != withoutImage)
                .findFirst();
    }

    private List<Match> all(FloatMatrix probes, int p) {
        List<Match> all = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            double sum = 0;
            for (int k = 0; k < rows.columns(); k++) {
                sum += (double) probes.at(p, k) * rows.at(row, k);
            }
            float score = (float) sum;
            if (subjects[row] != 0) {
                all.add(new Match(subjects[row], images[row], score == 0 ? 0 : score));
            }
        }
        all.sort(Comparator.comparingDouble((Match match) -> -match.score()).thenComparingLong(Match::image));
        return all;
    }
}
