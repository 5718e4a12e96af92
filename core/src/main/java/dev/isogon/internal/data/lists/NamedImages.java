package dev.isogon.internal.data.lists;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.PartName;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the lines of a table or list name, line by line. Classes are in the order of their names. */
final class NamedImages {

    private final Path list;
    private final LeftOut leftOut = new LeftOut();
    private final Map<String, Row> rows = new TreeMap<>();

    private record Row(Path path, String label, Part part, String group) {}

    NamedImages(Path list) {
        this.list = list;
    }

    /** An image with its label, of the training part and no group. */
    void add(String path, String label, int line) {
        add(path, label, "", "", line);
    }

    /**
     * The same with all that a row may say.
     *
     * @param split a word for its part; "" for the training part
     * @param group "" for none
     */
    void add(String path, String label, String split, String group, int line) {
        if (path.isEmpty() || label.isEmpty()) {
            throw broken("has no " + (path.isEmpty() ? "path" : "label") + " in line " + line);
        }
        NamedPath named = NamedPath.of(list, path, line);
        Row before = rows.putIfAbsent(named.name(), new Row(named.path(), label, part(split, line), group));
        if (before != null && !before.label().equals(label)) {
            throw broken("names " + Printable.of(path) + " again in line " + line + " with another label, "
                    + Printable.of(label) + " instead of " + Printable.of(before.label()));
        }
        if (before != null) {
            leftOut.add("named twice in the table", named.name());
        }
    }

    private Part part(String word, int line) {
        @Nullable Part part = word.isEmpty() ? Part.TRAIN : PartName.part(word).orElse(null);
        if (part == null) {
            throw broken("has the split " + Printable.of(word) + " in line " + line
                    + ", but train, val or test is expected");
        }
        return part;
    }

    Listing listing() {
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
        return new BrokenFileException(list, problem);
    }
}
