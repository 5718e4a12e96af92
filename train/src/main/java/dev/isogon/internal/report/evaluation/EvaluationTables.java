package dev.isogon.internal.report.evaluation;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.evaluation.ClusteringResult;
import dev.isogon.internal.evaluation.Estimate;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.OtherDefinition;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.report.page.PageElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of an evaluation as tables: value, interval, and where; refused intervals with their reasons below. */
final class EvaluationTables {

    private static final List<String> HEADER = List.of("", "value", "95 % interval", "threshold");

    private static final List<String> WITHOUT = HEADER.subList(0, 3);

    private final List<PageElement> blocks = new ArrayList<>();
    private final Refusals refusals = new Refusals();

    List<PageElement> of(EvaluationResults results) {
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
        add(results.elsewhere());
        if (!refusals.all().isEmpty()) {
            blocks.add(new PageElement.Heading("Why some figures have no interval", ""));
            blocks.add(new PageElement.Sentences(refusals.all()));
        }
        return blocks;
    }

    private void add(VerificationResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("AUC", result.auc(), ""));
        rows.add(row("EER", result.equalErrorRate(), at(result.equalErrorThreshold())));
        result.accepted()
                .forEach(each -> rows.add(row(
                        "TAR at FAR " + each.name(), each.rate(), at(each.at().threshold()))));
        VerificationResult.FoldAccuracy folds = result.folds();
        if (folds != null) {
            rows.add(row(
                    String.format(
                            Locale.ROOT,
                            "Accuracy, %d folds (standard error %.4f)",
                            folds.count(),
                            folds.standardError()),
                    folds.accuracy(),
                    ""));
        }
        blocks.add(new PageElement.Heading(
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
        blocks.add(new PageElement.Table(HEADER, rows, false));
    }

    private void add(IdentificationResult result) {
        List<List<String>> rows = new ArrayList<>();
        result.ranks().forEach(each -> rows.add(row("Rank " + each.rank(), each.share(), "")));
        result.detected()
                .forEach(each -> rows.add(row("DIR at FPIR " + each.name(), each.rate(), at(each.threshold()))));
        Estimate area = result.oscrArea();
        if (area != null) {
            rows.add(row("OSCR, area", area, ""));
        }
        blocks.add(new PageElement.Heading(
                "One to many",
                String.format(
                        Locale.ROOT,
                        "%,d subjects with %,d images; %,d searches of theirs and %,d of strangers. %s.",
                        result.subjects(),
                        result.galleryImages(),
                        result.matedProbes(),
                        result.nonMatedProbes(),
                        Refusals.capital(result.protocol()))));
        blocks.add(new PageElement.Table(HEADER, rows, false));
    }

    private void add(RetrievalResult result) {
        blocks.add(new PageElement.Heading(
                "Each image sought among all others",
                String.format(
                        Locale.ROOT,
                        "%,d images; %,d have no mate and are left out.",
                        result.queries(),
                        result.lone())));
        blocks.add(new PageElement.Table(
                WITHOUT,
                List.of(
                        row("Precision at 1", result.precisionAtOne(), "").subList(0, 3),
                        row("R-precision", result.rPrecision(), "").subList(0, 3),
                        row("MAP@R", result.meanAveragePrecisionAtR(), "").subList(0, 3),
                        row("MRR", result.meanReciprocalRank(), "").subList(0, 3)),
                false));
    }

    private void add(ClusteringResult result) {
        blocks.add(new PageElement.Heading(
                "Clusters",
                String.format(
                        Locale.ROOT,
                        "K-means into %,d clusters, as many as there are identities. It has no interval.",
                        result.clusters())));
        blocks.add(new PageElement.Table(
                WITHOUT,
                List.of(
                        List.of("NMI", number(result.normalizedMutualInformation()), "–"),
                        List.of("AMI (0 by chance)", number(result.adjustedMutualInformation()), "–")),
                false));
    }

    private void add(List<OtherDefinition> elsewhere) {
        if (elsewhere.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (OtherDefinition each : elsewhere) {
            Double more = each.plusMinus();
            rows.add(List.of(
                    each.toolkit() + ": " + each.figure(),
                    number(each.value()) + (more == null ? "" : " ± " + number(more))));
            differences.add(each.toolkit() + ", " + each.figure() + ": " + each.difference());
        }
        blocks.add(
                new PageElement.Heading("As others print them", "The same embeddings by other toolkits' definitions."));
        blocks.add(new PageElement.Table(List.of("", "value"), rows, false));
        blocks.add(new PageElement.Names("In what they differ", differences));
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
        return Double.isFinite(threshold) ? number(threshold) : "none";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
