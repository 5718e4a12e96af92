package dev.isogon.report.pages;

import dev.isogon.report.Block;
import dev.isogon.report.PlainPage;
import dev.isogon.report.figures.Figure;
import dev.isogon.study.evaluation.EvaluationResults;
import dev.isogon.study.evaluation.ThresholdCheck;
import dev.isogon.study.evaluation.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of an evaluation: what it came to, its tables with intervals, and its curves. */
public final class EvaluationPage {

    private EvaluationPage() {}

    /** The page as HTML. */
    public static String of(EvaluationResults results) {
        EvaluationTables tables = new EvaluationTables();
        List<Block> blocks = new ArrayList<>(tables.of(results));
        for (Figure figure : EvaluationFigures.of(results)) {
            blocks.add(new Block.Chart(figure));
        }
        return PlainPage.of("Evaluation of " + results.data(), lead(results), blocks);
    }

    private static List<String> lead(EvaluationResults results) {
        VerificationResult pairs = results.verification();
        List<String> lead = new ArrayList<>();
        lead.add(String.format(
                Locale.ROOT,
                "%s: %,d mated and %,d non-mated; equal error rate %.2f %%.",
                pairs.pairs(),
                pairs.mated(),
                pairs.nonMated(),
                100 * pairs.equalErrorRate().value()));
        ThresholdCheck check = results.threshold();
        if (check != null && check.contradicted()) {
            lead.add(String.format(
                    Locale.ROOT,
                    "These data contradict the calibrated threshold %.4f: it promised %s at most %s, and here it is %.3g.",
                    check.threshold(),
                    check.kind().toUpperCase(Locale.ROOT),
                    check.promised(),
                    check.measured()));
        }
        lead.addAll(results.warnings());
        return lead;
    }
}
