package dev.isogon.internal.report.text;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.protocol.PublishedFigures;
import dev.isogon.internal.experiment.verdict.ComparisonVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was compared, how, and what follows, in plain words. */
public final class Conclusion {

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
        ComparisonVerdict verdict = ComparisonVerdict.of(results);
        best(verdict).ifPresent(sentences::add);
        question(verdict).ifPresent(sentences::add);
        belowPixels(verdict).ifPresent(sentences::add);
        if (verdict.oneRunALoss()) {
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
                .sentence(results.config().head().frozen(), results.data().validationImages() > 0);
    }

    private static Optional<String> best(ComparisonVerdict verdict) {
        if (!verdict.finished()) {
            return Optional.of("No run finished.");
        }
        ComparisonVerdict.Leader leader = verdict.leader();
        return leader == null
                ? Optional.empty()
                : Optional.of("Highest is " + leader.loss() + " with " + Numbers.percent(leader.value())
                        + OpenConclusion.figure(leader)
                        + (leader.notToldApart().isEmpty()
                                ? "."
                                : ", which cannot be told from " + String.join(", ", leader.notToldApart()) + "."));
    }

    /** The question that Isogon began with. */
    private static Optional<String> question(ComparisonVerdict verdict) {
        return Optional.ofNullable(verdict.question())
                .map(each -> "Does Fixed AdaCos, with nothing to tune, do as well as ArcFace? Here "
                        + answer(each.answer()) + ": " + DifferenceSentence.of(each.difference()));
    }

    private static String answer(ComparisonVerdict.Answer answer) {
        return switch (answer) {
            case NOT_TOLD -> "these data do not tell";
            case BETTER -> "it does better";
            case WORSE -> "it does worse";
        };
    }

    private static Optional<String> belowPixels(ComparisonVerdict verdict) {
        return verdict.belowBaseline().isEmpty()
                ? Optional.empty()
                : Optional.of("Raw pixels alone do better than " + String.join(", ", verdict.belowBaseline())
                        + ": so little training gained nothing there.");
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
}
