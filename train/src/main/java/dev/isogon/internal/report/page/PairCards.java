package dev.isogon.internal.report.page;

import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.experiment.pictures.PicturedPairs.Shown;
import dev.isogon.internal.experiment.pictures.PicturedPairs.Side;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The pairs that are hardest to decide, as cards of two pictures with names, subjects and cosine. */
public final class PairCards {

    private static final String EXPLANATION =
            "Each image is in a list once at most, so that one bad image does not fill it.";

    private PairCards() {}

    /** A comparison's section, a loss below the other, the first one open; empty where there are no pairs. */
    public static String ofLosses(List<PicturedPairs> losses, Path folder) throws IOException {
        StringBuilder html = new StringBuilder();
        for (PicturedPairs loss : losses) {
            if (loss.nonMated().isEmpty() && loss.mated().isEmpty()) {
                continue;
            }
            if (html.isEmpty()) {
                html.append("<h2>Hardest pairs</h2><p class=\"note\">Found by cosine among ")
                        .append(Html.escaped(loss.among()))
                        .append(", with the first seed of each loss. " + EXPLANATION + "</p>")
                        .append("<details open>");
            } else {
                html.append("<details>");
            }
            html.append(Html.named("summary", "class=\"loss\"", loss.of()))
                    .append(of(loss, folder))
                    .append("</details>\n");
        }
        return html.toString();
    }

    /** The cards of both sides. */
    static String of(PicturedPairs pairs, Path folder) throws IOException {
        return side("Hardest false accepts: two subjects, most alike", pairs.nonMated(), " wrong", folder)
                + side("Hardest false rejects: one subject, least alike", pairs.mated(), "", folder);
    }

    /** An evaluation's section as a block; it has a heading of its own. */
    public static PageElement block(PicturedPairs pairs, Path folder) throws IOException {
        return new PageElement.Cards(
                "Hardest pairs", "Found by cosine among " + pairs.among() + ". " + EXPLANATION, of(pairs, folder));
    }

    private static String side(String title, List<Shown> pairs, String second, Path folder) throws IOException {
        if (pairs.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h3>" + title + "</h3><ol class=\"mistakes\">");
        for (Shown pair : pairs) {
            html.append("<li><div class=\"pair\">")
                    .append(half(pair.first(), "", folder))
                    .append(half(pair.second(), second, folder))
                    .append("</div><p>cosine ")
                    .append(String.format(Locale.ROOT, "%.4f", pair.cosine()).replace('-', '−'))
                    .append("</p></li>");
        }
        return html.append("</ol>").toString();
    }

    private static String half(Side side, String style, Path folder) throws IOException {
        ThumbnailFile picture = side.picture();
        String subject = side.subject();
        String name = side.name();
        return "<div>" + (picture == null ? "" : Html.picture(folder, picture, "image of " + subject))
                + (subject.isEmpty() ? "" : Html.named("b", "class=\"name" + style + "\"", subject))
                + "<span class=\"file\" title=\"" + Html.escaped(name) + "\"><bdi>"
                + Html.escaped(name.substring(name.lastIndexOf('/') + 1)) + "</bdi></span></div>";
    }
}
