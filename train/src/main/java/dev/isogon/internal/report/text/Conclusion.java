package dev.isogon.internal.report.text;

import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.protocol.PublishedFigures;
import java.util.Locale;
import java.util.Optional;

/** What was compared, how, and how that stands to what is published. */
public final class Conclusion {

    private Conclusion() {}

    /** The heading of a comparison. */
    public static String title(StudyResults results) {
        String from = results.config().model().from();
        return "Losses compared on " + results.data().name() + (from.isEmpty() ? "" : ", heads over " + from);
    }

    /** What was compared, and how. */
    public static String compared(StudyResults results) {
        return what(results) + " " + how(results);
    }

    private static String what(StudyResults results) {
        if (OpenSetTable.isOpen(results)) {
            return String.format(
                    Locale.ROOT,
                    "%s on %s, %s of the identities, %s each, %s.",
                    losses(results),
                    results.data().name(),
                    Numbers.counted(results.splits().size(), "split", "splits"),
                    Numbers.counted(results.config().seeds().size(), "seed", "seeds"),
                    Numbers.counted(results.config().train().epochs(), "epoch", "epochs"));
        }
        return String.format(
                Locale.ROOT,
                "%s on %s, %s each, %s, %,d training and %,d test images.",
                losses(results),
                results.data().name(),
                Numbers.counted(results.config().seeds().size(), "seed", "seeds"),
                Numbers.counted(results.config().train().epochs(), "epoch", "epochs"),
                results.data().trainImages(),
                results.data().testImages());
    }

    private static String losses(StudyResults results) {
        ModelConfig model = results.config().model();
        return Numbers.counted(results.config().losses().size(), "loss", "losses")
                + (model.isOver() ? ", each a " + model.backbone() + " over " + model.from() + "," : "");
    }

    private static String how(StudyResults results) {
        return results.protocol()
                .sentence(results.config().head().frozen(), results.data().validationImages() > 0);
    }

    /** How it stands to the published figures, where it can be said. */
    public static Optional<String> published(StudyResults results) {
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
