package dev.isogon.internal.gallery.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The best subjects of one probe so far, each with its best image. */
final class TopSubjects {

    private final int most;
    private final Map<Long, Match> bySubject = new HashMap<>();
    private final TreeSet<Match> inOrder = new TreeSet<>(Match.BEST_FIRST);
    private float least = Float.NEGATIVE_INFINITY;

    TopSubjects(int most) {
        this.most = most;
    }

    /** What a score has to reach to change anything; −∞ as long as there are fewer than asked for. */
    float least() {
        return least;
    }

    /** Whether an image of the subject with at most this score could change anything. */
    boolean couldChange(long subject, double score) {
        if (score < least) {
            return false;
        }
        Match known = bySubject.get(subject);
        return known == null || score >= known.score();
    }

    void offer(Match match) {
        Match known = bySubject.get(match.subject());
        if (known != null) {
            if (Match.BEST_FIRST.compare(known, match) <= 0) {
                return;
            }
            inOrder.remove(known);
        } else if (inOrder.size() == most) {
            Match last = inOrder.last();
            if (Match.BEST_FIRST.compare(last, match) <= 0) {
                return;
            }
            inOrder.remove(last);
            bySubject.remove(last.subject());
        }
        bySubject.put(match.subject(), match);
        inOrder.add(match);
        if (inOrder.size() == most) {
            least = inOrder.last().score();
        }
    }

    void offerAll(TopSubjects others) {
        others.inOrder.forEach(this::offer);
    }

    void clear() {
        bySubject.clear();
        inOrder.clear();
        least = Float.NEGATIVE_INFINITY;
    }

    List<Match> inOrder() {
        return List.copyOf(inOrder);
    }
}
