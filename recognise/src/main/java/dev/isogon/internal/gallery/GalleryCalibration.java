package dev.isogon.internal.gallery;

import dev.isogon.Answer;
import dev.isogon.Decision;
import dev.isogon.Decision.Kind;
import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.gallery.store.StrangerSet.NewStranger;
import dev.isogon.internal.gallery.store.StrangerSet.Stranger;
import dev.isogon.internal.gallery.threshold.MatedScores;
import dev.isogon.internal.gallery.threshold.MissRate;
import dev.isogon.internal.gallery.threshold.OperatingPoints;
import dev.isogon.internal.gallery.threshold.StrangerThreshold;
import dev.isogon.internal.gallery.threshold.WhatIf;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a gallery's threshold from images that are not enrolled, and keeps them, so that it follows the gallery: of strangers
 * one random image each, or good parts where there are no strangers to be had.
 */
public final class GalleryCalibration {

    private static final double CONFIDENCE = 0.95;

    private final OpenGallery gallery;

    public GalleryCalibration(OpenGallery gallery) {
        this.gallery = gallery;
    }

    /**
     * What is promised.
     *
     * @param kind {@code STRANGERS} or {@code HELD_OUT}
     * @param rate FPIR of strangers, FNIR of held-out images, at most
     * @param confidence null on average
     */
    public record Wish(Kind kind, double rate, @Nullable Double confidence) {

        public Wish {
            if (kind != Kind.STRANGERS && kind != Kind.HELD_OUT) {
                throw new IllegalArgumentException("nobody calibrates by " + kind);
            }
            if (kind == Kind.HELD_OUT && confidence != null) {
                throw new SettingsException("confidence", "goes with a rate of strangers; leave it out");
            }
        }
    }

    /**
     * A stranger who comes nearer to a subject than a stranger would.
     *
     * @param identity of the stranger
     * @param image of the stranger
     * @param nearest whom it looks like
     */
    public record LooksEnrolled(String identity, String image, Answer.Nearest nearest) {}

    /**
     * What came of it.
     *
     * @param decision the threshold in force
     * @param points usual rates, with what each would miss; none for held-out images
     * @param misses at the threshold in force
     * @param looksEnrolled strangers that may be enrolled under another name, the nearest first
     * @param notJudged images that gave nothing
     * @param without identities of which no image could be judged
     */
    public record Outcome(
            Decision decision,
            List<OperatingPoints.Point> points,
            MissRate misses,
            List<LooksEnrolled> looksEnrolled,
            List<Answer.NotJudged> notJudged,
            List<String> without) {}

    /**
     * Looks at images of identities, keeps one of each in place of those that were kept before, and has the threshold follow
     * them.
     *
     * @param identities and their images; identities that are enrolled by that name are refused for strangers
     * @throws SettingsException when there are too few for the rate, with how many it takes; nothing is changed then
     */
    public Outcome calibrate(Map<String, ? extends List<? extends Image>> identities, Wish wish, long seed, Work work)
            throws IOException {
        checkNotEnrolled(identities, wish);
        List<Answer.NotJudged> notJudged = new ArrayList<>();
        List<NewStranger> chosen = new StrangerChoice(
                        gallery.looking(), gallery.members().store().facts().pictures())
                .of(identities, seed, notJudged, work);
        List<String> without = new ArrayList<>(identities.keySet());
        chosen.forEach(each -> without.remove(each.identity()));
        gallery.thresholds().check(chosen, wish);
        gallery.members()
                .store()
                .strangers()
                .replace(
                        chosen,
                        ThresholdSetting.KEY,
                        new ThresholdSetting(wish.kind(), wish.rate(), wish.confidence(), null).text());
        return outcome(notJudged, without, work);
    }

    /**
     * Keeps one image of a stranger beside those that are kept; what it is for, calibrating says.
     *
     * @return why none of the images could be judged; empty where one was
     * @throws SettingsException when that identity is enrolled, or the gallery is calibrated by held-out images
     */
    public List<Answer.NotJudged> add(String identity, List<? extends Image> images, Work work) throws IOException {
        Map<String, List<? extends Image>> one = Map.of(identity, images);
        checkNotEnrolled(one, new Wish(Kind.STRANGERS, 1, null));
        ThresholdSetting setting = gallery.thresholds().setting();
        if (setting != null && setting.kind() == Kind.HELD_OUT) {
            throw new SettingsException(
                    "strangers",
                    "cannot be added to a gallery whose threshold rests on held-out images; forget these first");
        }
        List<Answer.NotJudged> notJudged = new ArrayList<>();
        List<NewStranger> chosen = new StrangerChoice(
                        gallery.looking(), gallery.members().store().facts().pictures())
                .of(one, System.nanoTime(), notJudged, work);
        gallery.members().store().strangers().add(chosen);
        return chosen.isEmpty() ? notJudged : List.of();
    }

    /**
     * Has the threshold follow the strangers that are kept.
     *
     * @throws SettingsException when there are too few for the rate, with how many it takes; nothing is changed then
     */
    public Outcome calibrate(double falsePositiveRate, @Nullable Double confidence, Work work) throws IOException {
        Wish wish = new Wish(Kind.STRANGERS, falsePositiveRate, confidence);
        List<NewStranger> kept = gallery.members().store().strangers().all().stream()
                .map(each -> new NewStranger(each.identity(), each.name(), each.embedding(), null))
                .toList();
        gallery.thresholds().check(kept, wish);
        gallery.thresholds().put(new ThresholdSetting(wish.kind(), wish.rate(), wish.confidence(), null));
        return now(work);
    }

    /** The same figures of what is kept. */
    public Outcome now(Work work) throws IOException {
        return outcome(List.of(), List.of(), work);
    }

    /**
     * What other thresholds than the one in force would mean: by the strangers that are kept, or else by the model's false matches.
     *
     * @return empty where there are neither
     */
    public List<WhatIf> whatIf(Work work) throws IOException {
        Decision decision = gallery.thresholds().search();
        float[] best = gallery.strangers().now();
        FalseMatchTable table = gallery.thresholds().table();
        if (best.length == 0 && table == null) {
            return List.of();
        }
        WhatIf.Strangers strangers = best.length > 0 || table == null
                ? WhatIf.counted(best, CONFIDENCE)
                : WhatIf.bounded(table, decision.images());
        return WhatIf.of(
                WhatIf.around(decision.threshold()),
                strangers,
                EnrolledAgain.scores(gallery.members(), work),
                CONFIDENCE);
    }

    /** Erases strangers, such as those that turned out to be enrolled. */
    public void drop(List<String> identities) throws IOException {
        List<String> kept = gallery.members().store().strangers().all().stream()
                .map(Stranger::identity)
                .toList();
        for (String each : identities) {
            if (!kept.contains(each)) {
                throw new SettingsException(
                        "drop",
                        "\"" + each + "\" is no stranger that is kept"
                                + Nearest.to(each, kept)
                                        .map(other -> "; did you mean " + other + "?")
                                        .orElse("; there are " + kept.size()));
            }
        }
        if (!identities.isEmpty()) {
            gallery.members().store().strangers().remove(identities);
        }
    }

    /** Erases all strangers, so that the gallery's size decides again; returns how many there were. */
    public int forget() throws IOException {
        int erased = gallery.members().store().strangers().forget();
        ThresholdSetting setting = gallery.thresholds().setting();
        if (setting != null && setting.kind() != Kind.BY_HAND) {
            gallery.thresholds().put(null);
        }
        return erased;
    }

    private void checkNotEnrolled(Map<String, ? extends List<? extends Image>> identities, Wish wish)
            throws IOException {
        if (wish.kind() != Kind.STRANGERS) {
            return;
        }
        List<String> enrolled = new ArrayList<>();
        for (String each : identities.keySet()) {
            if (gallery.members().store().reading().subject(each).isPresent()) {
                enrolled.add(each);
            }
        }
        if (!enrolled.isEmpty()) {
            throw new SettingsException(
                    "strangers",
                    "must not be enrolled, but of " + identities.size() + " these are by their names: "
                            + String.join(", ", enrolled.subList(0, Math.min(5, enrolled.size())))
                            + (enrolled.size() > 5 ? " and " + (enrolled.size() - 5) + " more" : "")
                            + ". Take them out, or call them otherwise if they are other people");
        }
    }

    private Outcome outcome(List<Answer.NotJudged> notJudged, List<String> without, Work work) throws IOException {
        Decision decision = gallery.thresholds().search();
        MatedScores mates = EnrolledAgain.scores(gallery.members(), work);
        Double confidence = decision.basis().confidence();
        boolean strangers = decision.basis().kind() == Kind.STRANGERS;
        List<OperatingPoints.Point> points = strangers
                ? OperatingPoints.of(
                        gallery.strangers().now(),
                        confidence == null ? StrangerThreshold.Kind.AVERAGE : StrangerThreshold.Kind.CONFIDENCE,
                        confidence == null ? CONFIDENCE : confidence,
                        mates)
                : List.of();
        return new Outcome(
                decision,
                points,
                MissRate.at(decision.threshold(), mates, CONFIDENCE),
                looksEnrolled(),
                notJudged,
                without);
    }

    /**
     * Strangers so near that among so many not one false match would be expected to be, the nearest first: one who was enrolled
     * under another name raises the threshold for everybody. Empty where strangers decide nothing.
     */
    public List<LooksEnrolled> looksEnrolled() throws IOException {
        ThresholdSetting setting = gallery.thresholds().setting();
        if (setting == null || setting.kind() != Kind.STRANGERS) {
            return List.of();
        }
        float[] best = gallery.strangers().now();
        List<Stranger> strangers = gallery.strangers().strangers();
        double suspicious = gallery.thresholds().suspicious((long) best.length);
        List<LooksEnrolled> found = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            if (best[i] >= suspicious) {
                Stranger each = strangers.get(i);
                gallery.nearest(each.embedding())
                        .ifPresent(nearest -> found.add(new LooksEnrolled(each.identity(), each.name(), nearest)));
            }
        }
        found.sort((a, b) -> Double.compare(b.nearest().score(), a.nearest().score()));
        return found;
    }
}
