package dev.isogon.internal.data.text;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.Setting;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjIntConsumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a table with a header, as spreadsheets, databases and data frames write it: RFC 4180, parted as {@link Dialect}
 * says. Blanks around names and values do not count unless quoted, nor do empty lines. A column without a name, such as a data
 * frame's index, is passed over; so are R's row numbers, which have no place in the header at all.
 */
public final class Table implements Closeable {

    private final Path file;
    private final Dialect dialect;
    private final RowLimit text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final List<String> columns;
    private final boolean numbered;
    private @Nullable CSVRecord next;
    private int line;

    private Table(Path file, BufferedReader reader) throws IOException {
        this.file = file;
        dialect = Dialect.of(file, reader);
        text = new RowLimit(reader);
        parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(dialect.separator())
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(dialect.separator() != ' ')
                .get()
                .parse(text);
        rows = parser.iterator();
        read();
        List<String> header = new ArrayList<>();
        if (next != null) {
            next.forEach(name -> header.add(name.strip()));
            read();
        }
        numbered = next != null && dialect.rowNumbers() && next.size() == header.size() + 1;
        if (numbered) {
            header.add(0, "");
        }
        columns = List.copyOf(header);
    }

    /** Whether a file's name says that it is a table. */
    public static boolean fits(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    /**
     * Opens a table and reads its header.
     *
     * @throws BrokenFileException when it is no text in UTF-8, or no table
     */
    public static Table open(Path file) throws IOException {
        BufferedReader reader = Utf8Reader.open(file);
        try {
            return new Table(file, reader);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** The header, in the order of a row's fields; "" where a column has no name. */
    public List<String> columns() {
        return columns;
    }

    /**
     * The place of a column in each row: of that name or, where there is none, of the one that differs in large and small
     * letters; −1 where there is neither.
     *
     * @throws SettingsException when the table has it twice
     */
    public int place(String column) {
        String name = column.strip();
        List<String> same = columns.stream().filter(name::equalsIgnoreCase).toList();
        String found = same.contains(name) ? name : same.isEmpty() ? "" : same.get(0);
        if (found.isEmpty()) {
            return -1;
        }
        if (same.size() > 1 && (!found.equals(name) || columns.indexOf(name) != columns.lastIndexOf(name))) {
            throw new SettingsException(file + " has the column \"" + Printable.of(name) + "\" twice. Rename one");
        }
        return columns.indexOf(found);
    }

    /**
     * The place of a column that must be there.
     *
     * @param setting by which the user may name another one
     * @throws SettingsException when it is not there, naming those that are
     */
    public int required(String column, String setting) {
        int place = place(column);
        if (place < 0 && columns.isEmpty()) {
            throw new BrokenFileException(file, "is empty: a first line with the names of columns is expected");
        }
        if (place < 0) {
            throw new SettingsException(
                    file + " has no column \"" + Printable.of(column) + "\"; it has " + columnsInWords()
                            + ". Name the right one with " + Setting.named(setting) + Nearest.hint(column, named()));
        }
        return place;
    }

    /** The names of all columns that have one, for messages. */
    public String columnsInWords() {
        return named().isEmpty() ? "none" : Printable.shortened(String.join(", ", named()));
    }

    private List<String> named() {
        return columns.stream().filter(each -> !each.isEmpty()).toList();
    }

    /** Hands over each row with its line, which are counted from 1. Rows in which nothing stands may only be the last. */
    public void forEach(ObjIntConsumer<CSVRecord> use) throws IOException {
        int empty = 0;
        for (CSVRecord row = next; row != null; row = next) {
            if (row.stream().allMatch(String::isEmpty)) {
                empty = line;
            } else if (empty > 0) {
                throw broken(empty, "is empty, though others follow");
            } else {
                check(row);
                use.accept(row, line);
            }
            read();
        }
    }

    private void check(CSVRecord row) {
        if (row.size() != columns.size() || (numbered && !startsWithNumber(row))) {
            throw broken(
                    line,
                    "has " + row.size() + " fields, but the header has " + (columns.size() - (numbered ? 1 : 0)) + " ("
                            + dialect.inWords() + " between)");
        }
    }

    private static boolean startsWithNumber(CSVRecord row) {
        return row.get(0).chars().allMatch(c -> c >= '0' && c <= '9')
                && !row.get(0).isEmpty();
    }

    /**
     * A number, which may be infinite or none ("NaN"). In a table with semicolons, as programs write them where a comma stands
     * before decimals, it may be such a comma.
     *
     * @throws BrokenFileException when the field holds no number
     */
    public double number(CSVRecord row, int place, int atLine) {
        String value = row.get(place).strip();
        try {
            return dialect.number(value);
        } catch (NumberFormatException e) {
            throw broken(
                    atLine,
                    "has the " + columns.get(place) + " \"" + Printable.shortened(value)
                            + "\", but a number is expected"
                            + (value.indexOf(',') >= 0 ? ", with a point before its decimals" : ""));
        }
    }

    /**
     * What is to be thrown for a row.
     *
     * @param problem continues "line 3": "has …"
     */
    public BrokenFileException broken(int atLine, String problem) {
        return new BrokenFileException(file, "is not such a table: line " + atLine + " " + problem);
    }

    private void read() throws IOException {
        try {
            next = rows.hasNext() ? rows.next() : null;
            line = dialect.linesBefore() + (int) parser.getCurrentLineNumber();
            text.rowEnded();
        } catch (UncheckedIOException e) {
            int from = line + 1;
            if (e.getCause() instanceof RowLimit.TooLongException) {
                throw broken(from, "begins a row of more than " + RowLimit.LONGEST_ROW + " characters");
            }
            if (e.getCause() instanceof CSVException problem) {
                throw String.valueOf(problem.getMessage()).contains("EOF")
                        ? broken(from, "begins a row with a quotation mark that is never closed")
                        : broken(from, "begins a row in which a field goes on after its closing quotation mark");
            }
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
