package dev.isogon.internal.report.page;

import dev.isogon.internal.report.figures.Figure;
import java.util.List;

/** A part of a {@link PlainPage}; what it says is text, never HTML but for {@link Cards}, which this package makes. */
public sealed interface PageElement {

    /** A heading with what follows from it; {@code text} may be empty. */
    record Heading(String title, String text) implements PageElement {}

    /** A few words over what comes next. */
    record Caption(String text) implements PageElement {}

    /** Sentences, one below the other. */
    record Sentences(List<String> sentences) implements PageElement {}

    /** A table; the first column holds names, the others numbers. */
    record Table(List<String> header, List<List<String>> rows) implements PageElement {}

    /** Amounts as bars, the longest as long as there is room. */
    record Bars(List<Bar> bars) implements PageElement {}

    /** One amount, at least 0. */
    record Bar(String name, long amount) {}

    /** Images in rows: each group of them stands together over one caption. */
    record Pictures(List<Frame> frames) implements PageElement {}

    /**
     * Images that belong together.
     *
     * @param images addresses that hold the whole file ({@code data:…}), or empty for an image that cannot be shown
     * @param texts one an image, what it is
     * @param caption of all of them
     */
    record Frame(List<String> images, List<String> texts, String caption) {}

    /** A figure with its own heading, caption and buttons that save it. */
    record Chart(Figure figure) implements PageElement {}

    /** Pairs of pictures under a heading; only {@link PairCards} makes them. */
    final class Cards implements PageElement {

        private final String title;
        private final String text;
        private final String html;

        Cards(String title, String text, String html) {
            this.title = title;
            this.text = text;
            this.html = html;
        }

        String html() {
            return "<h2>" + Html.escaped(title) + "</h2><p class=\"note\">" + Html.escaped(text) + "</p>" + html;
        }
    }

    /** Names behind a line that opens on a click. */
    record Names(String summary, List<String> names) implements PageElement {}
}
