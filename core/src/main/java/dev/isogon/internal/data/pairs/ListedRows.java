package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.pairs.ListedImage.AtPath;
import dev.isogon.internal.data.pairs.ListedImage.Numbered;
import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the rows of listed images by their names. Image 1 of Ann_Lee is the row whose file is called {@code Ann_Lee_0001},
 * whatever its extension; where several are, the one in a folder Ann_Lee. A path is the row of that name, or else the one that
 * it shares most of its end with, one being the end of the other.
 */
final class ListedRows {

    private static final int NAMED = 3;

    private final Path list;
    private final List<String> names;
    private final Map<String, List<Integer>> byStem = new HashMap<>();
    private final Map<String, Integer> found = new HashMap<>();
    private final Map<Integer, String> paths = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /**
     * Of rows.
     *
     * @param list the file that lists images, for messages
     * @param names of all rows
     */
    ListedRows(Path list, List<String> names) {
        this.list = list;
        this.names = names.stream().map(ListedRows::plain).toList();
        for (int i = 0; i < names.size(); i++) {
            byStem.computeIfAbsent(stem(this.names.get(i)), none -> new ArrayList<>(1))
                    .add(i);
        }
    }

    /** With slashes, and without "this folder" before it. */
    private static String plain(String path) {
        String plain = path.replace('\\', '/');
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        return plain;
    }

    /**
     * The row; −1 where there is none, which {@link #check} reports.
     *
     * @throws SettingsException when there are several, or two paths mean the same one
     */
    int row(ListedImage image) {
        return found.computeIfAbsent(plain(image.toString()), name -> {
            int row = image instanceof Numbered numbered ? numbered(numbered) : atPath(name);
            if (row < 0) {
                missing.add(image.toString());
            } else if (image instanceof AtPath) {
                checkOne(name, row);
            }
            return row;
        });
    }

    private int numbered(Numbered image) {
        List<Integer> called = byStem.getOrDefault(image.toString(), List.of());
        List<Integer> inFolder = called.size() < 2
                ? called
                : called.stream()
                        .filter(i -> folder(names.get(i)).equals(image.subject()))
                        .toList();
        if (called.size() > 1 && inFolder.size() != 1) {
            throw several(image.toString(), called, ", or put one in a folder " + image.subject());
        }
        return inFolder.isEmpty() ? -1 : inFolder.get(0);
    }

    private int atPath(String path) {
        List<Integer> best = new ArrayList<>();
        int most = 1;
        for (int row : byStem.getOrDefault(stem(path), List.of())) {
            int shared = shared(path, names.get(row));
            if (shared > most) {
                best.clear();
                most = shared;
            }
            if (shared == most) {
                best.add(row);
            }
        }
        if (best.size() > 1) {
            throw several(path, best, ", or list more of its path");
        }
        return best.isEmpty() ? -1 : best.get(0);
    }

    /**
     * How many folders and files the ends of two paths share, where one is the end of the other, and one more where they are
     * the same; otherwise 0.
     */
    private static int shared(String path, String other) {
        String[] a = path.split("/", -1);
        String[] b = other.split("/", -1);
        int shorter = Math.min(a.length, b.length);
        if (!isSameFile(a[a.length - 1], b[b.length - 1])) {
            return 0;
        }
        for (int i = 2; i <= shorter; i++) {
            if (!a[a.length - i].equals(b[b.length - i])) {
                return 0;
            }
        }
        return path.equals(other) ? shorter + 1 : shorter;
    }

    /** Equal, but that one may lack the extension; both begin alike. */
    private static boolean isSameFile(String file, String other) {
        return file.equals(other) || stem(file).equals(other) || stem(other).equals(file);
    }

    private void checkOne(String path, int row) {
        String earlier = paths.putIfAbsent(row, path);
        if (earlier != null && shared(earlier, path) == 0) {
            throw new SettingsException(
                    list + " lists " + earlier + " and " + path + ", but the only image that either may be is "
                            + names.get(row) + ". Name images by more of their paths");
        }
    }

    private SettingsException several(String image, List<Integer> rows, String more) {
        return new SettingsException(
                list + " lists " + image + ", but " + rows.size() + " images are called so, such as "
                        + names.get(rows.get(0)) + " and " + names.get(rows.get(1)) + ". Leave one in" + more);
    }

    /**
     * Says which images were not there.
     *
     * @throws SettingsException when one was not
     */
    void check() {
        if (!missing.isEmpty()) {
            throw new SettingsException(list + " lists " + missing.size()
                    + (missing.size() == 1 ? " image that is" : " images that are")
                    + " not there (or could not be read): "
                    + String.join(", ", missing.stream().limit(NAMED).toList())
                    + (missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "")
                    + ". Image 1 of Ann_Lee is looked for as Ann_Lee_0001 with any extension, a path as the end of a name; "
                    + names.size() + " images are there, such as " + names.get(0));
        }
    }

    /** The file's name without its extension. */
    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name : name.substring(0, dot);
    }

    private static String folder(String path) {
        int end = path.lastIndexOf('/');
        return end < 1 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
