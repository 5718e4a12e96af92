package dev.isogon.internal.report.sections;

import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import dev.isogon.internal.experiment.predictions.NormalizedConfusion;
import dev.isogon.internal.report.page.PageElement;
import java.util.List;
import java.util.Locale;

/** Which classes were taken for which, one loss at a time. */
public final class ConfusionSection {

    /** Up to so many classes, a matrix can be read. */
    private static final int MOST_CLASSES = 40;

    private ConfusionSection() {}

    /** Nothing where no loss has a matrix. */
    public static List<PageElement> of(List<String> classNames, List<ConfusionMatrix> matrices) {
        if (matrices.isEmpty()) {
            return List.of();
        }
        boolean few = classNames.size() <= MOST_CLASSES;
        List<NormalizedConfusion> losses = matrices.stream()
                .map(each -> NormalizedConfusion.of(each, classNames.size()))
                .toList();
        double deepest = losses.stream()
                .mapToDouble(NormalizedConfusion::largestMistake)
                .max()
                .orElse(0);
        return List.of(
                new PageElement.Heading(
                        "Which classes are taken for which",
                        few ? ofMatrix(deepest) : "Test images that were taken for another class, summed over seeds."),
                new PageElement.Choice(
                        "confusion",
                        "Loss",
                        losses.stream()
                                .map(each -> new PageElement.Option(
                                        each.loss(),
                                        few
                                                ? new ConfusionTable(classNames, each, deepest).element()
                                                : FrequentConfusions.of(classNames, each)))
                                .toList()));
    }

    private static String ofMatrix(double deepest) {
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
