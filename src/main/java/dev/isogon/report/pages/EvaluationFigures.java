package dev.isogon.report.pages;

import dev.isogon.eval.Curve;
import dev.isogon.report.figures.Cmc;
import dev.isogon.report.figures.Det;
import dev.isogon.report.figures.DirByFpir;
import dev.isogon.report.figures.Figure;
import dev.isogon.report.figures.NamedCurve;
import dev.isogon.report.figures.Scores;
import dev.isogon.report.figures.Shades;
import dev.isogon.report.figures.TarByFar;
import dev.isogon.study.evaluation.EvaluationResults;
import dev.isogon.study.evaluation.IdentificationResult;
import dev.isogon.study.evaluation.ThresholdCheck;
import dev.isogon.study.evaluation.VerificationResult;
import java.util.ArrayList;
import java.util.List;

/** All figures of an evaluation, in the order of its page. */
public final class EvaluationFigures {

    private EvaluationFigures() {}

    /** Draws all that there is something for. */
    public static List<Figure> of(EvaluationResults results) {
        VerificationResult pairs = results.verification();
        List<Figure> figures = new ArrayList<>();
        figures.add(TarByFar.of(one(results, pairs.acceptedOverFalseAccepts()), Shades.INTERVALS));
        figures.add(Det.of(one(results, pairs.detectionErrorTradeoff()), Shades.INTERVALS));
        figures.add(Scores.of("", "scores", "score", pairs.histogram(), threshold(results)));
        IdentificationResult searches = results.identification();
        if (searches != null) {
            figures.add(Cmc.of(one(results, searches.cumulativeMatch()), Shades.INTERVALS));
            Curve detected = searches.detectionOverFalsePositives();
            if (detected != null) {
                figures.add(DirByFpir.of(one(results, detected), Shades.INTERVALS));
            }
        }
        return figures;
    }

    private static List<NamedCurve> one(EvaluationResults results, Curve curve) {
        return List.of(NamedCurve.of(results.data(), curve));
    }

    /** The calibrated one, or where errors of both kinds are equally frequent. */
    private static double threshold(EvaluationResults results) {
        ThresholdCheck calibrated = results.threshold();
        return calibrated == null ? results.verification().equalErrorThreshold() : calibrated.threshold();
    }
}
