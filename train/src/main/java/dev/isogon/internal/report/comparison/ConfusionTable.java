package dev.isogon.internal.report.comparison;

import dev.isogon.internal.report.page.Html;
import dev.isogon.internal.report.text.Numbers;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import dev.isogon.internal.experiment.predictions.Predictions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One loss's test images by true class (rows) and predicted class (columns), as a table with shaded cells. */
final class ConfusionTable {

    /** What an output is called that belongs to no class. */
    static final String NO_CLASS = "(no class)";

    /** Names of up to so many characters stand upright over their columns. */
    private static final int UPRIGHT = 3;

    /** Up to so many classes leave room for wide cells. */
    private static final int FEW = 16;

    private final List<String> classNames;
    private final ConfusionMatrix confusion;
    private final double deepest;
    private final long[] images;
    private final Map<Long, Integer> counts = new HashMap<>();
    private final List<Integer> columns = new ArrayList<>();

    /** @param deepest the share of a true class that has the deepest shade, see {@link #largestShare} */
    ConfusionTable(List<String> classNames, ConfusionMatrix confusion, double deepest) {
        this.classNames = classNames;
        this.confusion = confusion;
        this.deepest = deepest;
        this.images = confusion.imagesByClass(classNames.size());
        for (int c = 0; c < classNames.size(); c++) {
            columns.add(c);
        }
        boolean outside = false;
        for (ConfusionMatrix.Cell cell : confusion.cells()) {
            counts.put(key(cell.truth(), cell.predicted()), cell.images());
            outside |= cell.predicted() == Predictions.NONE;
        }
        if (outside) {
            columns.add(Predictions.NONE);
        }
    }

    private static long key(int truth, int predicted) {
        return ((long) truth << 32) + predicted;
    }

    /** The largest share of a true class that was taken for one other class, in [0, 1]. */
    static double largestShare(ConfusionMatrix confusion, int classes) {
        long[] images = confusion.imagesByClass(classes);
        return confusion.cells().stream()
                .filter(cell -> cell.truth() != cell.predicted())
                .mapToDouble(cell -> (double) cell.images() / images[cell.truth()])
                .max()
                .orElse(0);
    }

    String html() {
        boolean upright = classNames.stream().allMatch(name -> name.length() <= UPRIGHT);
        StringBuilder html = new StringBuilder("<table class=\"matrix" + (upright ? "" : " turned")
                + (classNames.size() <= FEW ? " few" : "") + "\"><caption>"
                + caption(confusion) + "</caption><thead><tr><td>true \\ predicted</td>");
        columns.forEach(c -> html.append("<th scope=\"col\" title=\"" + name(c) + "\"><span>" + name(c) + "</span>"));
        html.append("<th scope=\"col\"><span>recognised&nbsp;%</span></tr></thead><tbody>");
        for (int truth = 0; truth < images.length; truth++) {
            if (images[truth] > 0) {
                html.append(row(truth));
            }
        }
        return html.append("</tbody></table>").toString();
    }

    /** Which loss, and how much of everything it recognised. */
    static String caption(ConfusionMatrix confusion) {
        long all = confusion.cells().stream().mapToLong(ConfusionMatrix.Cell::images).sum();
        long right = confusion.cells().stream()
                .filter(cell -> cell.truth() == cell.predicted())
                .mapToLong(ConfusionMatrix.Cell::images)
                .sum();
        return Html.escaped(String.format(
                Locale.ROOT,
                "%s, %s: %,d of %,d recognised",
                confusion.loss(),
                Numbers.counted(confusion.runs(), "run", "runs"),
                right,
                all));
    }

    private String name(int label) {
        return Html.escaped(label == Predictions.NONE ? NO_CLASS : classNames.get(label));
    }

    private String row(int truth) {
        StringBuilder row = new StringBuilder("<tr>" + Html.named("th", "scope=\"row\"", classNames.get(truth)));
        columns.forEach(predicted -> row.append(cell(truth, predicted)));
        double recognised = (double) counts.getOrDefault(key(truth, truth), 0) / images[truth];
        return row.append(String.format(Locale.ROOT, "<td>%.1f</tr>", 100 * recognised))
                .toString();
    }

    private String cell(int truth, int predicted) {
        int count = counts.getOrDefault(key(truth, predicted), 0);
        if (count == 0) {
            return truth == predicted ? "<td class=\"d\">0" : "<td>";
        }
        double share = (double) count / images[truth];
        double shade = truth == predicted ? share : Math.sqrt(share / deepest);
        return String.format(
                Locale.ROOT, "<td class=\"%s\" style=\"--s:%.2f\">%d", truth == predicted ? "d" : "e", shade, count);
    }
}
