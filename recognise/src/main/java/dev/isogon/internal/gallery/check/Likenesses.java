package dev.isogon.internal.gallery.check;

import dev.isogon.internal.gallery.search.Excluding;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.search.SearchIndex;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Images that are more alike than they should be, or less. Of each image its subject's most alike other one is known, and the
 * nearest of the {@value #OTHERS} nearest other subjects.
 */
final class Likenesses {

    private static final int OTHERS = 3;

    private final @Nullable Double onePersonFrom;
    private final @Nullable Double pair;
    private final Map<Key, Pair> same = new LinkedHashMap<>();
    private final Map<Key, Pair> alike = new LinkedHashMap<>();
    private final Map<Long, Long> owners = new LinkedHashMap<>();
    private final List<Stray> strays = new ArrayList<>();
    private final Set<Long> unlikeOwn = new HashSet<>();

    /**
     * @param onePersonFrom the score at which two subjects may be one; null where none is known
     * @param pair the score that two images of one person reach; null where none is known
     */
    Likenesses(@Nullable Double onePersonFrom, @Nullable Double pair) {
        this.onePersonFrom = onePersonFrom;
        this.pair = pair;
    }

    private record Key(long first, long second) {

        static Key of(long one, long other) {
            return new Key(Math.min(one, other), Math.max(one, other));
        }
    }

    /** Two images, the one with the lower number first. */
    record Pair(long first, long second, boolean bytes, double score) {}

    /** An image that may be somebody else's. */
    record Stray(
            long image, long subject, double own, @Nullable Match nearest) {

        double nearerToOthers() {
            return nearest == null ? Double.NEGATIVE_INFINITY : nearest.score() - own;
        }
    }

    void sameBytes(long first, long second) {
        same.put(Key.of(first, second), new Pair(Math.min(first, second), Math.max(first, second), true, 1));
    }

    /** Compares some images with all; returns this. */
    Likenesses compare(EnrolledImages.Some some, SearchIndex index, Work work) {
        List<Optional<Match>> own = index.bestOf(some.units(), some.owners(), some.ids(), work);
        List<Excluding> excluding = some.images().stream()
                .map(each -> Excluding.withoutSubject(each.subject()))
                .toList();
        List<List<Match>> others = index.best(some.units(), OTHERS, excluding, work);
        for (int i = 0; i < some.images().size(); i++) {
            note(some.images().get(i), own.get(i).orElse(null), others.get(i));
        }
        return this;
    }

    private void note(StoredImage image, @Nullable Match own, List<Match> others) {
        if (own != null) {
            noteSame(image.id(), own);
        }
        Match nearest = null;
        for (Match each : others) {
            if (!noteSame(image.id(), each)) {
                nearest = nearest == null ? each : nearest;
                noteAlike(image, each);
            }
        }
        if (own == null) {
            return;
        }
        boolean unlike = pair != null && own.score() < pair;
        if (unlike) {
            unlikeOwn.add(image.id());
        }
        if (unlike || (nearest != null && nearest.score() > own.score())) {
            strays.add(new Stray(image.id(), image.subject(), own.score(), nearest));
        }
    }

    private boolean noteSame(long image, Match match) {
        if (match.score() < GalleryCheck.SAME) {
            return false;
        }
        same.putIfAbsent(
                Key.of(image, match.image()),
                new Pair(Math.min(image, match.image()), Math.max(image, match.image()), false, match.score()));
        return true;
    }

    private void noteAlike(StoredImage image, Match match) {
        if (onePersonFrom != null && match.score() >= onePersonFrom) {
            Pair found = image.id() < match.image()
                    ? new Pair(image.id(), match.image(), false, match.score())
                    : new Pair(match.image(), image.id(), false, match.score());
            alike.putIfAbsent(Key.of(image.id(), match.image()), found);
            owners.put(image.id(), image.subject());
            owners.put(match.image(), match.subject());
        }
    }

    /** Images that are there twice. */
    Collection<Pair> same() {
        return same.values();
    }

    /** Of each two subjects that may be one, their most alike images. One that is unlike its own subject's says nothing. */
    Collection<Pair> onePerson() {
        return bySubjects().values();
    }

    private Map<Key, Pair> bySubjects() {
        Map<Key, Pair> best = new LinkedHashMap<>();
        for (Pair each : alike.values()) {
            if (!unlikeOwn.contains(each.first()) && !unlikeOwn.contains(each.second())) {
                Key subjects = Key.of(owners.getOrDefault(each.first(), 0L), owners.getOrDefault(each.second(), 0L));
                best.merge(subjects, each, (one, other) -> other.score() > one.score() ? other : one);
            }
        }
        return best;
    }

    /**
     * Images that may be somebody else's, unless it is their subject that may be, or the image that they are near to: one that
     * lies with the wrong subject is near to all images of the right one.
     */
    List<Stray> outliers() {
        Map<Key, Pair> onePerson = bySubjects();
        Map<Long, Stray> byImage = new HashMap<>();
        strays.forEach(each -> byImage.put(each.image(), each));
        return strays.stream()
                .filter(each -> unlikeOwn.contains(each.image()) || isItself(each, onePerson, byImage))
                .toList();
    }

    private static boolean isItself(Stray stray, Map<Key, Pair> onePerson, Map<Long, Stray> byImage) {
        Match nearest = stray.nearest();
        if (nearest == null || onePerson.containsKey(Key.of(stray.subject(), nearest.subject()))) {
            return false;
        }
        Stray other = byImage.get(nearest.image());
        return other == null || other.nearerToOthers() <= stray.nearerToOthers();
    }
}
