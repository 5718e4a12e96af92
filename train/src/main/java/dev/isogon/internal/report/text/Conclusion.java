package dev.isogon.internal.report.text;

import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.protocol.PublishedFigures;
import dev.isogon.internal.experiment.comparison.StudyResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was compared, how, and what follows, in plain words. */
public final class Conclusion {

    private static final String FIXED_ADACOS = "fixed-adacos";

    private Conclusion() {}

    /** All of it as one paragraph. */
    static String of(StudyResults results) {
        return compared(results) + " " + follows(results);
    }

    /** What was compared, and how. */
    public static String compared(StudyResults results) {
        return what(results) + " " + how(results);
    }

    /** What follows from it. */
    public static String follows(StudyResults results) {
        List<String> sentences = new ArrayList<>();
        best(results).ifPresent(sentences::add);
        question(results).ifPresent(sentences::add);
        belowPixels(results).ifPresent(sentences::add);
        if (results.config().seeds().size() == 1 && results.splits().size() < 2) {
            sentences.add("One seed a loss cannot tell losses apart: another seed moves each figure.");
        }
        published(results).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private static String what(StudyResults results) {
        if (OpenSetTable.isOpen(results)) {
            return String.format(
                    Locale.ROOT,
                    "%s on %s, %s of the identities, %s each, %s.",
                    Numbers.counted(results.config().losses().size(), "loss", "losses"),
                    results.data().name(),
                    Numbers.counted(results.splits().size(), "split", "splits"),
                    Numbers.counted(results.config().seeds().size(), "seed", "seeds"),
                    Numbers.counted(results.config().train().epochs(), "epoch", "epochs"));
        }
        return String.format(
                Locale.ROOT,
                "%s on %s, %s each, %s, %,d training and %,d test images.",
                Numbers.counted(results.config().losses().size(), "loss", "losses"),
                results.data().name(),
                Numbers.counted(results.config().seeds().size(), "seed", "seeds"),
                Numbers.counted(results.config().train().epochs(), "epoch", "epochs"),
                results.data().trainImages(),
                results.data().testImages());
    }

    private static String how(StudyResults results) {
        return results.protocol()
                .sentence(
                        results.config().head().frozen(), results.data().validationImages() > 0);
    }

    private static Optional<String> best(StudyResults results) {
        Optional<LossSummary> best = finished(results).max(Comparator.comparingDouble(LossSummary::testAccuracy));
        if (best.isEmpty()) {
            return Optional.of("No run finished.");
        }
        if (OpenSetTable.isOpen(results)) {
            return OpenConclusion.best(results);
        }
        String name = best.get().loss();
        List<String> open = results.differences().stream()
                .filter(each -> each.first().equals(name) || each.second().equals(name))
                .filter(each -> !each.isSeen())
                .map(each -> each.first().equals(name) ? each.second() : each.first())
                .toList();
        return Optional.of(
                "Highest is " + name + " with " + Numbers.percent(best.get().testAccuracy()) + " %"
                        + (open.isEmpty() ? "." : ", which cannot be told from " + String.join(", ", open) + "."));
    }

    /** The question that Isogon began with. */
    private static Optional<String> question(StudyResults results) {
        return results.differences().stream()
                .filter(each -> each.interval() != null && isTheQuestion(each))
                .findFirst()
                .map(each -> "Does Fixed AdaCos, with nothing to tune, do as well as ArcFace? Here " + answer(each)
                        + ": " + DifferenceSentence.of(each));
    }

    private static boolean isTheQuestion(PairedDifference difference) {
        boolean first = difference.first().equals(FIXED_ADACOS);
        return (first || difference.second().equals(FIXED_ADACOS))
                && (first ? difference.second() : difference.first()).startsWith("arcface");
    }

    private static String answer(PairedDifference difference) {
        if (!difference.isSeen()) {
            return "these data do not tell";
        }
        return difference.first().equals(FIXED_ADACOS) == difference.difference() > 0
                ? "it does better"
                : "it does worse";
    }

    private static Optional<String> belowPixels(StudyResults results) {
        Double baseline = results.baselineAccuracy();
        String below = finished(results)
                .filter(summary -> baseline != null && summary.testAccuracy() < baseline)
                .map(LossSummary::loss)
                .collect(Collectors.joining(", "));
        return below.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Raw pixels alone do better than " + below + ": so little training gained nothing there.");
    }

    private static Optional<String> published(StudyResults results) {
        if (results.published().equals(PublishedFigures.FACES)) {
            String weights = results.config().model().weights() == null
                    ? ", and its network started from ImageNet's weights, not at random as here"
                    : "";
            return Optional.of("The published figures are of other people, as many on as many photographs" + weights
                    + "; one run a loss, with untrained prototypes.");
        }
        if (!results.protocol().repeatsPublished()) {
            return results.published().isEmpty()
                    ? Optional.empty()
                    : Optional.of("The published figures come from protocol seed, one run a loss with untrained"
                            + " prototypes, so they answer another question.");
        }
        return Optional.ofNullable(results.publishedDifference())
                .map(each -> String.format(
                        Locale.ROOT,
                        "To tell the published 98.09 and 98.17 apart would take about %,d seeds a loss (deviation over"
                                + " seeds %.2f points%s; two-sided 5 %%, power 80 %%).",
                        each.seedsNeeded(),
                        100 * each.deviation(),
                        each.rough()
                                ? ", a rough estimate: the largest between a published figure and ours"
                                : ", the largest of these losses"));
    }

    private static Stream<LossSummary> finished(StudyResults results) {
        return results.summaries().stream().filter(summary -> summary.finished() > 0);
    }
}
