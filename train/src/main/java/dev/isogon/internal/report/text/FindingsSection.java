package dev.isogon.internal.report.text;

import dev.isogon.internal.report.page.Html;
import dev.isogon.internal.experiment.FindingSummary;
import dev.isogon.internal.experiment.RunResult;
import dev.isogon.internal.experiment.StudyResults;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loop.Finding.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** What the linter found, in words. */
public final class FindingsSection {

    private FindingsSection() {}

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

    /** For the page; empty where nothing was found. */
    public static String html(StudyResults results) {
        return results.findings().stream()
                .map(each -> "<li><strong>" + word(each.finding()) + "</strong> <span>"
                        + Html.escaped(each.finding().check()) + "</span>, " + Html.escaped(whose(each, results) + ": ")
                        + Html.sentence(sentences(each.finding())) + "</li>")
                .reduce((all, each) -> all + each)
                .map(items -> "<h2>What the linter found</h2><ul class=\"findings\">" + items + "</ul>")
                .orElse("");
    }

    /** For {@code results.md}; empty where nothing was found. */
    public static String markdown(StudyResults results) {
        return results.findings().stream()
                .map(each ->
                        "- **" + word(each.finding()) + "** `" + each.finding().check() + "`, " + whose(each, results)
                                + ": " + sentences(each.finding()) + "\n")
                .reduce((all, each) -> all + each)
                .map(items -> "\n## What the linter found\n\n" + items)
                .orElse("");
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
