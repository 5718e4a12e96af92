package dev.isogon.internal.report.evaluation;

import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.page.Page;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.sections.HardestPairsSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report of an evaluation: what it came to, its tables with intervals, the hardest pairs, and its curves. */
final class EvaluationPage {

    /** After it come the hardest pairs, since it shows how many are beyond the threshold. */
    private static final String LAST_OF_RATES = "scores";

    private EvaluationPage() {}

    /**
     * The page as HTML.
     *
     * @param hard none, or one
     * @param folder where its pictures are
     */
    static String of(EvaluationResults results, List<Figure> figures, List<PicturedPairs> hard, Path folder)
            throws IOException {
        List<PageElement> blocks = new ArrayList<>();
        if (!results.warnings().isEmpty()) {
            blocks.add(new PageElement.Sentences(
                    results.warnings().stream().map(Refusals::sentence).toList()));
        }
        blocks.addAll(new EvaluationTables().of(results));
        for (Figure figure : figures) {
            blocks.add(new PageElement.Chart(figure));
            if (figure.name().equals(LAST_OF_RATES)) {
                for (PicturedPairs each : hard) {
                    blocks.addAll(HardestPairsSection.ofEvaluation(each, folder));
                }
            }
        }
        return new Page("Evaluation of " + shortened(results.data()), EvaluationVerdict.of(results), blocks).html();
    }

    /** A path without its folders. */
    private static String shortened(String data) {
        int end = data.length();
        while (end > 0 && data.charAt(end - 1) == '/') {
            end--;
        }
        String path = data.substring(0, end);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
