package dev.isogon.internal.gallery;

import dev.isogon.Decision;
import dev.isogon.Decision.Basis;
import dev.isogon.Decision.Kind;
import dev.isogon.Decision.Rate;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.gallery.GalleryCalibration.Wish;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.State;
import dev.isogon.internal.gallery.store.StrangerSet.NewStranger;
import dev.isogon.internal.gallery.threshold.GoodsThreshold;
import dev.isogon.internal.gallery.threshold.ScoresNeeded;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.internal.gallery.threshold.StrangerThreshold;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a gallery's threshold lies at its present size and members, and what that rests on. */
public final class GalleryThresholds {

    /** How rarely somebody is suspected wrongly. */
    private static final double CHANCE = 0.05;

    private final Membership members;
    private final StrangerScores scores;
    private final @Nullable FalseMatchTable table;
    private final String model;

    /** @param table of the model's false matches; null where nobody has measured them */
    GalleryThresholds(Membership members, StrangerScores scores, @Nullable FalseMatchTable table, String model) {
        this.members = members;
        this.scores = scores;
        this.table = table;
        this.model = model;
    }

    /** How it is to be found; null where nobody has said it. */
    public @Nullable ThresholdSetting setting() throws IOException {
        return setting(members.store());
    }

    /** The same of what is kept. */
    static @Nullable ThresholdSetting setting(GalleryStore store) throws IOException {
        return store.settings()
                .get(ThresholdSetting.KEY)
                .map(text -> Json.read(store.folder(), Json.tree(store.folder(), text), ThresholdSetting.class))
                .orElse(null);
    }

    /** Has it found in another way; by the gallery's size for null. */
    public void put(@Nullable ThresholdSetting setting) throws IOException {
        if (setting == null) {
            members.store().settings().remove(ThresholdSetting.KEY);
        } else {
            members.store().settings().put(ThresholdSetting.KEY, setting.text());
        }
    }

    /**
     * For searches.
     *
     * @throws SettingsException when there is nothing that a threshold could rest on
     */
    public Decision search() throws IOException {
        ThresholdSetting setting = setting();
        Decision found = search(setting);
        // Strangers and what they are for change together, but are not read together.
        for (ThresholdSetting now = setting(); !Objects.equals(now, setting); now = setting()) {
            setting = now;
            found = search(setting);
        }
        return found;
    }

    private Decision search(@Nullable ThresholdSetting setting) throws IOException {
        State state = members.refresh();
        if (state.images() == 0) {
            return decided(1, new Basis(Kind.TABLE, Rate.FPIR, 0, null, 0), state);
        }
        if (setting == null) {
            return bySize(state);
        }
        return switch (setting.kind()) {
            case BY_HAND ->
                decided(
                        Objects.requireNonNull(setting.threshold()),
                        new Basis(Kind.BY_HAND, Rate.UNKNOWN, Double.NaN, null, 0),
                        state);
            case STRANGERS, HELD_OUT -> byStrangers(setting, state);
            case TABLE -> throw new IllegalStateException("no setting says so");
        };
    }

    /**
     * For comparing with one subject.
     *
     * @param falseMatchRate what it is to be at most
     */
    public Decision pair(double falseMatchRate) throws IOException {
        State state = members.refresh();
        ThresholdSetting setting = setting();
        if (setting != null && setting.kind() == Kind.BY_HAND) {
            return search();
        }
        FalseMatchTable measured = measured();
        SizeThreshold found = SizeThreshold.ofPairs(measured, falseMatchRate);
        return decided(
                found.threshold(),
                new Basis(Kind.TABLE, Rate.FMR, found.rate(), measured.confidence(), measured.identities()),
                state);
    }

    private Decision bySize(State state) {
        FalseMatchTable measured = measured();
        SizeThreshold found = SizeThreshold.of(measured, state.images(), SizeThreshold.TARGET);
        return decided(
                found.threshold(), new Basis(Kind.TABLE, Rate.FPIR, found.rate(), null, measured.identities()), state);
    }

    /** Strangers who were enrolled meanwhile may have left too few for the rate: what is left promises a larger one. */
    private Decision byStrangers(ThresholdSetting setting, State state) throws IOException {
        float[] best = scores.now();
        return best.length == 0 ? bySize(state) : decided(best, wish(setting, best.length), state);
    }

    private static Wish wish(ThresholdSetting setting, int scores) {
        double asked = Objects.requireNonNull(setting.rate());
        Double confidence = setting.confidence();
        double least = confidence == null
                ? ScoresNeeded.leastOnAverage(scores)
                : ScoresNeeded.leastWithConfidence(scores, confidence);
        return new Wish(setting.kind(), Math.max(asked, least), confidence);
    }

    /** What strangers or held-out images promise, none of which are fewer than it takes. */
    private Decision decided(float[] best, Wish wish, State state) {
        if (wish.kind() == Kind.HELD_OUT) {
            GoodsThreshold found = GoodsThreshold.of(best, wish.rate());
            return decided(
                    found.threshold(), new Basis(Kind.HELD_OUT, Rate.FNIR, found.bound(), null, found.goods()), state);
        }
        Double confidence = wish.confidence();
        StrangerThreshold found = confidence == null
                ? StrangerThreshold.onAverage(best, wish.rate())
                : StrangerThreshold.withConfidence(best, wish.rate(), confidence);
        return decided(
                found.threshold(),
                new Basis(Kind.STRANGERS, Rate.FPIR, found.bound(), confidence, found.strangers()),
                state);
    }

    /**
     * Refuses what new strangers, or held-out images, cannot promise.
     *
     * @throws SettingsException with how many it takes, or that nobody is enrolled
     */
    void check(List<NewStranger> chosen, Wish wish) throws IOException {
        State state = members.refresh();
        if (state.images() == 0) {
            throw new SettingsException(
                    "gallery", "must have somebody enrolled before it is calibrated, but " + folder() + " is empty");
        }
        if (chosen.isEmpty()) {
            throw new SettingsException("strangers", "must have an image that can be judged, but none could be");
        }
        decided(scores.of(chosen.stream().map(NewStranger::embedding).toList()), wish, state);
    }

    /**
     * The score from which on a stranger rather is somebody enrolled: not one of so many would be expected to reach it.
     *
     * @return 1 where nobody has measured the model
     */
    double suspicious(long strangers) throws IOException {
        long comparisons = Math.max(1, strangers * members.refresh().images());
        return table == null ? 1 : SizeThreshold.of(table, comparisons, CHANCE).threshold();
    }

    /** How often the model takes two people for one; null where nobody has measured it. */
    public @Nullable FalseMatchTable table() {
        return table;
    }

    /** Whether there is anything that {@link #search} could rest on. */
    public boolean isKnown() throws IOException {
        ThresholdSetting setting = setting();
        return table != null || (setting != null && (setting.kind() == Kind.BY_HAND || scores.now().length > 0));
    }

    private FalseMatchTable measured() {
        if (table == null) {
            throw new SettingsException(
                    "threshold",
                    "is not known: nobody has measured how often the model " + model
                            + " takes two people for one. Calibrate this gallery with people who are not in it (isogon gallery"
                            + " calibrate), or the model (isogon calibrate), or set a threshold by hand");
        }
        return table;
    }

    private Path folder() {
        return members.store().folder();
    }

    private Decision decided(double threshold, Basis basis, State state) {
        return new Decision(threshold, basis, state.subjects(), state.images(), model);
    }
}
