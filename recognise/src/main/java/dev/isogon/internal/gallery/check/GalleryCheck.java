package dev.isogon.internal.gallery.check;

import dev.isogon.Decision;
import dev.isogon.Decision.Kind;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.gallery.GalleryThresholds;
import dev.isogon.internal.gallery.Membership;
import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.internal.gallery.ThresholdSetting;
import dev.isogon.internal.gallery.check.GalleryFindings.OnePerson;
import dev.isogon.internal.gallery.check.GalleryFindings.Outlier;
import dev.isogon.internal.gallery.check.GalleryFindings.Rejected;
import dev.isogon.internal.gallery.check.GalleryFindings.Same;
import dev.isogon.internal.gallery.check.GalleryFindings.Shown;
import dev.isogon.internal.gallery.check.GalleryFindings.Small;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.store.GalleryReading.Rejection;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for what is wrong with a gallery: each image is compared with all others, and nothing is changed. */
public final class GalleryCheck {

    /**
     * Height of a face below which an image helps little, pixels. Half of LFW, 250 people, one image each enrolled as it is and
     * another one made smaller: at 40 pixels 90.4 % are recognised, where 93.6 % are at 90, and at 32 pixels 88.0 %
     * (docs/results/gallery.md, Small faces).
     */
    public static final double SMALL_FACE = 40;

    /**
     * Two images that are as near are one. On half of LFW all that were written once more as a JPEG are (1,293, at least 0.9986),
     * and more than 95 % of those made smaller by a fifth; of 1,264 pairs of two pictures of one person none is (at most 0.9895).
     */
    static final double SAME = 0.995;

    /** How rarely a gallery of different people shows a pair that is taken for one. */
    private static final double CHANCE = 0.05;

    private static final int TOGETHER = 4096;

    private final Membership members;
    private final GalleryThresholds thresholds;

    public GalleryCheck(OpenGallery gallery) {
        this(gallery.members(), gallery.thresholds());
    }

    /** Of who is enrolled, and where the threshold lies. */
    public GalleryCheck(Membership members, GalleryThresholds thresholds) {
        this.members = members;
        this.thresholds = thresholds;
    }

    /**
     * Looks at all images.
     *
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public GalleryFindings of(Work work) throws IOException {
        EnrolledImages all = EnrolledImages.of(members.store());
        FalseMatchTable table = thresholds.table();
        SizeThreshold chance = table == null ? null : SizeThreshold.of(table, strangersPairs(all), CHANCE);
        Double onePersonFrom = onePersonFrom(chance);
        Double pair = table == null
                ? null
                : (Double)
                        SizeThreshold.ofPairs(table, SizeThreshold.VERIFICATION).threshold();
        Likenesses found = new Likenesses(onePersonFrom, pair);
        sameBytes(all, found);
        compare(all, found, work);
        List<Rejected> rejected = rejected(all, work);
        return new GalleryFindings(
                all.images().size(),
                members.refresh().subjects(),
                same(all, found),
                onePerson(all, found),
                onePersonFrom,
                chance == null || onePersonFrom == null ? Double.NaN : byChance(table, chance.images(), onePersonFrom),
                outliers(all, found, pair),
                small(all),
                withoutImages(all),
                rejected);
    }

    /** Pairs of images of two subjects, at least 1. */
    private static long strangersPairs(EnrolledImages all) {
        long images = all.images().size();
        long within = 0;
        for (Subject each : all.subjects()) {
            within += (long) each.images() * each.images();
        }
        return Math.max(1, (images * images - within) / 2);
    }

    private static double byChance(@Nullable FalseMatchTable table, long pairs, double threshold) {
        return table == null ? Double.NaN : pairs * table.boundAt(threshold);
    }

    /** No lower than where strangers were seen to lie. */
    private @Nullable Double onePersonFrom(@Nullable SizeThreshold chance) throws IOException {
        ThresholdSetting setting = thresholds.setting();
        boolean calibrated = setting != null && setting.kind() == Kind.STRANGERS;
        if (!calibrated) {
            return chance == null ? null : (Double) chance.threshold();
        }
        Decision decision = thresholds.search();
        return chance == null ? decision.threshold() : Math.max(decision.threshold(), chance.threshold());
    }

    private static void sameBytes(EnrolledImages all, Likenesses found) {
        Map<String, Long> first = new HashMap<>();
        for (StoredImage each : all.images()) {
            Long before = first.putIfAbsent(each.content(), each.id());
            if (before != null) {
                found.sameBytes(before, each.id());
            }
        }
    }

    private void compare(EnrolledImages all, Likenesses found, Work work) throws IOException {
        int images = all.images().size();
        for (int from = 0; from < images; from += TOGETHER) {
            work.at("comparing", from, images);
            work.check();
            Optional<EnrolledImages.Some> some = all.some(from, TOGETHER);
            if (some.isPresent()) {
                Work part = work.withProgress((what, done, of) -> {});
                members.search(index -> found.compare(some.get(), index, part));
            }
        }
    }

    private static List<Same> same(EnrolledImages all, Likenesses found) throws IOException {
        List<Same> same = new ArrayList<>();
        for (Likenesses.Pair each : found.same()) {
            Optional<Shown> first = all.shown(each.first());
            Optional<Shown> second = all.shown(each.second());
            if (first.isPresent() && second.isPresent()) {
                same.add(new Same(first.get(), second.get(), each.bytes(), each.score()));
            }
        }
        return same;
    }

    private static List<OnePerson> onePerson(EnrolledImages all, Likenesses found) throws IOException {
        List<OnePerson> pairs = new ArrayList<>();
        for (Likenesses.Pair each : found.onePerson()) {
            Optional<Shown> first = all.shown(each.first());
            Optional<Shown> second = all.shown(each.second());
            if (first.isPresent() && second.isPresent()) {
                pairs.add(new OnePerson(first.get(), second.get(), each.score()));
            }
        }
        pairs.sort(Comparator.comparingDouble(OnePerson::score).reversed());
        return pairs;
    }

    private static List<Outlier> outliers(EnrolledImages all, Likenesses found, @Nullable Double pair)
            throws IOException {
        List<Outlier> outliers = new ArrayList<>();
        for (Likenesses.Stray each : found.outliers()) {
            Optional<Shown> image = all.shown(each.image());
            Match nearest = each.nearest();
            if (image.isPresent()) {
                outliers.add(new Outlier(
                        image.get(),
                        each.own(),
                        pair,
                        nearest == null ? null : all.shown(nearest.image()).orElse(null),
                        nearest == null ? Double.NaN : nearest.score()));
            }
        }
        outliers.sort(Comparator.comparingDouble(Outlier::own));
        return outliers;
    }

    private List<Small> small(EnrolledImages all) throws IOException {
        List<Small> small = new ArrayList<>();
        if (Framing.WHOLE.key().equals(members.store().facts().model().framing())) {
            return small;
        }
        for (StoredImage each : all.images()) {
            // 0: an embedding that was imported, of an image that nobody here has seen.
            if (each.quality() > 0 && each.quality() < SMALL_FACE) {
                all.shown(each.id()).ifPresent(shown -> small.add(new Small(shown, each.quality())));
            }
        }
        small.sort(Comparator.comparingDouble(Small::height));
        return small;
    }

    private static List<String> withoutImages(EnrolledImages all) {
        List<String> without = new ArrayList<>();
        for (Subject each : all.subjects()) {
            if (each.images() == 0) {
                without.add(each.name());
            }
        }
        return without;
    }

    private List<Rejected> rejected(EnrolledImages all, Work work) throws IOException {
        List<Rejection> rejections = new ArrayList<>();
        for (Subject each : all.subjects()) {
            rejections.addAll(members.store().reading().rejections(each.id()));
        }
        List<Rejected> rejected = new ArrayList<>();
        if (rejections.isEmpty() || all.images().isEmpty() || !thresholds.isKnown()) {
            return rejected;
        }
        Decision decision = thresholds.search();
        List<List<Match>> best = members.best(
                FloatMatrix.of(rejections.stream().map(Rejection::embedding).toList()), 1, work);
        for (int i = 0; i < best.size(); i++) {
            Rejection each = rejections.get(i);
            Match match = best.get(i).get(0);
            if (match.subject() == each.subject() && decision.accepts(match.score())) {
                all.shown(match.image())
                        .ifPresent(shown -> rejected.add(new Rejected(each.name(), shown, match.score())));
            }
        }
        return rejected;
    }
}
