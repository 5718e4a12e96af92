package dev.isogon.internal.cli.text;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.eval.TypedThreshold;
import dev.isogon.internal.evaluation.AcquisitionResult;
import dev.isogon.internal.evaluation.ClusteringResult;
import dev.isogon.internal.evaluation.EnrolmentResult;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.FailureResult;
import dev.isogon.internal.evaluation.FigureGroup;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.OtherDefinition;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.ThresholdCheck;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** An evaluation as lines for a terminal. */
public final class EvaluationText {

    private final List<String> lines = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private EvaluationText() {}

    /**
     * Lines for a terminal.
     *
     * @param definitions whether to add what other toolkits print
     */
    public static List<String> of(EvaluationResults results, boolean definitions) {
        EvaluationText text = new EvaluationText();
        text.add(results.verification());
        FailureResult failures = results.verification().failures();
        if (failures != null) {
            text.add(failures);
        }
        if (results.acquisition() != null) {
            text.add(results.acquisition());
        }
        if (results.enrolment() != null) {
            text.add(results.enrolment());
        }
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
        rows(result, "too few non-mated pairs");
        if (result.hasIntervals()) {
            notes.add("Intervals of pairs: " + result.intervalMethod() + ".");
        }
        List<Measurement> accepted = result.accepted();
        if (!accepted.isEmpty()) {
            Measurement last = accepted.get(accepted.size() - 1);
            notes.add(String.format(
                    Locale.ROOT,
                    "At a %s of %s, %,d of %,d mated pairs are accepted and %,d of %,d non-mated ones. That threshold"
                            + " was chosen on these data: it promises nothing for others.",
                    result.kind().word(),
                    TypedThreshold.words(Objects.requireNonNull(last.threshold())),
                    Math.round(last.value() * result.mated()),
                    result.mated(),
                    Math.round((double) Objects.requireNonNull(last.fact("far")) * result.nonMated()),
                    result.nonMated()));
        }
    }

    private void add(FailureResult result) {
        heading(
                "Failures to acquire or enrol: %,d of %,d mated comparisons and %,d of %,d non-mated ones",
                result.mated(), result.matedComparisons(), result.nonMated(), result.nonMatedComparisons());
        rows(result, "");
        notes.add("FMR and FNMR are of comparisons that came about; to FAR and FRR a failed one is a rejection"
                + " (ISO/IEC 19795-1).");
    }

    private void add(AcquisitionResult result) {
        heading("Failures to acquire: %,d of %,d images", result.count(), result.images());
        rows(result, "");
        result.failed().forEach((why, names) -> lines.add("  " + LeftOut.first(names) + ": " + why));
    }

    private void add(EnrolmentResult result) {
        heading("Failures to enrol: %,d of %,d images, whose embeddings are zeros", result.failed(), result.images());
        rows(result, "");
    }

    private void add(IdentificationResult result) {
        heading(
                "One to many: %,d subjects with %,d images, %,d searches of theirs and %,d of strangers",
                result.subjects(), result.galleryImages(), result.matedProbes(), result.nonMatedProbes());
        rows(result, "too few strangers");
        notes.add("One to many: " + result.protocol() + ".");
    }

    private void add(RetrievalResult result) {
        heading(
                result.protocol() == null
                        ? "Each of %,d images sought among all others (%,d have no mate)"
                        : "Each of %,d queries sought in the gallery (%,d have no mate there)",
                result.queries(),
                result.lone());
        rows(result, "");
    }

    private void add(ClusteringResult result) {
        heading("K-means into %,d clusters, as many as identities", result.clusters());
        rows(result, "");
    }

    private void add(ThresholdCheck check) {
        heading(
                "Calibrated threshold %s, promised %s at most %s",
                TypedThreshold.words(check.threshold()), check.kind(), Double.toString(check.promised()));
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

    /** @param unsupported what is said of a figure that rests on little */
    private void rows(FigureGroup group, String unsupported) {
        for (Measurement each : group.figures()) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %-22s %.4f  %-18s %s",
                            capital(each.name()),
                            each.value(),
                            interval(each),
                            String.join(", ", more(each, unsupported)))
                    .stripTrailing());
            String refusal = each.noInterval();
            if (refusal != null) {
                notes.add(capital(refusal) + ".");
            }
        }
    }

    private static String interval(Measurement measured) {
        if (measured.low() == null) {
            return measured.noInterval() == null ? "" : "no interval";
        }
        return String.format(Locale.ROOT, "%.4f to %.4f", measured.low(), measured.high());
    }

    private static List<String> more(Measurement measured, String unsupported) {
        List<String> more = new ArrayList<>();
        if (measured.threshold() != null) {
            more.add("threshold " + TypedThreshold.words(measured.threshold()));
        }
        if (Boolean.FALSE.equals(measured.fact("supported"))) {
            more.add(unsupported);
        }
        more.addAll(FailureResult.beside(measured));
        if (measured.fact("standard_error") instanceof Double error) {
            more.add(String.format(Locale.ROOT, "standard error %.4f", error));
        }
        return more;
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
