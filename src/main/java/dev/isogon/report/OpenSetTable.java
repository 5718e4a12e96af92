package dev.isogon.report;

import dev.isogon.eval.identification.OpenSetIdentification;
import dev.isogon.study.LossSummary;
import dev.isogon.study.OpenSetFigures;
import dev.isogon.study.RunResult;
import dev.isogon.study.StudyResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** How well strangers are told from test images: a row a loss, where strangers were named. */
final class OpenSetTable {

    private OpenSetTable() {}

    /** Header and rows, all of one length; nothing where there were no strangers. */
    static List<List<String>> rows(StudyResults results) {
        List<List<String>> rows = new ArrayList<>();
        for (LossSummary summary : results.summaries()) {
            List<OpenSetFigures> figures = figures(results, summary.loss());
            if (!figures.isEmpty()) {
                rows.add(row(summary.loss(), figures));
            }
        }
        if (!rows.isEmpty()) {
            List<String> header = new ArrayList<>(List.of("loss"));
            for (double target : OpenSetFigures.TARGETS) {
                header.addAll(List.of(String.format(Locale.ROOT, "DIR %% at FPIR %.0f %%", 100 * target), "each seed"));
            }
            header.addAll(List.of("area under curve", "each seed "));
            rows.add(0, header);
        }
        return rows;
    }

    /** What the table means. */
    static String caption(StudyResults results) {
        int strangers = results.runs().stream()
                .map(RunResult::openSet)
                .filter(Objects::nonNull)
                .mapToInt(OpenSetFigures::strangers)
                .findFirst()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "Open set: %,d images of classes that are in no training set, among the test images. DIR is the share"
                        + " of test images that are recognised as their class where at most so many strangers are taken"
                        + " for somebody (FPIR). The threshold was chosen on these strangers themselves, so others will"
                        + " fare worse; seeds tell how far training varies, not how far strangers do.",
                strangers);
    }

    private static List<OpenSetFigures> figures(StudyResults results, String loss) {
        return results.runs().stream()
                .filter(run -> run.loss().equals(loss))
                .map(RunResult::openSet)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> row(String loss, List<OpenSetFigures> figures) {
        List<String> row = new ArrayList<>(List.of(loss));
        for (int t = 0; t < OpenSetFigures.TARGETS.size(); t++) {
            int target = t;
            addMean(
                    row,
                    figures.stream()
                            .map(each -> each.at().get(target))
                            .map(OpenSetIdentification::dir)
                            .toList());
        }
        addMean(row, figures.stream().map(OpenSetFigures::areaUnderCurve).toList());
        return row;
    }

    private static void addMean(List<String> row, List<Double> shares) {
        row.add(Numbers.percent(
                shares.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN)));
        row.add(shares.stream().map(Numbers::percent).collect(Collectors.joining(" ")));
    }
}
