package dev.isogon.internal.report.comparison;

import dev.isogon.internal.report.page.Html;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import dev.isogon.internal.experiment.predictions.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One loss's most frequent mistakes, for more classes than a matrix can show. */
final class FrequentConfusions {

    private static final int MOST = 30;

    private FrequentConfusions() {}

    static String of(List<String> classNames, ConfusionMatrix confusion) {
        long[] images = confusion.imagesByClass(classNames.size());
        List<ConfusionMatrix.Cell> pairs = confusion.cells().stream()
                .filter(cell -> cell.truth() != cell.predicted())
                .sorted(Comparator.comparingInt(ConfusionMatrix.Cell::images).reversed())
                .toList();
        int most = pairs.isEmpty() ? 0 : pairs.get(0).images();
        StringBuilder html = new StringBuilder("<table class=\"pairs\"><caption>" + ConfusionTable.caption(confusion)
                + String.format(
                        Locale.ROOT,
                        "; the %d most frequent of %,d mistaken pairs of classes",
                        Math.min(MOST, pairs.size()),
                        pairs.size())
                + "</caption><thead><tr><th scope=\"col\">true class<th scope=\"col\">taken for"
                + "<th scope=\"col\">times<th scope=\"col\">of its class</tr></thead><tbody>");
        for (ConfusionMatrix.Cell pair : pairs.subList(0, Math.min(MOST, pairs.size()))) {
            String predicted =
                    pair.predicted() == Predictions.NONE ? ConfusionTable.NO_CLASS : classNames.get(pair.predicted());
            html.append("<tr>" + Html.named("th", "scope=\"row\"", classNames.get(pair.truth()))
                    + Html.named("td", "class=\"name\"", predicted)
                    + String.format(
                            Locale.ROOT,
                            "<td class=\"bar\" style=\"--s:%.3f\">%,d<td>%.1f&nbsp;%%</tr>",
                            (double) pair.images() / most,
                            pair.images(),
                            100.0 * pair.images() / images[pair.truth()]));
        }
        return html.append("</tbody></table>").toString();
    }
}
