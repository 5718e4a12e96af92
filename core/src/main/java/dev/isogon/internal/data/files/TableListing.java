package dev.isogon.internal.data.files;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table of images in UTF-8, {@code .csv} (RFC 4180) or {@code .tsv} (the same with tabs): a header with {@code path} and
 * {@code label}, and {@code split} and {@code group} if it likes; other columns are passed over. Paths are relative to
 * the table's folder. Classes are in the order of their names.
 */
public final class TableListing {

    private static final String PATH = "path";
    private static final String LABEL = "label";
    private static final String SPLIT = "split";
    private static final String GROUP = "group";

    private final Path table;
    private final LeftOut leftOut = new LeftOut();
    private final Map<String, Row> rows = new TreeMap<>();

    private record Row(Path path, String label, Part part, String group) {}

    private TableListing(Path table) {
        this.table = table;
    }

    /** Whether a file's name says that it is such a table. */
    public static boolean fits(Path file) {
        String name = name(file);
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    /**
     * All rows.
     *
     * @throws BrokenFileException when a row cannot be understood, naming its line
     */
    public static Listing of(Path table) throws IOException {
        TableListing listing = new TableListing(table);
        CSVFormat format = (name(table).endsWith(".tsv")
                        ? CSVFormat.RFC4180.builder().setDelimiter('\t')
                        : CSVFormat.RFC4180.builder())
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader reader = Utf8Reader.open(table);
                CSVParser parser = format.parse(reader)) {
            listing.checkHeader(parser.getHeaderNames());
            for (CSVRecord record : parser) {
                listing.add(record, parser.getCurrentLineNumber());
            }
        } catch (UncheckedIOException e) {
            throw listing.unreadable(e.getCause() == null ? e : e.getCause());
        } catch (CharacterCodingException | CSVException | IllegalArgumentException e) {
            throw listing.unreadable(e);
        }
        return listing.listing();
    }

    private BrokenFileException unreadable(Exception e) {
        return e instanceof CharacterCodingException
                ? broken("is not text in UTF-8; save it as such")
                : broken("is not such a table: " + e.getMessage());
    }

    private void checkHeader(List<String> names) {
        List<String> lower =
                names.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        if (!lower.contains(PATH) || !lower.contains(LABEL)) {
            throw broken(
                    "must have the columns path and label in its first line, and may have split and group, but has "
                            + (names.isEmpty() ? "none" : LeftOut.printable(String.join(", ", names))));
        }
    }

    private void add(CSVRecord record, long line) {
        if (!record.isConsistent()) {
            throw broken("has " + record.size() + " fields in line " + line + ", which is not what its header has");
        }
        String path = record.get(PATH);
        String label = record.get(LABEL).strip();
        if (path.isEmpty() || label.isEmpty()) {
            throw broken("has no " + (path.isEmpty() ? PATH : LABEL) + " in line " + line);
        }
        Path file;
        try {
            file = table.resolveSibling(path);
        } catch (InvalidPathException e) {
            throw broken("has a path in line " + line + " that no file can have: " + e.getMessage());
        }
        Row row = new Row(file, label, part(optional(record, SPLIT), line), optional(record, GROUP));
        Row before = rows.putIfAbsent(path, row);
        if (before != null && !before.label().equals(label)) {
            throw broken("names " + LeftOut.printable(path) + " again in line " + line + " with another label, " + label
                    + " instead of " + before.label());
        }
        if (before != null) {
            leftOut.add("named twice in the table", path);
        }
    }

    private static String optional(CSVRecord record, String column) {
        return record.isMapped(column) ? record.get(column) : "";
    }

    private Part part(String split, long line) {
        if (split.isEmpty()) {
            return Part.TRAIN;
        }
        @Nullable Part part = FolderListing.part(split);
        if (part == null) {
            throw broken("has the split " + LeftOut.printable(split) + " in line " + line
                    + ", but train, val or test is expected");
        }
        return part;
    }

    private Listing listing() {
        Map<String, Integer> labels = new TreeMap<>();
        rows.values().forEach(row -> labels.put(row.label(), 0));
        List<String> names = List.copyOf(labels.keySet());
        for (int c = 0; c < names.size(); c++) {
            labels.put(names.get(c), c);
        }
        if (names.size() < 2) {
            throw broken("has images of " + (names.isEmpty() ? "no class" : "the one class " + names.get(0))
                    + ", but at least two classes are needed");
        }
        List<ImageFile> files = new ArrayList<>();
        rows.forEach((path, row) -> files.add(
                new ImageFile(row.path(), path, labels.getOrDefault(row.label(), -1), row.part(), row.group())));
        return Listing.of(names, files, leftOut);
    }

    private BrokenFileException broken(String problem) {
        return new BrokenFileException(table, problem);
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName(), "a file has a name")
                .toString()
                .toLowerCase(Locale.ROOT);
    }
}
