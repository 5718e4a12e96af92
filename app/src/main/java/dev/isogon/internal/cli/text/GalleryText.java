package dev.isogon.internal.cli.text;

import static dev.isogon.internal.cli.text.AnswerText.number;
import static dev.isogon.internal.cli.text.AnswerText.percent;
import static dev.isogon.internal.cli.text.AnswerText.printable;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.gallery.GalleryCalibration.LooksEnrolled;
import dev.isogon.internal.gallery.GalleryCalibration.Outcome;
import dev.isogon.internal.gallery.Membership;
import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.State;
import dev.isogon.internal.gallery.threshold.MissRate;
import dev.isogon.internal.gallery.threshold.OperatingPoints.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Galleries and their calibration for a terminal. */
public final class GalleryText {

    /** Strangers that are named one by one. */
    private static final int NAMED = 10;

    private GalleryText() {}

    /** What a gallery is. */
    public static List<String> facts(Membership members) throws IOException {
        GalleryFacts facts = members.store().facts();
        State state = members.refresh();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s: %,d images of %,d subjects, model %s, begun %s",
                        members.store().folder(),
                        state.images(),
                        state.subjects(),
                        printable(facts.model().name()),
                        facts.created()),
                (facts.pictures() ? "Pictures are kept" : "No pictures are kept") + ", "
                        + (facts.encrypted() ? "encrypted" : "not encrypted"));
    }

    /** Where the threshold lies, what it misses, and what others would. */
    public static List<String> outcome(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(AnswerText.decision(outcome.decision()));
        lines.add(misses(outcome.misses()));
        if (!outcome.points().isEmpty()) {
            lines.add("");
            lines.add("  strangers named   threshold   enrolled not named");
            outcome.points().forEach(each -> lines.add(point(each)));
        }
        return lines;
    }

    private static String point(Point point) {
        String target = String.format(Locale.ROOT, "  %-16s", "≤ " + percent(point.target()));
        if (point.threshold() == null) {
            return String.format(Locale.ROOT, "%s  takes %,d strangers", target, point.needed());
        }
        return String.format(
                Locale.ROOT, "%s  %-10s  %s", target, number(point.threshold().threshold()), rate(point.misses()));
    }

    private static String rate(@Nullable MissRate misses) {
        if (misses == null || misses.rate() == null) {
            return "not known";
        }
        Interval interval = misses.interval();
        return percent(misses.rate())
                + (interval == null ? "" : " (" + percent(interval.low()) + " to " + percent(interval.high()) + ")");
    }

    private static String misses(MissRate misses) {
        if (misses.rate() == null) {
            return "How many of the enrolled it misses is not known: no subject has two images to compare.";
        }
        return String.format(
                Locale.ROOT,
                "Of images of the enrolled it misses %s, each compared with its subject's others (%,d images of %,d"
                        + " subjects)%s.",
                rate(misses),
                misses.images(),
                misses.subjects(),
                misses.interval() == null ? "; too few subjects for an interval" : "");
    }

    /** Strangers that may be enrolled, and what to do. */
    public static List<String> looksEnrolled(List<LooksEnrolled> found, Path gallery) {
        List<String> lines = new ArrayList<>();
        found.stream()
                .limit(NAMED)
                .forEach(each -> lines.add("the stranger " + printable(each.identity()) + " ("
                        + printable(each.image()) + ") looks like "
                        + printable(each.nearest().subject()) + ", "
                        + number(each.nearest().score())));
        if (!found.isEmpty()) {
            lines.add((found.size() > NAMED ? "and " + (found.size() - NAMED) + " more. " : "")
                    + "A stranger who is enrolled under another name raises the threshold: look, and if so drop them by isogon"
                    + " gallery calibrate " + Paths.quoted(gallery) + " --drop IDENTITY");
        }
        return lines;
    }
}
