package dev.isogon.internal.gallery.unknowns;

import dev.isogon.Answer;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.gallery.GalleryThresholds;
import dev.isogon.internal.gallery.Membership;
import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.store.GalleryReading;
import dev.isogon.internal.gallery.store.NewImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.gallery.store.UnknownSet;
import dev.isogon.internal.gallery.store.UnknownSet.Place;
import dev.isogon.internal.gallery.store.UnknownSet.Stamp;
import dev.isogon.internal.gallery.store.UnknownSet.Unknown;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Those who were not known, gathered by likeness. A sight joins the group of the one that it is most like, where a search among as
 * many as are kept would take the two for the same ({@link SizeThreshold}). Of a group some are kept, further ones only counted.
 * Groups are never joined, so that their numbers last: who gives two the same name joins them. Calls may come from any thread.
 */
public final class UnknownsInbox {

    /** Sights that are kept of a group. */
    static final int MOST_OF_GROUP = 16;

    /** Sights that are kept; when more come a tenth leaves, the oldest first. */
    static final int MOST = 10_000;

    private static final int SUGGESTIONS = 3;

    private final Membership members;
    private final GalleryThresholds thresholds;
    private final UnknownSet set;
    private final Clock clock;
    private final int most;
    private List<Unknown> kept = new ArrayList<>();
    private @Nullable Stamp stamp;

    /** Of a gallery, which stays open. */
    public UnknownsInbox(OpenGallery gallery) {
        this(gallery.members(), gallery.thresholds(), Clock.systemUTC(), MOST);
    }

    /** @param most sights that are kept */
    public UnknownsInbox(Membership members, GalleryThresholds thresholds, Clock clock, int most) {
        this.members = members;
        this.thresholds = thresholds;
        this.set = members.store().unknowns();
        this.clock = clock;
        this.most = most;
    }

    /**
     * Sights that are alike.
     *
     * @param id of the group
     * @param sights in the order in which they came
     * @param nearest subjects that it may be, the likeliest first, without those of whom somebody has said that it is not they
     * @param known whether the first of these would be named by now
     */
    public record Group(long id, List<Unknown> sights, List<Suggestion> nearest, boolean known) {

        /** How many it stands for. */
        public long seen() {
            return sights.stream().mapToLong(Unknown::seen).sum();
        }

        /** When the last came. */
        public String last() {
            return sights.stream()
                    .map(Unknown::last)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** The one with the largest face, or picture. */
        public Unknown best() {
            return sights.stream().max(Comparator.comparing(Unknown::quality)).orElseThrow();
        }
    }

    /**
     * A subject that a group is like.
     *
     * @param score the best of any of its images with any sight
     */
    public record Suggestion(Subject subject, double score) {}

    /**
     * Keeps what was unknown.
     *
     * @param answers as many lists as looks
     * @param days after which it leaves, at least 1
     */
    public void keep(List<Look> looks, List<List<Answer>> answers, int days) throws IOException {
        List<NewImage> unknown = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            List<Sight> sights = look.sights();
            for (int k = 0; k < sights.size(); k++) {
                if (answers.get(i).get(k) instanceof Answer.Unknown) {
                    unknown.add(sights.get(k).of(look));
                }
            }
        }
        if (!unknown.isEmpty()) {
            keep(unknown, days);
        }
    }

    private synchronized void keep(List<NewImage> unknown, int days) throws IOException {
        load();
        double alike = alike(kept.size());
        Instant now = now();
        try {
            set.keep(
                    unknown,
                    alike,
                    now.toString(),
                    now.plus(Duration.ofDays(days)).toString(),
                    most,
                    new Places(kept, alike));
            stamp = stampOfKept();
        } catch (IOException | RuntimeException e) {
            stamp = null; // what is in memory was perhaps not kept
            throw e;
        }
    }

    /** Score from which on one of so many is taken for the same. */
    private double alike(int sights) throws IOException {
        FalseMatchTable table = thresholds.table();
        return table == null
                ? thresholds.search().threshold()
                : SizeThreshold.of(table, sights, SizeThreshold.TARGET).threshold();
    }

    /** Where sights belong among those that are kept, to which they are added. */
    private record Places(List<Unknown> kept, double alike) implements UnknownSet.Gathering {

        @Override
        public Place place(NewImage sight) {
            Unknown nearest = null;
            double best = alike;
            for (Unknown each : kept) {
                double score = each.score(sight.embedding());
                if (score >= best) {
                    nearest = each;
                    best = score;
                }
            }
            if (nearest == null) {
                return new Place(0, 0);
            }
            long group = nearest.assembly();
            boolean same = nearest.content().equals(sight.content());
            boolean enough =
                    kept.stream().filter(each -> each.assembly() == group).count() >= MOST_OF_GROUP;
            return new Place(group, same || enough ? nearest.id() : 0);
        }

        @Override
        public void kept(Unknown unknown) {
            kept.add(unknown);
        }
    }

    /** Takes in what others have changed, and has those leave whose time is over. */
    private void load() throws IOException {
        String now = now().toString();
        boolean over = kept.stream().anyMatch(each -> each.until().compareTo(now) <= 0);
        if (over) {
            set.expire(now);
        }
        if (over || !set.stamp().equals(stamp)) {
            kept = new ArrayList<>(set.all());
            stamp = stampOfKept();
        }
    }

    private Stamp stampOfKept() {
        return new Stamp(kept.size(), kept.stream().mapToLong(Unknown::id).sum());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Groups, the latest first.
     *
     * @param after the last group of the page before; {@link Long#MAX_VALUE} for the first page
     * @param count at most
     */
    public List<Group> groups(long after, int count, Work work) throws IOException {
        set.expire(now().toString());
        Map<Long, List<Unknown>> groups = new TreeMap<>(Comparator.reverseOrder());
        for (Unknown each : set.all()) {
            groups.computeIfAbsent(each.assembly(), none -> new ArrayList<>()).add(each);
        }
        List<Group> shown = new ArrayList<>();
        for (Map.Entry<Long, List<Unknown>> each : groups.entrySet()) {
            if (each.getKey() < after && shown.size() < count) {
                shown.add(group(each.getKey(), each.getValue(), work));
            }
        }
        return shown;
    }

    /** A group, if it is there. */
    public Optional<Group> group(long id, Work work) throws IOException {
        set.expire(now().toString());
        List<Unknown> sights = set.of(id);
        return sights.isEmpty() ? Optional.empty() : Optional.of(group(id, sights, work));
    }

    private Group group(long id, List<Unknown> sights, Work work) throws IOException {
        FloatMatrix probes =
                FloatMatrix.of(sights.stream().map(Unknown::embedding).toList());
        Map<Long, Double> scores = new LinkedHashMap<>();
        for (List<Match> each : members.best(probes, SUGGESTIONS, work)) {
            each.forEach(match -> scores.merge(match.subject(), (double) match.score(), Math::max));
        }
        GalleryReading reading = members.store().reading();
        List<Suggestion> nearest = new ArrayList<>();
        for (Map.Entry<Long, Double> each : scores.entrySet()) {
            Optional<Subject> subject = reading.subject(each.getKey());
            if (subject.isPresent() && !isRejected(reading, each.getKey(), sights)) {
                nearest.add(new Suggestion(subject.get(), each.getValue()));
            }
        }
        nearest.sort(Comparator.comparing(Suggestion::score).reversed());
        boolean known = !nearest.isEmpty()
                && nearest.get(0).score() >= thresholds.search().threshold();
        return new Group(id, sights, nearest.subList(0, Math.min(SUGGESTIONS, nearest.size())), known);
    }

    /** Whether somebody has said of one of these, or of one like it, that it is not a subject. */
    private static boolean isRejected(GalleryReading reading, long subject, List<Unknown> sights) throws IOException {
        return reading.rejections(subject).stream()
                .anyMatch(not -> sights.stream().anyMatch(each -> each.score(not.embedding()) >= each.alike()));
    }

    /** Has those leave whose time is over, and takes out of the file's unused parts what has left before. */
    public void tidy() throws IOException {
        set.expire(now().toString());
        set.erase();
    }
}
