package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.internal.data.text.Table;
import dev.isogon.internal.data.text.Utf8Reader;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads scores of pairs as programs write them: a table with names of columns, a list without, or a file a side. */
public final class ScoreFile {

    private final Path file;
    private final ScoreRows rows;

    private ScoreFile(Path file, ScoreKind kind) {
        this.file = file;
        this.rows = new ScoreRows(kind, this::broken);
    }

    /**
     * All pairs of a file: of a table where its first line has names of columns, else of a list as {@link ScoreLayout} has
     * it.
     *
     * @throws SettingsException when a table has no such columns
     * @throws BrokenFileException when a line cannot be understood, naming it
     */
    public static LabelledScores read(Path file, ScoreColumns columns, ScoreKind kind) throws IOException {
        String first = firstLine(file);
        if (isHeader(first, columns)) {
            return ScoreTable.read(file, columns, kind);
        }
        ScoreFile list = new ScoreFile(file, kind);
        ScoreLayout layout = ScoreLayout.of(first)
                .orElseThrow(() -> new BrokenFileException(
                        file,
                        "has no scores: \"" + Printable.shortened(first) + "\" is its first line, but "
                                + ScoreLayout.ALLOWED));
        list.forEach((number, line) -> layout.add(number, line, list.rows, list::broken));
        return list.rows.all(file);
    }

    /**
     * The scores of mated pairs in one file and those of non-mated ones in another, a line each; of several fields the last.
     *
     * @throws BrokenFileException when a line cannot be understood, naming it
     */
    public static LabelledScores read(Path genuine, Path impostor, ScoreKind kind) throws IOException {
        return side(genuine, true, kind).followedBy(side(impostor, false, kind));
    }

    private static LabelledScores side(Path file, boolean mated, ScoreKind kind) throws IOException {
        ScoreFile list = new ScoreFile(file, kind);
        AtomicBoolean header = new AtomicBoolean(isName(file, firstLine(file)));
        list.forEach((number, line) -> {
            if (!header.getAndSet(false)) {
                list.checkDecimals(number, line);
                list.rows.add(number, mated, last(file, line));
            }
        });
        return list.rows.all(file);
    }

    /** Whether a line names the column of scores: by a word, or by a data frame's number after its nameless index. */
    private static boolean isName(Path file, String line) {
        String last = last(file, line);
        boolean word = !last.isEmpty() && Character.isLetter(last.charAt(0));
        return line.startsWith(",") || (word && ScoreNumber.of(last).isEmpty());
    }

    /** In a .csv 0,85 may be two columns or a number with a comma before its decimals. */
    private void checkDecimals(int number, String line) {
        if (Table.fits(file) && line.strip().matches("[+-]?\\d+,\\d+")) {
            throw broken(
                    number,
                    "is " + line.strip() + ", which may be one number or two. Write a point before decimals, or"
                            + " the scores alone");
        }
    }

    /** The last field, in a table also an empty one: a data frame writes a missing score so. */
    private static String last(Path file, String line) {
        if (Table.fits(file) && line.stripTrailing().matches(".*[,;]")) {
            return "";
        }
        List<String> fields = Fields.of(line, Table.fits(file) ? ",;\t" : " \t");
        return fields.isEmpty() ? "" : fields.get(fields.size() - 1);
    }

    /** Names of columns do not end with a number, unless the user says that one is called so. */
    private static boolean isHeader(String line, ScoreColumns columns) {
        List<String> all = Fields.of(line, " \t,;");
        if (columns.score() != null && all.contains(columns.score())) {
            return true;
        }
        boolean endsInNumber =
                !all.isEmpty() && ScoreNumber.of(all.get(all.size() - 1)).isPresent();
        return !endsInNumber && ScoreLayout.of(line).isEmpty();
    }

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader reader = Utf8Reader.open(file)) {
            Optional<String> first =
                    reader.lines().filter(line -> !Fields.isEmpty(line)).findFirst();
            return first.orElse("");
        }
    }

    private interface Line {
        void take(int number, String line);
    }

    private void forEach(Line use) throws IOException {
        try (BufferedReader reader = Utf8Reader.open(file)) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!Fields.isEmpty(line)) {
                    use.take(number, line);
                }
                number++;
            }
        }
    }

    private BrokenFileException broken(int line, String problem) {
        return new BrokenFileException(file, "is no such list of scores: line " + line + " " + problem);
    }
}
