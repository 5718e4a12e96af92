package dev.isogon.internal.cli.text;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.evaluation.ClusteringResult;
import dev.isogon.internal.evaluation.Estimate;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.OtherDefinition;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.ThresholdCheck;
import dev.isogon.internal.evaluation.VerificationResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An evaluation as lines for a terminal. */
public final class EvaluationText {

    private final List<String> lines = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private EvaluationText() {}

    /** @param definitions whether to add what other toolkits print */
    public static List<String> of(EvaluationResults results, boolean definitions) {
        EvaluationText text = new EvaluationText();
        text.add(results.verification());
        if (results.identification() != null) {
            text.add(results.identification());
        }
        if (results.retrieval() != null) {
            text.add(results.retrieval());
        }
        if (results.clustering() != null) {
            text.add(results.clustering());
        }
        if (results.threshold() != null) {
            text.add(results.threshold());
        }
        if (definitions) {
            text.add(results.elsewhere());
        }
        text.lines.add("");
        text.notes.forEach(note -> text.lines.add(OptionWords.of(note)));
        return text.lines;
    }

    private void add(VerificationResult result) {
        heading(
                "One to one: %s, %,d mated and %,d non-mated%s",
                result.pairs(),
                result.mated(),
                result.nonMated(),
                result.identities() > 0 ? String.format(Locale.ROOT, ", of %,d identities", result.identities()) : "");
        row("AUC", result.auc(), "");
        row("EER", result.equalErrorRate(), String.format(Locale.ROOT, "threshold %.4f", result.equalErrorThreshold()));
        for (VerificationResult.Accepted each : result.accepted()) {
            row(
                    "TAR at FAR " + each.name(),
                    each.rate(),
                    String.format(Locale.ROOT, "threshold %.4f", each.at().threshold())
                            + (each.supported() ? "" : ", too few non-mated pairs"));
        }
        VerificationResult.FoldAccuracy folds = result.folds();
        if (folds != null) {
            row(
                    "Accuracy, " + folds.count() + " folds",
                    folds.accuracy(),
                    String.format(Locale.ROOT, "standard error %.4f", folds.standardError()));
        }
        if (result.auc().interval() != null) {
            notes.add("Intervals of pairs: " + result.intervalMethod() + ".");
        }
        if (!result.accepted().isEmpty()) {
            VerificationResult.Accepted last =
                    result.accepted().get(result.accepted().size() - 1);
            notes.add(String.format(
                    Locale.ROOT,
                    "At a score of %.4f, %,d of %,d mated pairs are accepted and %,d of %,d non-mated ones. That threshold"
                            + " was chosen on these data: it promises nothing for others.",
                    last.at().threshold(),
                    (long) (last.at().mated() - last.at().falseNonMatches()),
                    (long) last.at().mated(),
                    (long) last.at().falseMatches(),
                    (long) last.at().nonMated()));
        }
    }

    private void add(IdentificationResult result) {
        heading(
                "One to many: %,d subjects with %,d images, %,d searches of theirs and %,d of strangers",
                result.subjects(), result.galleryImages(), result.matedProbes(), result.nonMatedProbes());
        result.ranks().forEach(each -> row("Rank " + each.rank(), each.share(), ""));
        for (IdentificationResult.Detected each : result.detected()) {
            row(
                    "DIR at FPIR " + each.name(),
                    each.rate(),
                    String.format(Locale.ROOT, "threshold %.4f", each.threshold())
                            + (each.supported() ? "" : ", too few strangers"));
        }
        Estimate area = result.oscrArea();
        if (area != null) {
            row("OSCR, area", area, "");
        }
        notes.add("One to many: " + result.protocol() + ".");
    }

    private void add(RetrievalResult result) {
        heading("Each of %,d images sought among all others (%,d have no mate)", result.queries(), result.lone());
        row("Precision at 1", result.precisionAtOne(), "");
        row("R-precision", result.rPrecision(), "");
        row("MAP@R", result.meanAveragePrecisionAtR(), "");
        row("MRR", result.meanReciprocalRank(), "");
    }

    private void add(ClusteringResult result) {
        heading("K-means into %,d clusters, as many as identities", result.clusters());
        lines.add(String.format(Locale.ROOT, "  %-22s %.4f", "NMI", result.normalizedMutualInformation()));
        lines.add(String.format(Locale.ROOT, "  %-22s %.4f", "AMI", result.adjustedMutualInformation()));
    }

    private void add(ThresholdCheck check) {
        heading(
                "Calibrated threshold %.4f, promised %s at most %s",
                check.threshold(), check.kind(), Double.toString(check.promised()));
        Double here = check.measured();
        lines.add(
                here == null
                        ? "  too few identities here to measure it"
                        : String.format(
                                Locale.ROOT,
                                "  here %.5f: %s",
                                here,
                                check.contradicted() ? "these data contradict it" : "no contradiction"));
    }

    private void add(List<OtherDefinition> elsewhere) {
        heading("The same embeddings as others print them");
        for (OtherDefinition each : elsewhere) {
            Double more = each.plusMinus();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-27s %-28s %.4f%s",
                    each.toolkit(),
                    each.figure(),
                    each.value(),
                    more == null ? "" : String.format(Locale.ROOT, " ± %.4f", more)));
            lines.add("    " + each.difference());
        }
    }

    private void heading(String format, Object... values) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(String.format(Locale.ROOT, format, values));
    }

    private void row(String name, Estimate estimate, String more) {
        Interval interval = estimate.interval();
        String band = interval == null
                ? "no interval"
                : String.format(Locale.ROOT, "%.4f to %.4f", interval.low(), interval.high());
        lines.add(String.format(Locale.ROOT, "  %-22s %.4f  %-18s %s", name, estimate.value(), band, more)
                .stripTrailing());
        String refusal = estimate.refusal();
        if (refusal != null) {
            notes.add(Character.toUpperCase(refusal.charAt(0)) + refusal.substring(1) + ".");
        }
    }
}
