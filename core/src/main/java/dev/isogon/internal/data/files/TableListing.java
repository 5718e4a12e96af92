package dev.isogon.internal.data.files;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.internal.data.text.Table;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final Path file;
    private final int path;
    private final int label;
    private final int split;
    private final int group;
    private final LeftOut leftOut = new LeftOut();
    private final Map<String, Row> rows = new TreeMap<>();

    private record Row(Path path, String label, Part part, String group) {}

    private TableListing(Path file, Table table) {
        this.file = file;
        path = table.place(PATH);
        label = table.place(LABEL);
        split = table.place(SPLIT);
        group = table.place(GROUP);
        if (path < 0 || label < 0) {
            throw broken(
                    "must have the columns path and label in its first line, and may have split and group, but has "
                            + table.columnsInWords());
        }
    }

    /**
     * All rows.
     *
     * @throws BrokenFileException when a row cannot be understood, naming its line
     */
    public static Listing of(Path file) throws IOException {
        try (Table table = Table.open(file)) {
            TableListing listing = new TableListing(file, table);
            table.forEach(listing::add);
            return listing.listing();
        }
    }

    private void add(CSVRecord record, int line) {
        String name = record.get(path);
        String className = record.get(label).strip();
        if (name.isEmpty() || className.isEmpty()) {
            throw broken("has no " + (name.isEmpty() ? PATH : LABEL) + " in line " + line);
        }
        Row row = new Row(path(name, line), className, part(optional(record, split), line), optional(record, group));
        Row before = rows.putIfAbsent(name, row);
        if (before != null && !before.label().equals(className)) {
            throw broken("names " + Printable.of(name) + " again in line " + line + " with another label, " + className
                    + " instead of " + before.label());
        }
        if (before != null) {
            leftOut.add("named twice in the table", name);
        }
    }

    private Path path(String name, int line) {
        try {
            return file.resolveSibling(name);
        } catch (InvalidPathException e) {
            throw broken("has a path in line " + line + " that no file can have: " + e.getMessage());
        }
    }

    private static String optional(CSVRecord record, int place) {
        return place < 0 ? "" : record.get(place).strip();
    }

    private Part part(String word, int line) {
        if (word.isEmpty()) {
            return Part.TRAIN;
        }
        @Nullable Part part = FolderListing.part(word);
        if (part == null) {
            throw broken("has the split " + Printable.of(word) + " in line " + line
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
        return new BrokenFileException(file, problem);
    }
}
