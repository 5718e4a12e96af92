package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.text.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of scores, a row for each pair: its score, whether it is mated, and its fold if it likes. In place of a label
 * it may say whose images are compared, as bob's tables do.
 */
final class ScoreTable {

    /** In bob's tables: whose reference, and whose probe. */
    private static final String CLAIMED = "bio_ref_subject_id";

    private static final String REAL = "probe_subject_id";

    private final Table table;
    private final ScoreRows rows;
    private final int score;
    private final int label;
    private final int claimed;
    private final int real;
    private final int fold;

    private ScoreTable(Table table, ScoreColumns columns, ScoreKind kind) {
        this.table = table;
        this.rows = new ScoreRows(kind, table::broken);
        this.score = score(columns, kind);
        boolean subjects = columns.label().equals(ScoreColumns.LABEL)
                && table.place(ScoreColumns.LABEL) < 0
                && table.place(CLAIMED) >= 0
                && table.place(REAL) >= 0;
        this.label = subjects ? -1 : table.required(columns.label(), "label_column");
        this.claimed = table.place(CLAIMED);
        this.real = table.place(REAL);
        String named = columns.fold();
        this.fold = named == null ? table.place(ScoreColumns.FOLD) : table.required(named, "fold_column");
    }

    /** The column that was named, or else the first that is there of those that are known. */
    private int score(ScoreColumns columns, ScoreKind kind) {
        String named = columns.score();
        if (named != null) {
            return table.required(named, "score_column");
        }
        List<String> known = ScoreColumns.scores(kind);
        return known.stream()
                .mapToInt(table::place)
                .filter(place -> place >= 0)
                .findFirst()
                .orElseGet(() -> table.required(known.get(0), "score_column"));
    }

    static LabelledScores read(Path file, ScoreColumns columns, ScoreKind kind) throws IOException {
        try (Table table = Table.open(file)) {
            ScoreTable scores = new ScoreTable(table, columns, kind);
            table.forEach(scores::add);
            return scores.rows.all(file);
        }
    }

    private void add(CSVRecord row, int line) {
        String text = row.get(score);
        // Only the table knows whether a comma may stand before its decimals.
        String number = text.indexOf(',') < 0 ? text : Double.toString(table.number(row, score, line));
        if (label >= 0) {
            rows.add(line, row.get(label), number);
        } else {
            rows.add(line, row.get(claimed), row.get(real), number);
        }
        if (fold >= 0) {
            rows.fold(row.get(fold));
        }
    }
}
