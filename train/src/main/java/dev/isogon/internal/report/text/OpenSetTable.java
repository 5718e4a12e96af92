package dev.isogon.internal.report.text;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.open.OpenSetFigures;
import dev.isogon.internal.experiment.open.OpenSetSummary;
import dev.isogon.internal.experiment.results.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What losses make of strangers and of identities they were not trained on: a row a figure and loss, where there are any. */
public final class OpenSetTable {

    private OpenSetTable() {}

    /** Header and rows, all of one length; nothing where there were no strangers. */
    public static List<List<String>> rows(StudyResults results) {
        List<List<String>> rows = new ArrayList<>();
        if (results.openSet().isEmpty()) {
            return rows;
        }
        rows.add(List.of("figure", "loss", "mean", "95 % interval", isOpen(results) ? "each split" : "each seed"));
        for (OpenSetSummary row : results.openSet()) {
            String refusal = row.refusal();
            rows.add(List.of(
                    row.figure().title(),
                    row.loss(),
                    Numbers.percent(row.mean()),
                    refusal == null ? Numbers.range(row.interval()) : refusal,
                    Numbers.each(row.each())));
        }
        return rows;
    }

    public static boolean isOpen(StudyResults results) {
        return results.protocol().unseenIdentities();
    }

    /** What the table means. */
    public static String caption(StudyResults results) {
        String meaning = "DIR is the share of " + (isOpen(results) ? "probes" : "test images")
                + " that are recognised as who they are where at most so many searches of strangers find somebody"
                + " (FPIR). Thresholds were chosen on these images themselves, so others will fare worse.";
        if (!isOpen(results)) {
            return String.format(
                            Locale.ROOT,
                            "Open set: %,d images of classes that are in no training set, among the test images. ",
                            strangers(results))
                    + meaning
                    + " Intervals resample identities, of strangers and of test images, and seeds.";
        }
        int seeds = results.config().seeds().size();
        return "Open set: identities that were trained on, that are enrolled and that are strangers are kept apart. Rank 1"
                + " is the share of probes whose nearest enrolled image is of their identity. " + meaning
                + " TAR is the share of pairs of one identity that are accepted where at most so many pairs of two are (FAR);"
                + " all pairs are of unseen identities. Intervals resample identities and "
                + (results.splits().size() > 1
                        ? "splits"
                        : seeds > 1
                                ? "seeds; one split of the identities was tried"
                                : "nothing else: one split, one seed")
                + (results.splits().size() > 1 && seeds > 1 ? ", whose seeds stand one after the other." : ".");
    }

    private static int strangers(StudyResults results) {
        return results.runs().stream()
                .map(RunResult::openSet)
                .filter(Objects::nonNull)
                .mapToInt(OpenSetFigures::strangers)
                .findFirst()
                .orElse(0);
    }
}
