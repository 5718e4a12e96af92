package dev.isogon.report.pages;

import dev.isogon.eval.Interval;
import dev.isogon.report.Block;
import dev.isogon.study.evaluation.ClusteringResult;
import dev.isogon.study.evaluation.Estimate;
import dev.isogon.study.evaluation.EvaluationResults;
import dev.isogon.study.evaluation.IdentificationResult;
import dev.isogon.study.evaluation.RetrievalResult;
import dev.isogon.study.evaluation.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of an evaluation as tables: value, interval, and where; refused intervals with their reasons below. */
final class EvaluationTables {

    private static final List<String> HEADER = List.of("", "value", "95 % interval", "");

    private final List<Block> blocks = new ArrayList<>();
    private final Refusals refusals = new Refusals();

    List<Block> of(EvaluationResults results) {
        add(results.verification());
        IdentificationResult identification = results.identification();
        if (identification != null) {
            add(identification);
        }
        RetrievalResult retrieval = results.retrieval();
        if (retrieval != null) {
            add(retrieval);
        }
        ClusteringResult clustering = results.clustering();
        if (clustering != null) {
            add(clustering);
        }
        if (!refusals.all().isEmpty()) {
            blocks.add(new Block.Heading("Why some figures have no interval", ""));
            blocks.add(new Block.Sentences(refusals.all()));
        }
        return blocks;
    }

    private void add(VerificationResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("AUC", result.auc(), ""));
        rows.add(row("EER", result.equalErrorRate(), at(result.equalErrorThreshold())));
        result.accepted()
                .forEach(each -> rows.add(row(
                        "TAR at FAR " + each.name(),
                        each.rate(),
                        at(each.at().threshold()) + (each.supported() ? "" : ", too few non-mated pairs"))));
        VerificationResult.FoldAccuracy folds = result.folds();
        if (folds != null) {
            rows.add(row(
                    "Accuracy, " + folds.count() + " folds",
                    folds.accuracy(),
                    String.format(Locale.ROOT, "standard error %.4f", folds.standardError())));
        }
        blocks.add(new Block.Heading(
                "One to one",
                String.format(
                        Locale.ROOT,
                        "%s: %,d mated and %,d non-mated%s.%s",
                        Refusals.capital(result.pairs()),
                        result.mated(),
                        result.nonMated(),
                        result.identities() > 0
                                ? String.format(Locale.ROOT, ", of %,d identities", result.identities())
                                : "",
                        result.auc().interval() == null ? "" : " Intervals: " + result.intervalMethod() + ".")));
        blocks.add(new Block.Table(HEADER, rows));
    }

    private void add(IdentificationResult result) {
        List<List<String>> rows = new ArrayList<>();
        result.ranks().forEach(each -> rows.add(row("Rank " + each.rank(), each.share(), "")));
        result.detected()
                .forEach(each -> rows.add(row(
                        "DIR at FPIR " + each.name(),
                        each.rate(),
                        at(each.threshold()) + (each.supported() ? "" : ", too few strangers"))));
        Double area = result.oscrArea();
        if (area != null) {
            rows.add(List.of("OSCR, area", number(area), "–", ""));
        }
        blocks.add(new Block.Heading(
                "One to many",
                String.format(
                        Locale.ROOT,
                        "%,d subjects with %,d images; %,d searches of theirs and %,d of strangers. %s.",
                        result.subjects(),
                        result.galleryImages(),
                        result.matedProbes(),
                        result.nonMatedProbes(),
                        Refusals.capital(result.protocol()))));
        blocks.add(new Block.Table(HEADER, rows));
    }

    private void add(RetrievalResult result) {
        blocks.add(new Block.Heading(
                "Each image sought among all others",
                String.format(
                        Locale.ROOT,
                        "%,d images; %,d have no mate and are left out.",
                        result.queries(),
                        result.lone())));
        blocks.add(new Block.Table(
                HEADER,
                List.of(
                        row("Precision at 1", result.precisionAtOne(), ""),
                        row("R-precision", result.rPrecision(), ""),
                        row("MAP@R", result.meanAveragePrecisionAtR(), ""),
                        row("MRR", result.meanReciprocalRank(), ""))));
    }

    private void add(ClusteringResult result) {
        blocks.add(new Block.Heading(
                "Clusters",
                String.format(
                        Locale.ROOT,
                        "K-means into %,d clusters, as many as there are identities. It has no interval.",
                        result.clusters())));
        blocks.add(new Block.Table(
                HEADER,
                List.of(
                        List.of("NMI", number(result.normalizedMutualInformation()), "–", ""),
                        List.of("AMI", number(result.adjustedMutualInformation()), "–", "by chance 0"))));
    }

    private List<String> row(String name, Estimate estimate, String where) {
        Interval interval = estimate.interval();
        String refusal = estimate.refusal();
        if (refusal != null) {
            refusals.add(refusal);
        }
        return List.of(
                name,
                number(estimate.value()),
                interval == null ? "–" : number(interval.low()) + " to " + number(interval.high()),
                where);
    }

    private static String at(double threshold) {
        return String.format(Locale.ROOT, "threshold %.4f", threshold);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
