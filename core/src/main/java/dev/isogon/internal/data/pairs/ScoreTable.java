package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.text.Table;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a table of scores: a row for each pair, with its score, whether it is mated, and its fold if it likes. */
public final class ScoreTable {

    private final Columns columns;
    private final Table table;
    private final int score;
    private final int label;
    private final int fold;
    private final Map<String, Integer> foldNumbers = new HashMap<>();
    private double[] scores = new double[1024];
    private boolean[] mated = new boolean[1024];
    private int[] folds = new int[1024];
    private int size;

    /**
     * What the columns are called.
     *
     * @param score the higher the more alike
     * @param label 1 or true for a mated pair, 0 or false for another
     * @param fold any text, equal for pairs of one fold; null takes {@link #FOLD} where it is there
     */
    public record Columns(
            String score, String label, @Nullable String fold) {

        /** The column that is taken for the fold where none is named. */
        public static final String FOLD = "fold";

        /** What they are called where nothing is said. */
        public static final Columns DEFAULT = new Columns("cosine", "label", null);
    }

    private ScoreTable(Table table, Columns columns) {
        this.table = table;
        this.columns = columns;
        this.score = table.required(columns.score(), "score_column");
        this.label = table.required(columns.label(), "label_column");
        String named = columns.fold();
        this.fold = named == null ? table.place(Columns.FOLD) : table.required(named, "fold_column");
    }

    /**
     * All pairs of a file.
     *
     * @throws SettingsException when it has no such columns
     * @throws BrokenFileException when a row cannot be understood, naming its line
     */
    public static LabelledScores read(Path file, Columns columns) throws IOException {
        try (Table table = Table.open(file)) {
            ScoreTable rows = new ScoreTable(table, columns);
            table.forEach(rows::add);
            if (rows.size == 0) {
                throw new BrokenFileException(file, "has no pairs: at least one row is expected after the header");
            }
            return new LabelledScores(
                    Arrays.copyOf(rows.scores, rows.size),
                    Arrays.copyOf(rows.mated, rows.size),
                    rows.fold < 0 ? null : Arrays.copyOf(rows.folds, rows.size));
        }
    }

    private void add(CSVRecord row, int line) {
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
            mated = Arrays.copyOf(mated, 2 * size);
            folds = Arrays.copyOf(folds, 2 * size);
        }
        scores[size] = number(row.get(score).strip(), line);
        mated[size] = truth(row.get(label).strip(), line);
        if (fold >= 0) {
            Integer next = foldNumbers.size();
            Integer known = foldNumbers.putIfAbsent(row.get(fold).strip(), next);
            folds[size] = known == null ? next : known;
        }
        size++;
    }

    private double number(String text, int line) {
        try {
            double number = Double.parseDouble(text);
            if (!Double.isNaN(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same is said of both
        }
        throw table.broken(
                line, "has the " + columns.score() + " \"" + LeftOut.printable(text) + "\", but a number is expected");
    }

    private boolean truth(String text, int line) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default ->
                throw table.broken(
                        line,
                        "has the " + columns.label() + " \"" + LeftOut.printable(text)
                                + "\", but 1 or true (the same subject) or 0 or false (two) is expected");
        };
    }
}
