package dev.isogon.internal.data.pairs;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.text.Table;
import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose each embedding is.
 *
 * @param names N names of images, in the order of the embeddings
 * @param labels N identities by number, from 0 in the order in which they first appear
 * @param identities the name of each number
 */
public record IdentityLabels(List<String> names, int[] labels, List<String> identities) {

    public IdentityLabels {
        names = List.copyOf(names);
        identities = List.copyOf(identities);
        if (names.size() != labels.length) {
            throw new IllegalArgumentException(names.size() + " names for " + labels.length + " labels");
        }
    }

    /**
     * Reads a file of labels, one an embedding, in their order. A table ({@code .csv}, {@code .tsv}) has them in a column, and
     * may have names in another; a NumPy array ({@code .npy}) is of whole numbers or strings. Any other file is text, as {@link
     * LabelLines} has it.
     *
     * @param columns of a table
     * @throws SettingsException when a table has no such column, or a column is named and there is no table
     * @throws BrokenFileException when a label is missing, naming its line
     */
    public static IdentityLabels read(Path file, VectorColumns columns) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Table.fits(file)) {
            return ofTable(file, columns);
        }
        if (columns.areNamed()) {
            throw new SettingsException(file + " has no columns, but one is named by "
                    + Setting.named(columns.label() == null ? "path_column" : "label_column")
                    + ". Leave that out, or give the labels in a table (.csv or .tsv)");
        }
        if (VectorFormats.isNumpy(file)) {
            List<String> labels = VectorFormats.readLabels(file);
            return of(file, labels, labels);
        }
        return LabelLines.read(file);
    }

    private static IdentityLabels ofTable(Path file, VectorColumns columns) throws IOException {
        List<String> names = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        String named = columns.label() == null ? VectorColumns.LABEL : columns.label();
        try (Table table = Table.open(file)) {
            int label = table.required(named, "label_column");
            int path = columns.path() == null
                    ? table.place(VectorColumns.PATH)
                    : table.required(columns.path(), "path_column");
            table.forEach((row, line) -> {
                String text = row.get(label).strip();
                if (text.isEmpty()) {
                    throw table.broken(line, "has no " + named);
                }
                labels.add(text);
                names.add(path < 0 ? text : row.get(path));
            });
        }
        return of(file, names, labels);
    }

    /**
     * What names say. Where they are paths, the folder that a file lies in is its identity: {@code
     * lfw/Ann_Lee/Ann_Lee_0001.jpg} and {@code lfw\\Ann_Lee\\Ann_Lee_0001.jpg} are Ann_Lee. Where none has a slash or a
     * backslash, each is the identity itself.
     *
     * @param file that they come from, for messages
     * @throws BrokenFileException when a name is empty, or some have a slash and others none
     */
    public static IdentityLabels ofNames(Path file, List<String> names) {
        boolean paths = names.stream().anyMatch(name -> slashes(name).indexOf('/') >= 0);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String label = paths ? folder(slashes(name)) : name.strip();
            if (label.isEmpty()) {
                throw new BrokenFileException(
                        file,
                        "names no identity in line " + (i + 1) + " (\"" + name + "\"): "
                                + (paths
                                        ? "other lines are paths, whose folder is the identity, so this must be one too"
                                        : "one is expected in each line"));
            }
            labels.add(label);
        }
        return of(file, names, labels);
    }

    /** The last folder of a path; empty where there is none. */
    private static String folder(String path) {
        int end = path.lastIndexOf('/');
        return end < 1 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** A path as every system but Windows writes it. */
    private static String slashes(String path) {
        return path.replace('\\', '/');
    }

    /**
     * Of labels that are known; backslashes in names count as slashes.
     *
     * @param file that they come from, for messages
     */
    public static IdentityLabels of(Path file, List<String> names, List<String> labels) {
        if (names.isEmpty()) {
            throw new BrokenFileException(file, "has no labels, but one is expected for each embedding");
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] numbered = new int[labels.size()];
        for (int i = 0; i < numbered.length; i++) {
            Integer next = numbers.size();
            Integer known = numbers.putIfAbsent(labels.get(i), next);
            numbered[i] = known == null ? next : known;
        }
        return new IdentityLabels(
                names.stream().map(IdentityLabels::slashes).toList(), numbered, List.copyOf(numbers.keySet()));
    }
}
