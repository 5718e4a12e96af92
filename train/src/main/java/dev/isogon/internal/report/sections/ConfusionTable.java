package dev.isogon.internal.report.sections;

import dev.isogon.internal.experiment.predictions.NormalizedConfusion;
import dev.isogon.internal.experiment.predictions.NormalizedConfusion.Row;
import dev.isogon.internal.experiment.predictions.NormalizedConfusion.Share;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.text.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One loss's test images by true class (rows) and predicted class (columns), as a table with shaded cells. */
final class ConfusionTable {

    /** What an output is called that belongs to no class. */
    static final String NO_CLASS = "(no class)";

    /** Names of up to so many characters stand upright over their columns. */
    private static final int UPRIGHT = 3;

    /** Up to so many classes leave room for wide cells. */
    private static final int FEW = 16;

    private final List<String> classNames;
    private final NormalizedConfusion confusion;
    private final double deepest;

    /** @param deepest the share of a true class that has the deepest shade */
    ConfusionTable(List<String> classNames, NormalizedConfusion confusion, double deepest) {
        this.classNames = classNames;
        this.confusion = confusion;
        this.deepest = deepest;
    }

    PageElement.Matrix element() {
        List<String> columns = new ArrayList<>(classNames);
        if (confusion.hasNoClass()) {
            columns.add(NO_CLASS);
        }
        return new PageElement.Matrix(
                caption(confusion),
                classNames.stream().allMatch(name -> name.length() <= UPRIGHT),
                classNames.size() <= FEW,
                columns,
                confusion.rows().stream().map(this::row).toList());
    }

    /** Which loss, and how much of everything it recognised. */
    static String caption(NormalizedConfusion confusion) {
        return String.format(
                Locale.ROOT,
                "%s, %s: %,d of %,d recognised",
                confusion.loss(),
                Numbers.counted(confusion.runs(), "run", "runs"),
                confusion.recognised(),
                confusion.judged());
    }

    /** The name of a predicted class. */
    static String name(List<String> classNames, int predicted) {
        return predicted == Predictions.NONE ? NO_CLASS : classNames.get(predicted);
    }

    private PageElement.MatrixRow row(Row row) {
        Map<Integer, Share> shares = new HashMap<>();
        row.shares().forEach(share -> shares.put(share.predicted(), share));
        List<PageElement.MatrixCell> cells = new ArrayList<>();
        for (int predicted = 0; predicted < classNames.size(); predicted++) {
            cells.add(
                    shares.containsKey(predicted)
                            ? cell(Objects.requireNonNull(shares.get(predicted)))
                            : predicted == row.truth()
                                    ? new PageElement.MatrixCell("d", null, "0")
                                    : new PageElement.MatrixCell(null, null, ""));
        }
        if (confusion.hasNoClass()) {
            Share none = shares.get(Predictions.NONE);
            cells.add(none == null ? new PageElement.MatrixCell(null, null, "") : cell(none));
        }
        return new PageElement.MatrixRow(
                classNames.get(row.truth()), cells, String.format(Locale.ROOT, "%.1f", 100 * row.recall()));
    }

    private PageElement.MatrixCell cell(Share share) {
        // Of mistakes the root, since most are a few images in a hundred and would have no shade.
        double shade = share.isRecognised() ? share.share() : Math.sqrt(share.share() / deepest);
        return new PageElement.MatrixCell(
                share.isRecognised() ? "d" : "e",
                String.format(Locale.ROOT, "--s:%.2f", shade),
                Integer.toString(share.images()));
    }
}
