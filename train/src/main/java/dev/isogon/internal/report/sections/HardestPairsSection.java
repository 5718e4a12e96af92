package dev.isogon.internal.report.sections;

import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.experiment.pictures.PicturedPairs.Shown;
import dev.isogon.internal.experiment.pictures.PicturedPairs.Side;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.page.PageImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pairs that are hardest to decide, as cards of two pictures with names, subjects and cosine. */
public final class HardestPairsSection {

    private static final String TITLE = "Hardest pairs";

    private static final String EXPLANATION =
            "Each image is in a list once at most, so that one bad image does not fill it.";

    private HardestPairsSection() {}

    /** A comparison's, a loss below the other, the first one open; nothing where there are no pairs. */
    public static List<PageElement> ofLosses(List<PicturedPairs> losses, Path folder) throws IOException {
        List<PageElement> elements = new ArrayList<>();
        for (PicturedPairs loss : losses) {
            if (loss.nonMated().isEmpty() && loss.mated().isEmpty()) {
                continue;
            }
            boolean first = elements.isEmpty();
            if (first) {
                elements.add(new PageElement.Heading(
                        TITLE,
                        "Found by cosine among " + loss.among() + ", with the first seed of each loss. "
                                + EXPLANATION));
            }
            elements.add(new PageElement.Folded(loss.of(), first, sides(loss, folder)));
        }
        return elements;
    }

    /** An evaluation's. */
    public static List<PageElement> ofEvaluation(PicturedPairs pairs, Path folder) throws IOException {
        List<PageElement> elements = new ArrayList<>();
        elements.add(new PageElement.Heading(TITLE, "Found by cosine among " + pairs.among() + ". " + EXPLANATION));
        elements.addAll(sides(pairs, folder));
        return elements;
    }

    private static List<PageElement> sides(PicturedPairs pairs, Path folder) throws IOException {
        List<PageElement> elements = new ArrayList<>();
        elements.addAll(side("Hardest false accepts: two subjects, most alike", pairs.nonMated(), true, folder));
        elements.addAll(side("Hardest false rejects: one subject, least alike", pairs.mated(), false, folder));
        return elements;
    }

    private static List<PageElement> side(String title, List<Shown> pairs, boolean secondIsWrong, Path folder)
            throws IOException {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<PageElement.Card> cards = new ArrayList<>();
        for (Shown pair : pairs) {
            cards.add(new PageElement.Card(
                    half(pair.first(), false, folder),
                    half(pair.second(), secondIsWrong, folder),
                    "cosine "
                            + String.format(Locale.ROOT, "%.4f", pair.cosine()).replace('-', '−')));
        }
        return List.of(new PageElement.Caption(title), new PageElement.Cards(cards));
    }

    private static PageElement.Half half(Side side, boolean isWrong, Path folder) throws IOException {
        ThumbnailFile picture = side.picture();
        return new PageElement.Half(
                picture == null ? null : PageImage.of(folder, picture, "image of " + side.subject()),
                "",
                side.subject(),
                isWrong,
                side.name());
    }
}
