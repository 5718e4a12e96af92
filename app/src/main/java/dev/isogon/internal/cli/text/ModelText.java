package dev.isogon.internal.cli.text;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.KnownFrom;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.models.Trial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Models, and what a trial of one gave, for a terminal. */
public final class ModelText {

    private final List<String> lines = new ArrayList<>();
    private final OnnxCard card;

    private ModelText(OnnxCard card) {
        this.card = card;
    }

    /** A line a model. */
    public static List<String> list(List<OnnxCard> cards) {
        int width = cards.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        return cards.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%-" + width + "s  %d×%d %s, %d numbers, %s",
                        each.name(),
                        each.preprocessing().height(),
                        each.preprocessing().width(),
                        word(each.preprocessing().colours()),
                        each.dimensions(),
                        licence(each)))
                .toList();
    }

    /** All of a card. */
    public static List<String> of(FoundModel model) {
        ModelText text = new ModelText(model.card());
        Preprocessing fed = model.card().preprocessing();
        text.lines.add(model.name());
        text.line("embedding", model.card().dimensions() + " numbers", "dimensions");
        text.line("size", fed.height() + "×" + fed.width() + " (height×width)", "size");
        text.line("colours", word(fed.colours()), "colours");
        text.line("layout", fed.layout().name(), "layout");
        text.line("type", word(fed.element()), "element");
        text.line("mean", numbers(fed.mean()) + ", of pixel/255", "mean");
        text.line("deviation", numbers(fed.deviation()) + ", of pixel/255", "mean");
        text.line("faces", word(fed.faces()), "faces");
        text.line("mirrored", fed.mirrored() ? "yes" : "no", "mirrored");
        text.line("input", LeftOut.printable(model.card().input()), "input");
        text.line("output", LeftOut.printable(model.card().output()), "output");
        text.line("batch", model.card().batch() == 0 ? "any" : "" + model.card().batch(), "batch");
        text.line("origin", LeftOut.printable(model.card().origin()), null);
        text.line("licence", licence(model.card()), null);
        text.line("sha256", model.card().sha256(), null);
        if (model.folder() != null) {
            text.line("folder", model.folder().toString(), null);
        }
        return text.lines;
    }

    /** What was guessed, to be said where a model is taken in; nothing where all is known. */
    public static List<String> guesses(OnnxCard card) {
        List<String> guessed = card.sources().entrySet().stream()
                .filter(each -> each.getValue() == KnownFrom.PATTERN)
                .map(each -> each.getKey().equals("mean") ? "mean and deviation" : each.getKey())
                .toList();
        return guessed.isEmpty()
                ? List.of()
                : List.of(
                        "note: " + String.join(", ", guessed)
                                + " are guessed, by networks that look like this one; `images` would try colours and normalization");
    }

    private void line(String what, String value, @Nullable String setting) {
        KnownFrom origin = setting == null ? null : card.sources().get(setting);
        lines.add(String.format(Locale.ROOT, "  %-10s %-34s %s", what, value, origin == null ? "" : from(origin))
                .stripTrailing());
    }

    private static String from(KnownFrom origin) {
        return switch (origin) {
            case GRAPH -> "from the file's graph";
            case METADATA -> "from the file's metadata";
            case PATTERN -> "guessed: networks that look like this one";
            case IMAGES -> "from a trial on images";
            case RUN -> "found by running it";
            case SAID -> "as you said";
            case DEFAULT -> "nothing said otherwise";
        };
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String licence(OnnxCard card) {
        return card.licence() == null ? "licence not named" : LeftOut.printable(card.licence());
    }

    private static String numbers(List<Double> numbers) {
        return numbers.stream()
                .map(each -> new BigDecimal(each, new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString())
                .collect(Collectors.joining(", "));
    }

    /** A line a way of feeding, and what is proposed. */
    public static List<String> of(Trial trial) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Tried on %,d images of %,d classes:", trial.images(), trial.classes()));
        int width = trial.rows().stream()
                .mapToInt(each -> each.candidate().inWords().length())
                .max()
                .orElse(0);
        lines.add(String.format(Locale.ROOT, "  %-" + width + "s  %8s  %6s", "fed as", "accuracy", "AUC"));
        for (Trial.Row each : trial.rows()) {
            int missing = trial.images() - each.embedded();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %8.4f  %.4f%s",
                    each.candidate().inWords(),
                    each.accuracy(),
                    each.auc(),
                    missing == 0 ? "" : String.format(Locale.ROOT, "  %,d images gave no embedding", missing)));
        }
        lines.add(
                "Accuracy: images whose nearest other one is of their class. AUC: of all pairs, the chance that one of a"
                        + " class scores higher than one of two. "
                        + (trial.faces()
                                ? "Of each picture the face nearest to its middle was taken."
                                : "Pictures were taken whole."));
        lines.addAll(proposal(trial));
        return lines;
    }

    private static List<String> proposal(Trial trial) {
        if (trial.rows().size() == 1) {
            return List.of();
        }
        String best = trial.best().candidate().inWords();
        List<Trial.Row> alike = trial.alike();
        if (alike.isEmpty()) {
            return List.of("Taken: " + best
                    + ". These images tell it from each other way (McNemar's exact test, corrected for "
                    + (trial.rows().size() - 1) + ", 5 %).");
        }
        return List.of(
                "Taken: " + best
                        + ", the best here by accuracy, then by AUC. These images cannot tell its accuracy from that"
                        + " of " + alike.size() + (alike.size() == 1 ? " other way" : " other ways")
                        + " (McNemar's exact test, corrected for "
                        + (trial.rows().size() - 1) + ", 5 %):",
                "  " + alike.stream().map(each -> each.candidate().inWords()).collect(Collectors.joining("; ")),
                "More images would; who knows how it was trained can say it by `colours`, `mean` and `deviation`.");
    }
}
