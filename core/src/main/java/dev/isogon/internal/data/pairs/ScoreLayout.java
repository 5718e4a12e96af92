package dev.isogon.internal.data.pairs;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a list without columns' names is laid out, which its first line shows: {@code label score} or {@code score label}, as
 * NumPy writes two columns; or bob's {@code claimed_id real_id probe score} and {@code claimed_id model_id real_id probe
 * score}, where a pair is mated iff both identities are the same.
 *
 * @param separator of fields
 * @param width how many there are
 * @param scoreFirst whether the label comes after the score
 * @see <a href="https://www.idiap.ch/software/bob/docs/bob/bob.bio.base/">bob.bio.base, score files</a>
 */
record ScoreLayout(String separator, int width, boolean scoreFirst) {

    /** What a line may be, for messages. */
    static final String ALLOWED =
            "\"label score\", \"claimed_id real_id probe score\" or \"claimed_id model_id real_id probe"
                    + " score\" is expected, or a first line with the names of columns";

    private static final Set<Integer> WIDTHS = Set.of(2, 4, 5);

    /** Empty where the line is none of them, such as one with names of columns. */
    static Optional<ScoreLayout> of(String line) {
        return Fields.separators(line)
                .map(separator -> of(Fields.of(line, separator), separator))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ScoreLayout> of(List<String> fields, String separator) {
        int width = fields.size();
        if (!WIDTHS.contains(width)) {
            return Optional.empty();
        }
        boolean first = width == 2 && PairLabel.of(fields.get(0)) == null && PairLabel.of(fields.get(1)) != null;
        ScoreLayout layout = new ScoreLayout(separator, width, first);
        boolean labelled = width > 2 || first || PairLabel.of(fields.get(0)) != null;
        return labelled && ScoreNumber.of(layout.score(fields)).isPresent() ? Optional.of(layout) : Optional.empty();
    }

    /** The field with the score; where semicolons part fields, a comma may stand before its decimals. */
    private String score(List<String> fields) {
        String text = fields.get(scoreFirst ? 0 : width - 1);
        return separator.equals(";") ? text.replace(',', '.') : text;
    }

    /** Adds the pair of a line. */
    void add(int number, String line, ScoreRows rows, ScoreRows.Broken broken) {
        List<String> fields = Fields.of(line, separator);
        if (fields.size() != width) {
            throw broken.at(number, "has " + fields.size() + " fields, but the first pair has " + width);
        }
        if (width == 2) {
            rows.add(number, fields.get(scoreFirst ? 1 : 0), score(fields));
        } else {
            rows.add(number, fields.get(0), fields.get(width - 3), score(fields));
        }
    }
}
