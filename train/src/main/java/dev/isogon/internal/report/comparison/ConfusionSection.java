package dev.isogon.internal.report.comparison;

import dev.isogon.internal.report.page.Html;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import java.util.List;
import java.util.Locale;

/** Which classes were taken for which, one loss at a time; without scripts, all below each other. */
final class ConfusionSection {

    /** Up to so many classes, a matrix can be read. */
    private static final int MOST_CLASSES = 40;

    private ConfusionSection() {}

    static String of(List<String> classNames, List<ConfusionMatrix> confusions) {
        if (confusions.isEmpty()) {
            return "";
        }
        boolean matrix = classNames.size() <= MOST_CLASSES;
        double deepest = confusions.stream()
                .mapToDouble(each -> ConfusionTable.largestShare(each, classNames.size()))
                .max()
                .orElse(0);
        StringBuilder choice = new StringBuilder("<fieldset class=\"choice\" hidden><legend>Loss</legend>");
        StringBuilder panels = new StringBuilder();
        for (int i = 0; i < confusions.size(); i++) {
            ConfusionMatrix each = confusions.get(i);
            choice.append("<label><input type=\"radio\" name=\"confusion\" value=\"confusion" + i + "\""
                    + (i == 0 ? " checked" : "") + "><span>" + Html.escaped(each.loss()) + "</span></label>");
            panels.append("<div class=\"scroll\" tabindex=\"0\" id=\"confusion" + i + "\">"
                    + (matrix
                            ? new ConfusionTable(classNames, each, deepest).html()
                            : FrequentConfusions.of(classNames, each))
                    + "</div>\n");
        }
        return "<h2>Which classes are taken for which</h2><p class=\"note\">"
                + (matrix ? matrixNote(deepest) : "Test images that were taken for another class, summed over seeds.")
                + "</p>" + choice + "</fieldset>" + panels;
    }

    private static String matrixNote(double deepest) {
        return "Test images by true class (rows) and predicted class (columns), summed over seeds. Blue: recognised."
                + (deepest == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " Orange: taken for another class, the deeper the larger that share of the true class"
                                        + " (deepest: %.1f %%, the same for every loss).",
                                100 * deepest));
    }
}
