package dev.isogon.internal.report.text;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.FindingSummary;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.Finding.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** What the linter found, in words. */
public final class FindingsText {

    private FindingsText() {}

    /** One line for a terminal; empty where nothing was found. */
    public static String terminal(StudyResults results) {
        List<FindingSummary> findings = results.findings();
        if (findings.isEmpty()) {
            return "";
        }
        long warnings = findings.stream()
                .filter(each -> each.finding().severity() == Severity.WARNING)
                .count();
        return "Linter: "
                + Numbers.counted(Math.toIntExact(warnings), "warning", "warnings") + ", "
                + Numbers.counted(Math.toIntExact(findings.size() - warnings), "note", "notes") + " ("
                + findings.stream()
                        .map(each -> each.finding().check())
                        .distinct()
                        .collect(Collectors.joining(", "))
                + "); the report explains them.";
    }

    /** A finding by itself, for the terminal of a training. */
    public static String line(Finding finding) {
        return word(finding) + ": " + sentences(finding);
    }

    /** Each by itself, for a page. */
    public static List<FindingWords> words(StudyResults results) {
        return results.findings().stream()
                .map(each -> new FindingWords(
                        word(each.finding()), each.finding().check(), whose(each, results), sentences(each.finding())))
                .toList();
    }

    /** For {@code results.md}; empty where nothing was found. */
    public static String markdown(StudyResults results) {
        String items = words(results).stream()
                .map(each -> "- **" + each.severity() + "** `" + each.check() + "`, " + each.whose() + ": "
                        + each.sentences() + "\n")
                .collect(Collectors.joining());
        return items.isEmpty() ? "" : "\n## What the linter found\n\n" + items;
    }

    private static String word(Finding finding) {
        return finding.severity() == Severity.WARNING ? "warning" : "note";
    }

    private static String sentences(Finding finding) {
        String what = finding.what();
        return Character.toUpperCase(what.charAt(0)) + what.substring(1) + ". " + finding.advice() + ".";
    }

    private static String whose(FindingSummary summary, StudyResults results) {
        List<String> ofRuns =
                results.runs().stream().map(RunResult::loss).distinct().toList();
        String losses = summary.losses().containsAll(ofRuns) ? "every loss" : String.join(", ", summary.losses());
        long runs = results.runs().stream()
                .filter(run -> summary.losses().contains(run.loss()))
                .count();
        return summary.runs() == runs ? losses : losses + ", in " + summary.runs() + " of " + runs + " runs";
    }
}
