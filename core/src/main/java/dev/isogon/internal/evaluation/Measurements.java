package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Interval;
import dev.isogon.metrics.EvaluationResult;
import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An evaluation as a list of figures, each by its name. */
public final class Measurements {

    private Measurements() {}

    /** All figures, in the order in which they are read. */
    public static EvaluationResult of(EvaluationResults results) {
        List<Measurement> figures = new ArrayList<>(pairs(results.verification()));
        if (results.identification() != null) {
            figures.addAll(searches(results.identification()));
        }
        RetrievalResult retrieval = results.retrieval();
        if (retrieval != null) {
            figures.add(figure("precision at 1", retrieval.precisionAtOne(), null));
            figures.add(figure("R-precision", retrieval.rPrecision(), null));
            figures.add(figure("MAP@R", retrieval.meanAveragePrecisionAtR(), null));
            figures.add(figure("MRR", retrieval.meanReciprocalRank(), null));
        }
        ClusteringResult clusters = results.clustering();
        if (clusters != null) {
            figures.add(plain("NMI", clusters.normalizedMutualInformation()));
            figures.add(plain("AMI", clusters.adjustedMutualInformation()));
        }
        return new EvaluationResult(figures, results.warnings());
    }

    private static List<Measurement> pairs(VerificationResult result) {
        List<Measurement> figures = new ArrayList<>();
        figures.add(figure("AUC", result.auc(), null));
        figures.add(figure("EER", result.equalErrorRate(), result.equalErrorThreshold()));
        result.accepted()
                .forEach(each -> figures.add(figure(
                        "TAR at FAR " + each.name(), each.rate(), each.at().threshold())));
        VerificationResult.FoldAccuracy folds = result.folds();
        if (folds != null) {
            figures.add(figure("accuracy by " + folds.count() + " folds", folds.accuracy(), null));
        }
        return figures;
    }

    private static List<Measurement> searches(IdentificationResult result) {
        List<Measurement> figures = new ArrayList<>();
        result.ranks().forEach(each -> figures.add(figure("rank " + each.rank(), each.share(), null)));
        result.detected()
                .forEach(each -> figures.add(figure("DIR at FPIR " + each.name(), each.rate(), each.threshold())));
        Estimate area = result.oscrArea();
        if (area != null) {
            figures.add(figure("OSCR area", area, null));
        }
        return figures;
    }

    private static Measurement plain(String name, double value) {
        return new Measurement(name, value, null, null, null, null, null);
    }

    private static Measurement figure(String name, Estimate estimate, @Nullable Double threshold) {
        Interval interval = estimate.interval();
        return interval == null
                ? new Measurement(name, estimate.value(), null, null, null, estimate.refusal(), threshold)
                : new Measurement(
                        name,
                        estimate.value(),
                        interval.low(),
                        interval.high(),
                        interval.confidence(),
                        null,
                        threshold);
    }
}
