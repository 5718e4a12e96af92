package dev.isogon.internal.report.page;

import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.text.FindingWords;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Page}; what it says is text, never HTML: the template of its kind makes that. */
public sealed interface PageElement {

    /** A heading with what follows from it; {@code text} may be empty. */
    record Heading(String title, String text) implements PageElement {}

    /** A few words over what comes next. */
    record Caption(String text) implements PageElement {}

    /** A sentence on what stands beside it; settings that it mentions are set as code. */
    record Note(String text) implements PageElement {}

    /** Sentences, one below the other; settings that they mention are set as code. */
    record Sentences(List<String> sentences) implements PageElement {}

    /** What to type on a command line. */
    record Command(String text) implements PageElement {}

    /** Names behind a line that opens on a click. */
    record Names(String summary, List<String> names) implements PageElement {}

    /** What the linter found. */
    record Findings(List<FindingWords> findings) implements PageElement {}

    /**
     * A table; the first column holds names, the others numbers.
     *
     * @param whole whether a long one is shown from its first row to its last, and not moved under its head
     */
    record Table(List<String> header, List<List<String>> rows, boolean whole) implements PageElement {}

    /** Names, each with what belongs to it. */
    record Facts(List<Fact> facts) implements PageElement {}

    /** One of {@link Facts}. */
    record Fact(String name, String value) {}

    /** Amounts as bars, the longest as long as there is room. */
    record Bars(List<Bar> bars) implements PageElement {

        /** How long a bar is, in per cent of the room. */
        public String width(Bar bar) {
            long most = bars.stream().mapToLong(Bar::amount).max().orElse(1);
            return String.format(Locale.ROOT, "%.1f", 100.0 * bar.amount() / Math.max(1, most));
        }
    }

    /** One amount, at least 0. */
    record Bar(String name, long amount) {}

    /** Images in rows: each group of them stands together over one caption. */
    record Pictures(List<Frame> frames) implements PageElement {}

    /** Images that belong together; each line of the caption is a line. */
    record Frame(List<PageImage> images, String caption) {}

    /** Classes, each with a row of its images. */
    record Samples(List<Sample> samples) implements PageElement {}

    /** One class. */
    record Sample(String name, String count, List<PageImage> images) {}

    /** Two images each, side by side. */
    record Cards(List<Card> cards) implements PageElement {}

    /** One of {@link Cards}. */
    record Card(Half first, Half second, String text) {}

    /**
     * One side of a card.
     *
     * @param image null where there is none to show
     * @param instead what then stands in its place; may be empty
     * @param name of whom it is; may be empty
     * @param isWrong whether that is a mistake
     * @param file what the image is called; its folders, which its class mostly repeats, show where a pointer rests
     */
    record Half(@Nullable PageImage image, String instead, String name, boolean isWrong, String file) {}

    /**
     * A confusion matrix with shaded cells.
     *
     * @param isUpright whether column names are so short that they stand upright
     * @param isSmall whether there is room for wide cells
     */
    record Matrix(String caption, boolean isUpright, boolean isSmall, List<String> columns, List<MatrixRow> rows)
            implements PageElement {}

    /** A true class; {@code recognised} in per cent. */
    record MatrixRow(String name, List<MatrixCell> cells, String recognised) {}

    /** A cell: "d" on the diagonal, "e" for an error, null for neither; null style for no shade. */
    record MatrixCell(@Nullable String kind, @Nullable String style, String count) {}

    /** The most frequent confusions of two classes. */
    record Ranking(String caption, List<Ranked> rows) implements PageElement {}

    /** One of them; {@code bar} in [0, 1], {@code share} of its true class in per cent. */
    record Ranked(String truth, String predicted, String bar, String times, String share) {}

    /** A figure with its own heading, caption and buttons that save it. */
    record Chart(Figure figure) implements PageElement {}

    /** Elements behind a name that opens and closes them. */
    record Folded(String name, boolean open, List<PageElement> elements) implements PageElement {}

    /**
     * Elements of which one is seen at a time; without scripts, all below each other.
     *
     * @param name of the choice, in ids: small letters
     */
    record Choice(String name, String legend, List<Option> options) implements PageElement {

        /** The id of an option's element. */
        public String id(Option option) {
            return name + options.indexOf(option);
        }

        /** Whether an option is the one that is seen at first. */
        public boolean isFirst(Option option) {
            return options.indexOf(option) == 0;
        }
    }

    /** One of a {@link Choice}. */
    record Option(String name, PageElement element) {}
}
