package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.text.NamesFile;
import dev.isogon.internal.data.text.Table;
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

    /** The column of a table that is taken where none is named. */
    public static final String COLUMN = "label";

    private static final String PATH = "path";

    public IdentityLabels {
        names = List.copyOf(names);
        identities = List.copyOf(identities);
        if (names.size() != labels.length) {
            throw new IllegalArgumentException(names.size() + " names for " + labels.length + " labels");
        }
    }

    /**
     * Reads a file of labels, one an embedding, in their order. A table ({@code .csv}, {@code .tsv}) has them in a column,
     * and may have names in another, {@code path}. Any other file is text, one a line, as {@link NamesFile} has it, and
     * {@link #ofNames} says what a line means.
     *
     * @param column of a table
     * @throws SettingsException when a table has no such column
     * @throws BrokenFileException when a label is missing, naming its line
     */
    public static IdentityLabels read(Path file, String column) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return Table.fits(file) ? ofTable(file, column) : ofNames(file, NamesFile.read(file));
    }

    private static IdentityLabels ofTable(Path file, String column) throws IOException {
        List<String> names = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (Table table = Table.open(file)) {
            int label = table.required(column, "label_column");
            int path = table.place(PATH);
            table.forEach((row, line) -> {
                String text = row.get(label).strip();
                if (text.isEmpty()) {
                    throw table.broken(line, "has no " + column);
                }
                labels.add(text);
                names.add(path < 0 ? text : row.get(path));
            });
        }
        return numbered(file, names, labels);
    }

    /**
     * What names say. Where they are paths, the folder that a file lies in is its identity: {@code
     * lfw/Ann_Lee/Ann_Lee_0001.jpg} is Ann_Lee. Where none has a slash, each is the identity itself.
     *
     * @param file that they come from, for messages
     * @throws BrokenFileException when a name is empty, or some have a slash and others none
     */
    public static IdentityLabels ofNames(Path file, List<String> names) {
        boolean paths = names.stream().anyMatch(name -> name.indexOf('/') >= 0);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String label = paths ? folder(name) : name.strip();
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
        return numbered(file, names, labels);
    }

    /** The last folder of a path; empty where there is none. */
    private static String folder(String path) {
        int end = path.lastIndexOf('/');
        return end < 1 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static IdentityLabels numbered(Path file, List<String> names, List<String> labels) {
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
        return new IdentityLabels(names, numbered, List.copyOf(numbers.keySet()));
    }
}
