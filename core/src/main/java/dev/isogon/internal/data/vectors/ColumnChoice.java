package dev.isogon.internal.data.vectors;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table hold names and labels.
 *
 * @param path −1 where there is none
 * @param label −1 where there is none
 * @param guessed whether the path is the only column that can be it, and not called so
 */
record ColumnChoice(int path, int label, boolean guessed) {

    /** Nobody asks for names. */
    static final ColumnChoice NONE = new ColumnChoice(-1, -1, false);

    /** A data frame's index, which has no name, and how it is called when it has been read and written again. */
    private static final Pattern INDEX = Pattern.compile("(Unnamed: [0-9]+)?");

    /**
     * Chooses as the user says, or else by name.
     *
     * @throws SettingsException when a column that the user names is not there
     */
    static ColumnChoice of(Path file, List<String> header, VectorColumns asked) {
        return new ColumnChoice(
                place(file, header, asked.path(), "path_column", VectorColumns.PATH),
                place(file, header, asked.label(), "label_column", VectorColumns.LABEL),
                false);
    }

    private static int place(Path file, List<String> header, @Nullable String asked, String setting, String otherwise) {
        int place = VectorColumns.place(header, asked == null ? otherwise : asked);
        if (place < 0 && asked != null) {
            throw new SettingsException(
                    file + " has no column \"" + Printable.of(asked) + "\"; it has " + inWords(header)
                            + ". Name the right one with " + Setting.named(setting) + Nearest.hint(asked, header));
        }
        return place;
    }

    private static String inWords(List<String> header) {
        String all = Printable.of(String.join(
                ", ", header.stream().filter(each -> !each.isEmpty()).toList()));
        return all.length() > 200 ? all.substring(0, 200) + "…" : all.isEmpty() ? "none" : all;
    }

    /** All places but these. */
    List<Integer> others(int columns) {
        return IntStream.range(0, columns)
                .filter(i -> i != path && i != label)
                .boxed()
                .toList();
    }

    /**
     * Takes the only column that is left for the path, where none is called so.
     *
     * @param taken places of the numbers
     * @param isText whether a column can hold names
     * @throws BrokenFileException when there is neither that nor a label
     */
    ColumnChoice withPath(Path file, List<String> header, List<Integer> taken, IntPredicate isText) {
        if (path >= 0) {
            return this;
        }
        List<Integer> left = new ArrayList<>(others(header.size()));
        left.removeAll(taken);
        left.removeIf(i -> INDEX.matcher(header.get(i)).matches() || !isText.test(i));
        if (left.size() == 1) {
            return new ColumnChoice(left.get(0), label, true);
        }
        if (label < 0) {
            throw new BrokenFileException(
                    file,
                    "has no column \"path\" of text with the images' names; it has " + inWords(header)
                            + ". Name it with " + Setting.named("path_column") + ", or a column of labels with "
                            + Setting.named("label_column"));
        }
        return this;
    }

    /** Which columns were taken, where one is not called as usual; null otherwise. */
    @Nullable
    String note(List<String> header, @Nullable String numbers) {
        if (numbers == null && !guessed) {
            return null;
        }
        return "is read so: "
                + (numbers == null ? "" : "embeddings are " + numbers)
                + (numbers == null || path < 0 ? "" : ", ")
                + (path < 0 ? "" : "names are in " + Printable.of(header.get(path)))
                + (label < 0 ? "" : ", labels in " + Printable.of(header.get(label)));
    }
}
