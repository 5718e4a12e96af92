package dev.isogon.internal.report.comparison;

import dev.isogon.internal.report.page.Charts;
import dev.isogon.internal.report.page.Html;
import dev.isogon.internal.report.page.PageFile;
import dev.isogon.internal.report.text.ComparisonTable;
import dev.isogon.internal.report.text.Conclusion;
import dev.isogon.internal.report.text.DifferenceSentence;
import dev.isogon.internal.report.text.FindingsSection;
import dev.isogon.internal.report.text.OpenSetTable;
import dev.isogon.internal.experiment.PairedDifference;
import dev.isogon.internal.experiment.StudyResults;
import dev.isogon.internal.experiment.curves.StudyCurves;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.store.Json;
import java.util.List;
import java.util.stream.Collectors;

/** The report as one HTML file that needs nothing else: text, tables, and figures drawn by ECharts, which is inside. */
public final class ComparisonPage {

    private ComparisonPage() {}

    /** Without pictures. */
    static String of(StudyResults results) {
        return of(results, ComparisonFigures.of(results, new StudyCurves(List.of()), List.of()), "", "");
    }

    /**
     * The page.
     *
     * @param figures what is drawn
     * @param mistakes HTML of what went wrong, which follows the table
     * @param samples HTML of the images, which follows the figures
     */
    static String of(StudyResults results, List<Figure> figures, String mistakes, String samples) {
        Charts charts = new Charts(figures);
        return PageFile.read("report.html")
                .replace(
                        "{{title}}",
                        Html.escaped("Losses compared on " + results.data().name()))
                .replace("{{compared}}", Html.escaped(Conclusion.compared(results)))
                .replace("{{follows}}", Html.escaped(Conclusion.follows(results)))
                .replace("{{table}}", table(ComparisonTable.rows(results)))
                .replace("{{openSet}}", openSet(results))
                .replace("{{failures}}", failures(results))
                .replace("{{differences}}", differences(results))
                .replace("{{findings}}", FindingsSection.html(results))
                .replace("{{mistakes}}", mistakes)
                .replace("{{figures}}", charts.html())
                .replace("{{samples}}", samples)
                .replace("{{made}}", made(results))
                .replace("{{pairStyle}}", PageFile.read("pairs.css"))
                .replace("{{chartStyle}}", charts.style())
                .replace("{{scripts}}", charts.scripts());
    }

    private static String table(List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        rows.get(0)
                .forEach(cell -> html.append("<th scope=\"col\">")
                        .append(Html.escaped(cell))
                        .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows.subList(1, rows.size())) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.escaped(row.get(0)))
                    .append("</th>");
            row.subList(1, row.size())
                    .forEach(cell ->
                            html.append("<td>").append(Html.escaped(cell)).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String openSet(StudyResults results) {
        List<List<String>> rows = OpenSetTable.rows(results);
        return rows.isEmpty()
                ? ""
                : "<h2>" + (OpenSetTable.isOpen(results) ? "Unseen identities" : "Strangers")
                        + "</h2><div class=\"scroll\" tabindex=\"0\">" + table(rows) + "</div><p class=\"note\">"
                        + Html.escaped(OpenSetTable.caption(results)) + "</p>";
    }

    private static String failures(StudyResults results) {
        return results.runs().stream()
                .filter(run -> !run.finished())
                .map(run -> "<p class=\"note\">* "
                        + Html.sentence(run.loss() + ", seed " + run.seed() + ": " + run.failure()) + "</p>")
                .collect(Collectors.joining());
    }

    private static String differences(StudyResults results) {
        if (results.differences().isEmpty()) {
            return "";
        }
        return results.differences().stream()
                .map(ComparisonPage::difference)
                .collect(Collectors.joining("", "<h2>Differences</h2><ul>", "</ul>"));
    }

    private static String difference(PairedDifference each) {
        return "<li>" + Html.escaped(DifferenceSentence.of(each)) + "</li>";
    }

    private static String made(StudyResults results) {
        StringBuilder rows = new StringBuilder();
        results.environment().forEach((key, value) -> rows.append(pair(key, value)));
        rows.append(pair(
                "images",
                results.data().trainImages() + " training, " + results.data().validationImages()
                        + " validation, " + results.data().testImages() + " test, "
                        + results.data().height() + "×"
                        + results.data().width()));
        for (int i = 0; i < results.splits().size(); i++) {
            StudyResults.Sides sides = results.splits().get(i);
            rows.append(pair("split " + (i + 1) + ", enrolled", String.join(", ", sides.gallery())));
            rows.append(pair("split " + (i + 1) + ", strangers", String.join(", ", sides.strangers())));
        }
        results.notes().forEach(note -> rows.append(pair("note", note)));
        rows.append(pair("checksum", results.data().checksum()));
        rows.append(pair(
                "backbone", results.config().model().backbone() + ", " + results.parameters() + " numbers learned"));
        results.summaries().forEach(summary -> rows.append(pair(summary.loss(), summary.label())));
        rows.append(pair("settings", Json.writeLine(results.config())));
        return "<table class=\"made\"><tbody>" + rows + "</tbody></table>";
    }

    private static String pair(String key, String value) {
        return "<tr><th scope=\"row\">" + Html.escaped(key) + "</th><td>" + Html.escaped(value) + "</td></tr>";
    }
}
