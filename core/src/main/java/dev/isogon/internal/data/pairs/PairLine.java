package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.pairs.ListedImage.AtPath;
import dev.isogon.internal.data.pairs.ListedImage.Numbered;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of pairs: {@code name n1 n2} for two images of one subject and {@code name1 n1 name2 n2} for images of two,
 * as LFW has them; two paths and a label, {@code a/1.jpg b/1.jpg 1}, or the label and two paths, as VoxCeleb has them.
 *
 * @param label whether it is mated, in the line's own word; null where the subjects' names say it
 * @param fields how many it had
 * @see <a href="http://vis-www.cs.umass.edu/lfw/README.txt">LFW's README, sections on pairs</a>
 */
record PairLine(
        ListedImage first, ListedImage second, @Nullable String label, int fields) {

    /** What a line may be, for messages. */
    static final String ALLOWED =
            "\"name n1 n2\" or \"name1 n1 name2 n2\" is expected, or two paths and a label, with tabs,"
                    + " blanks or commas between";

    /** Empty where a line's fields are no pair, whatever parts them. */
    static Optional<PairLine> of(String line, int named) {
        return Fields.separators(line)
                .map(separator -> of(withoutIndex(Fields.of(line, separator), named)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A data frame's index has no name: it is one field more than there are names. */
    private static List<String> withoutIndex(List<String> fields, int named) {
        return named > 0 && fields.size() == named + 1 && number(fields.get(0)) >= 0
                ? fields.subList(1, fields.size())
                : fields;
    }

    private static Optional<PairLine> of(List<String> fields) {
        int size = fields.size();
        if (size != 3 && size != 4) {
            return Optional.empty();
        }
        int first = number(fields.get(1));
        int second = number(fields.get(size - 1));
        if (first > 0 && second > 0) {
            return Optional.of(new PairLine(
                    new Numbered(fields.get(0), first),
                    new Numbered(fields.get(size == 3 ? 0 : 2), second),
                    null,
                    size));
        }
        return size == 3 ? labelled(fields.get(0), fields.get(1), fields.get(2)) : Optional.empty();
    }

    private static Optional<PairLine> labelled(String first, String second, String third) {
        if (PairLabel.of(third) != null) {
            return Optional.of(new PairLine(new AtPath(first), new AtPath(second), third, 3));
        }
        return PairLabel.of(first) == null
                ? Optional.empty()
                : Optional.of(new PairLine(new AtPath(second), new AtPath(third), first, 3));
    }

    /** Whether its label is a word that may also name a column, such as "same". */
    boolean hasWord() {
        return label != null
                && ScoreNumber.of(label).isEmpty()
                && !label.toLowerCase(Locale.ROOT).matches("true|false");
    }

    /** Whether both images are of one subject by its name, as LFW writes it in three fields. */
    boolean namesOne() {
        return first instanceof Numbered one
                && second instanceof Numbered other
                && one.subject().equals(other.subject());
    }

    /** −1 where it is no whole number from 0 to 999,999,999. */
    static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }
}
