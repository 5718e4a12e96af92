package dev.isogon.internal.report.page;

import static dev.isogon.internal.report.page.Html.escaped;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One HTML file of headings, tables, bars, pictures and figures that needs nothing else; scripts only for figures. */
public final class PlainPage {

    private PlainPage() {}

    /**
     * A page.
     *
     * @param lead what matters most, on top; a sentence each
     */
    public static String of(String title, List<String> lead, List<PageElement> blocks) {
        Charts charts = new Charts(blocks.stream()
                .filter(PageElement.Chart.class::isInstance)
                .map(block -> ((PageElement.Chart) block).figure())
                .toList());
        return PageFile.read("page.html")
                .replace("{{title}}", escaped(title))
                .replace(
                        "{{lead}}",
                        lead.stream()
                                .map(each -> "<p>" + escaped(each) + "</p>")
                                .collect(Collectors.joining()))
                .replace("{{blocks}}", blocks.stream().map(PlainPage::html).collect(Collectors.joining("\n")))
                .replace(
                        "{{pairStyle}}",
                        blocks.stream().anyMatch(PageElement.Cards.class::isInstance)
                                ? PageFile.read("pairs.css")
                                : "")
                .replace("{{chartStyle}}", charts.style())
                .replace("{{scripts}}", charts.scripts());
    }

    private static String html(PageElement block) {
        if (block instanceof PageElement.Heading heading) {
            return "<h2>" + escaped(heading.title()) + "</h2>"
                    + (heading.text().isEmpty() ? "" : "<p class=\"note\">" + escaped(heading.text()) + "</p>");
        } else if (block instanceof PageElement.Caption caption) {
            return "<h3>" + escaped(caption.text()) + "</h3>";
        } else if (block instanceof PageElement.Sentences sentences) {
            return list(sentences.sentences(), Html::sentence);
        } else if (block instanceof PageElement.Table table) {
            return "<div class=\"scroll\" tabindex=\"0\">" + table(table) + "</div>";
        } else if (block instanceof PageElement.Bars bars) {
            return bars(bars.bars());
        } else if (block instanceof PageElement.Pictures pictures) {
            return pictures.frames().stream()
                    .map(PlainPage::frame)
                    .collect(Collectors.joining("", "<div class=\"frames\">", "</div>"));
        } else if (block instanceof PageElement.Chart chart) {
            return Charts.html(chart.figure());
        } else if (block instanceof PageElement.Cards cards) {
            return cards.html();
        } else if (block instanceof PageElement.Names names) {
            return "<details><summary>" + escaped(names.summary()) + "</summary>" + list(names.names(), Html::escaped)
                    + "</details>";
        }
        throw new IllegalArgumentException("a block of kind " + block.getClass());
    }

    private static String list(List<String> items, UnaryOperator<String> html) {
        return items.stream()
                .map(each -> "<li>" + html.apply(each) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String table(PageElement.Table table) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        table.header()
                .forEach(cell ->
                        html.append("<th scope=\"col\">").append(escaped(cell)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
            html.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String bars(List<PageElement.Bar> bars) {
        long most = bars.stream().mapToLong(PageElement.Bar::amount).max().orElse(1);
        StringBuilder html = new StringBuilder("<table class=\"bars\"><tbody>");
        for (PageElement.Bar bar : bars) {
            html.append(String.format(
                    Locale.ROOT,
                    "<tr><th scope=\"row\">%s</th><td>%,d</td><td class=\"bar\"><span style=\"width:%.1f%%\"></span>"
                            + "</td></tr>",
                    escaped(bar.name()),
                    bar.amount(),
                    100.0 * bar.amount() / Math.max(1, most)));
        }
        return html.append("</tbody></table>").toString();
    }

    private static String frame(PageElement.Frame frame) {
        StringBuilder html = new StringBuilder("<figure class=\"frame\"><div class=\"images\">");
        for (int i = 0; i < frame.images().size(); i++) {
            String text = escaped(frame.texts().get(i));
            String address = frame.images().get(i);
            html.append(
                    address.isEmpty()
                            ? "<span class=\"gone\" title=\"" + text + "\">not shown</span>"
                            : "<img loading=\"lazy\" src=\"" + escaped(address) + "\" alt=\"" + text + "\" title=\""
                                    + text + "\">");
        }
        return html + "</div><figcaption>" + escaped(frame.caption()).replace("\n", "<br>") + "</figcaption></figure>";
    }
}
