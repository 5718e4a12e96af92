package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.internal.data.text.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers of an embedding stand in a table's row: in columns of their own, or all in one field called embedding, in
 * brackets, as data frames and databases write lists.
 *
 * @param places of the columns
 * @param inOneField whether the first of them has all
 * @param note what they are called; null where it is as usual
 */
record CsvNumbers(
        Table table,
        List<Integer> places,
        boolean inOneField,
        @Nullable String note) {

    private static final String FIELD = "embedding";

    static CsvNumbers of(Path file, Table table, ColumnChoice choice) {
        int field = table.place(FIELD);
        if (field >= 0) {
            return new CsvNumbers(table, List.of(field), true, "the lists in " + FIELD);
        }
        List<String> header = table.columns();
        NumberedColumns numbered = NumberedColumns.of(file, header, choice.others(header.size()));
        return new CsvNumbers(table, numbered.places(), false, numbered.areUsual() ? null : numbered.inWords());
    }

    /** Adds the numbers of one row. */
    void read(CSVRecord row, int line, VectorRows rows) {
        if (!inOneField) {
            for (int place : places) {
                rows.add(table.number(row, place, line));
            }
            return;
        }
        String list = row.get(places.get(0)).strip();
        if (!list.startsWith("[") || !list.endsWith("]")) {
            throw table.broken(
                    line,
                    "has the " + FIELD + " \"" + Printable.shortened(list)
                            + "\", but numbers in brackets are expected, [0.5, -0.25]");
        }
        StringTokenizer numbers = new StringTokenizer(list.substring(1, list.length() - 1), ", \t\r\n");
        while (numbers.hasMoreTokens()) {
            String number = numbers.nextToken();
            try {
                rows.add(Double.parseDouble(number));
            } catch (NumberFormatException e) {
                throw table.broken(
                        line,
                        "has \"" + Printable.shortened(number) + "\" in its " + FIELD + ", where a number is expected"
                                + (number.equals("...") ? ": the list was cut when it was written" : ""));
            }
        }
    }
}
