package dev.isogon.internal.report.text;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.protocol.PublishedFigures;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The experiment's table: loss, train %, test %, test loss, seconds; with intervals and seeds where there are several. */
public final class ComparisonTable {

    private ComparisonTable() {}

    /** What goes first where there is no room: the run folder has it all. */
    private static final List<String> SPARED =
            List.of("evaluation s", "training s", "test loss", "each seed", "each split", "train %");

    /**
     * For a terminal: aligned columns, then what stands under the table, the answer last, where the eye is.
     *
     * @param width columns of the terminal; what does not fit is left out, the least important first
     * @param run the comparison's {@code run.json}
     */
    public static String terminal(StudyResults results, int width, Path run) {
        ShortAnswer answer = ShortAnswer.of(results);
        ShortAnswer.MoreRuns more = answer.more();
        List<List<String>> openSet = OpenSetTable.rows(results);
        String second =
                openSet.isEmpty() ? "" : fitting(openSet, width) + "\n\n" + OpenSetTable.caption(results) + "\n\n";
        return fitting(rows(results), width) + "\n\n" + second + String.join("\n", notes(results)) + "\n\n"
                + String.join("\n", answer.first()) + "\n"
                + (more == null ? "" : "  " + more.command(run) + "\n");
    }

    private static String fitting(List<List<String>> rows, int width) {
        List<List<String>> kept = rows;
        for (String each : SPARED) {
            int column = kept.get(0).indexOf(each);
            if (column >= 0 && aligned(kept).indexOf('\n') > width) {
                kept = kept.stream().map(row -> without(row, column)).toList();
            }
        }
        return aligned(kept);
    }

    private static List<String> without(List<String> row, int column) {
        List<String> rest = new ArrayList<>(row);
        rest.remove(column);
        return rest;
    }

    private static String aligned(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String pad = " ".repeat(widths[c] - row.get(c).length());
                line.append(c == 0 ? row.get(c) + pad : "  " + pad + row.get(c));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(1, "─".repeat(lines.get(0).length()));
        return String.join("\n", lines);
    }

    /** The same as Markdown. */
    public static String markdown(StudyResults results) {
        List<List<String>> openSet = OpenSetTable.rows(results);
        String second = openSet.isEmpty() ? "" : markdown(openSet) + "\n" + OpenSetTable.caption(results) + "\n\n";
        return String.join(" ", ShortAnswer.of(results).first()) + "\n\n" + markdown(rows(results)) + "\n" + second
                + String.join("\n\n", notes(results)) + "\n";
    }

    private static String markdown(List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            table.append(rows.get(i).stream()
                    .map(cell -> cell.replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            if (i == 0) {
                table.append("|---")
                        .append("|---:".repeat(rows.get(0).size() - 1))
                        .append("|\n");
            }
        }
        return table.toString();
    }

    /** Header and rows, all of one length. */
    public static List<List<String>> rows(StudyResults results) {
        boolean published = !results.published().isEmpty();
        // In protocol open intervals and each run stand in the table of its figures.
        boolean several = results.config().seeds().size() > 1 && !OpenSetTable.isOpen(results);
        List<List<String>> rows = new ArrayList<>();
        List<String> header =
                new ArrayList<>(List.of("loss", "train %", OpenSetTable.isOpen(results) ? "rank-1 %" : "test %"));
        if (several) {
            header.addAll(List.of("95 % interval", "each seed"));
        }
        header.addAll(List.of("test loss", "training s", "evaluation s"));
        if (published) {
            header.addAll(isSeed(results) ? List.of("published train %", "test %", "test loss") : List.of("published"));
        }
        rows.add(header);
        results.summaries().forEach(summary -> rows.add(row(results, summary, several)));
        Double baseline = results.baselineAccuracy();
        if (baseline != null) {
            List<String> row = new ArrayList<>(List.of("(raw pixels)", "–", Numbers.percent(baseline)));
            while (row.size() < header.size()) {
                row.add("–");
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> row(StudyResults results, LossSummary summary, boolean several) {
        boolean some = summary.finished() > 0;
        List<String> row = new ArrayList<>(List.of(
                summary.loss() + (summary.finished() < summary.runs() ? " *" : ""),
                Numbers.percent(summary.trainAccuracy()),
                Numbers.percent(summary.testAccuracy())));
        if (several) {
            row.add(Numbers.range(summary.interval()));
            row.add(Numbers.each(summary.testAccuracies()));
        }
        row.add(Numbers.loss(summary.testLoss()));
        row.add(some ? Numbers.seconds(summary.trainSeconds()) : "–");
        row.add(some ? Numbers.seconds(summary.evaluationSeconds()) : "–");
        if (!results.published().isEmpty()) {
            Optional<PublishedFigures> found = results.publishedFor(summary.loss());
            String test =
                    found.map(each -> Numbers.percent(each.testAccuracy())).orElse("–");
            if (isSeed(results)) {
                row.add(found.map(each -> Numbers.percent(each.trainAccuracy())).orElse("–"));
                row.add(test);
                row.add(found.map(each -> Numbers.loss(each.testLoss())).orElse("–"));
            } else {
                row.add(test);
            }
        }
        return row;
    }

    private static boolean isSeed(StudyResults results) {
        return results.protocol().repeatsPublished();
    }

    /** What stands under the table: runs that did not finish, differences in words, what else follows, and how it was done. */
    static List<String> notes(StudyResults results) {
        List<String> notes = new ArrayList<>();
        for (RunResult run : results.runs()) {
            if (!run.finished()) {
                notes.add("* " + run.loss() + (OpenSetTable.isOpen(results) ? ", split " + run.split() : "") + ", seed "
                        + run.seed()
                        + (run.status() == RunResult.Status.FAILED ? ": stopped " : ": left out: ") + run.failure());
            }
        }
        results.differences().forEach(difference -> notes.add(DifferenceSentence.of(difference)));
        notes.addAll(ShortAnswer.of(results).further());
        notes.add(Conclusion.compared(results));
        Conclusion.published(results).ifPresent(notes::add);
        return notes;
    }
}
