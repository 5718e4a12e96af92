package dev.isogon.internal.report.evaluation;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.eval.TypedThreshold;
import dev.isogon.internal.evaluation.AcquisitionResult;
import dev.isogon.internal.evaluation.ClusteringResult;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.FailureResult;
import dev.isogon.internal.evaluation.FigureGroup;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.OtherDefinition;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures of an evaluation as tables: value, interval, and where; refused intervals with their reasons below. */
final class EvaluationTables {

    private static final List<String> HEADER = List.of("", "value", "95 % interval", "threshold");

    private static final List<String> WITHOUT = HEADER.subList(0, 3);

    private final List<PageElement> blocks = new ArrayList<>();
    private final Refusals refusals = new Refusals();

    List<PageElement> of(EvaluationResults results) {
        add(results.verification());
        FailureResult failures = results.verification().failures();
        if (failures != null) {
            add(failures);
        }
        AcquisitionResult acquisition = results.acquisition();
        if (acquisition != null) {
            add(acquisition);
        }
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
        section(
                result,
                HEADER,
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
                        !result.hasIntervals() ? "" : " Intervals: " + result.intervalMethod() + "."));
    }

    private void add(FailureResult result) {
        section(
                result,
                HEADER,
                "Failures to acquire or enrol",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d mated comparisons and %,d of %,d non-mated ones failed. FMR and FNMR are of those that came"
                                + " about; to FAR and FRR a failed one is a rejection (ISO/IEC 19795-1).",
                        result.mated(),
                        result.matedComparisons(),
                        result.nonMated(),
                        result.nonMatedComparisons()));
    }

    private void add(AcquisitionResult result) {
        section(
                result,
                WITHOUT,
                "Failures to acquire",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d images gave no embedding. Searches, retrieval and clusters are of the others. %s.",
                        result.count(),
                        result.images(),
                        result.failed().entrySet().stream()
                                .map(each -> LeftOut.first(each.getValue()) + ": " + each.getKey())
                                .collect(Collectors.joining("; "))));
    }

    private void add(IdentificationResult result) {
        section(
                result,
                HEADER,
                "One to many",
                String.format(
                        Locale.ROOT,
                        "%,d subjects with %,d images; %,d searches of theirs and %,d of strangers. %s.",
                        result.subjects(),
                        result.galleryImages(),
                        result.matedProbes(),
                        result.nonMatedProbes(),
                        Refusals.capital(result.protocol())));
    }

    private void add(RetrievalResult result) {
        String protocol = result.protocol();
        section(
                result,
                WITHOUT,
                protocol == null ? "Each image sought among all others" : "Each query sought in the gallery",
                String.format(
                        Locale.ROOT,
                        "%,d %s; %,d have no mate%s and are left out.%s",
                        result.queries(),
                        protocol == null ? "images" : "queries",
                        result.lone(),
                        protocol == null ? "" : " that they may find",
                        protocol == null ? "" : " " + Refusals.capital(protocol) + "."));
    }

    private void add(ClusteringResult result) {
        section(
                result,
                WITHOUT,
                "Clusters",
                String.format(
                        Locale.ROOT,
                        "K-means into %,d clusters, as many as there are identities. It has no interval.",
                        result.clusters()));
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
        blocks.add(new PageElement.Heading("As others print them", "The same data by other toolkits' definitions."));
        blocks.add(new PageElement.Table(List.of("", "value"), rows, false));
        blocks.add(new PageElement.Names("In what they differ", differences));
    }

    private void section(FigureGroup group, List<String> header, String title, String sentence) {
        blocks.add(new PageElement.Heading(title, sentence));
        blocks.add(new PageElement.Table(header, rows(group, header.size()), false));
    }

    /** @param columns the first so many */
    private List<List<String>> rows(FigureGroup group, int columns) {
        return group.figures().stream()
                .map(each -> row(each).subList(0, columns))
                .toList();
    }

    private List<String> row(Measurement measured) {
        String refusal = measured.noInterval();
        if (refusal != null) {
            refusals.add(refusal);
        }
        Double low = measured.low();
        Double high = measured.high();
        Double threshold = measured.threshold();
        return List.of(
                Refusals.capital(measured.name()) + explained(measured),
                number(measured.value()),
                low == null || high == null ? "–" : number(low) + " to " + number(high),
                threshold == null ? "" : at(threshold));
    }

    private static String explained(Measurement measured) {
        if (measured.fact("standard_error") instanceof Double error) {
            return " (standard error " + number(error) + ")";
        }
        List<String> beside = FailureResult.beside(measured);
        if (!beside.isEmpty()) {
            return " (" + String.join(", ", beside) + ")";
        }
        return measured.meaning() == null ? "" : " (" + measured.meaning() + ")";
    }

    private static String at(double threshold) {
        return Double.isFinite(threshold) ? TypedThreshold.words(threshold) : "none";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
