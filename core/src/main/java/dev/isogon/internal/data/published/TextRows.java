package dev.isogon.internal.data.published;

import dev.isogon.internal.data.text.TextLines;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list with a row a line, whose fields have blanks between; the last one may hold blanks too. Empty lines say nothing. */
final class TextRows {

    private final Path file;
    private final String[] columns;
    private final List<String> lines;

    private TextRows(Path file, String columns, List<String> lines) {
        this.file = file;
        this.columns = columns.split(" ");
        this.lines = lines;
    }

    /** What is done with a row. */
    @FunctionalInterface
    interface Row {

        /**
         * Takes one.
         *
         * @param line its number, from 1
         */
        void take(String[] fields, int line);
    }

    /** @param columns their names, with blanks between, as lists that have a header write them */
    static TextRows of(Path file, String columns) throws IOException {
        return new TextRows(file, columns, TextLines.of(file));
    }

    String line(int number) {
        return number <= lines.size() ? lines.get(number - 1).strip() : "";
    }

    /** Passes over lines that come first, the last of which must name the columns. */
    void forEachBelowHeader(int line, Row row) {
        if (!List.of(line(line).split("\\s+")).equals(List.of(columns))) {
            throw broken("must have the columns " + String.join(" ", columns) + " in line " + line + ", but that is \""
                    + line(line) + "\"");
        }
        forEach(line, row);
    }

    void forEach(Row row) {
        forEach(0, row);
    }

    private void forEach(int passedOver, Row row) {
        for (int number = passedOver + 1; number <= lines.size(); number++) {
            if (line(number).isEmpty()) {
                continue;
            }
            String[] fields = line(number).split("\\s+", columns.length);
            if (fields.length < columns.length) {
                throw unreadable(number, "must be " + String.join(" ", columns));
            }
            row.take(fields, number);
        }
    }

    /** TextRows of two columns: the second by the first, which must not be there twice. */
    Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        forEach((fields, line) -> {
            if (map.put(fields[0], fields[1]) != null) {
                throw unreadable(line, "has the " + columns[0] + " of an earlier one");
            }
        });
        return map;
    }

    BrokenFileException unreadable(int line, String problem) {
        return broken("cannot be understood: line " + line + ", \"" + line(line) + "\", " + problem);
    }

    BrokenFileException broken(String problem) {
        return new BrokenFileException(file, problem);
    }
}
