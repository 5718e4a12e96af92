package dev.isogon.internal.data.pairs;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Utf8Reader;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjIntConsumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Columns of a table in UTF-8 with a header, {@code .tsv} with tabs and any other by RFC 4180. */
final class Table implements Closeable {

    private final Path file;
    private final CSVParser parser;

    private Table(Path file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Whether a file's name says that it is a table. */
    static boolean fits(Path file) {
        String name = name(file);
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    static Table open(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(name(file).endsWith(".tsv") ? '\t' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        Reader reader;
        try {
            reader = Utf8Reader.open(file);
        } catch (CharacterCodingException e) {
            throw unreadable(file, e);
        }
        try {
            return new Table(file, format.parse(reader));
        } catch (CSVException | CharacterCodingException | IllegalArgumentException e) {
            reader.close();
            throw unreadable(file, e);
        }
    }

    List<String> columns() {
        return parser.getHeaderNames();
    }

    /**
     * The place of a column that must be there.
     *
     * @param setting by which the user may name another one
     * @throws SettingsException when it is not there, naming those that are
     */
    int required(String column, String setting) {
        int place = columns().indexOf(column);
        if (place < 0) {
            throw new SettingsException(file + " has no column \"" + LeftOut.printable(column) + "\"; it has "
                    + (columns().isEmpty() ? "none" : LeftOut.printable(String.join(", ", columns())))
                    + ". Name the right one with " + Setting.named(setting) + Nearest.hint(column, columns()));
        }
        if (columns().lastIndexOf(column) != place) {
            throw new SettingsException(
                    file + " has the column \"" + LeftOut.printable(column) + "\" twice. Rename one");
        }
        return place;
    }

    /** Hands over each row with its line, which are counted from 1. */
    void forEach(ObjIntConsumer<CSVRecord> use) throws IOException {
        try {
            for (CSVRecord row : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (!row.isConsistent()) {
                    throw broken(
                            line,
                            "has " + row.size() + " fields, but the header has "
                                    + columns().size());
                }
                use.accept(row, line);
            }
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause() == null ? e : e.getCause());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    /** @param problem continues "line 3": "has …" */
    BrokenFileException broken(int line, String problem) {
        return new BrokenFileException(file, "is not such a table: line " + line + " " + problem);
    }

    private static BrokenFileException unreadable(Path file, Exception e) {
        return new BrokenFileException(
                file,
                e instanceof CharacterCodingException
                        ? "is not text in UTF-8; save it as such"
                        : "is not such a table: " + e.getMessage());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
