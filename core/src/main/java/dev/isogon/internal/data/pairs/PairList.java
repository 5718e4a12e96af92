package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.internal.data.text.TextLines;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which images are compared, a line a pair: as {@link PairLine} has it. In LFW's {@code pairs.txt} the first line may say how
 * many there are: {@code 10 300} for ten folds of 300 mated and then 300 non-mated pairs, {@code 1100} for as many of each and
 * no folds. Other lists may begin with the names of their columns.
 *
 * @param pairs M pairs
 * @param folds M numbers from 0; null where the file has none
 */
public record PairList(List<Pair> pairs, int @Nullable [] folds) {

    /**
     * Two images.
     *
     * @param mated whether both are of one subject
     */
    public record Pair(ListedImage first, ListedImage second, boolean mated) {}

    public PairList {
        pairs = List.copyOf(pairs);
    }

    /**
     * Reads such a file.
     *
     * @throws BrokenFileException when a line is no pair, or there are not as many as the first line says
     */
    public static PairList read(Path file) throws IOException {
        List<String> lines = TextLines.of(file);
        int first = 0;
        while (first < lines.size() && Fields.isEmpty(lines.get(first))) {
            first++;
        }
        int @Nullable [] header = first == lines.size() ? null : header(lines.get(first));
        List<Pair> pairs = new PairLines(file, lines).from(header == null ? first : first + 1);
        if (pairs.isEmpty()) {
            throw new BrokenFileException(file, "lists no pairs; " + PairLine.ALLOWED);
        }
        return new PairList(pairs, header == null ? null : folds(file, header, pairs));
    }

    /** One or two whole numbers; null where the line is a pair. */
    private static int @Nullable [] header(String line) {
        List<String> fields = Fields.of(line, " \t");
        if (fields.isEmpty() || fields.size() > 2) {
            return null;
        }
        int[] numbers = new int[fields.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = PairLine.number(fields.get(i));
        }
        return numbers[0] < 1 || numbers[numbers.length - 1] < 1 ? null : numbers;
    }

    /** Folds one after the other; in each, mated pairs come first. */
    private static int @Nullable [] folds(Path file, int[] header, List<Pair> pairs) {
        boolean folded = header.length == 2;
        long each = header[header.length - 1];
        long expected = 2 * each * (folded ? header[0] : 1);
        if (pairs.size() != expected) {
            throw new BrokenFileException(
                    file,
                    "lists " + pairs.size() + " pairs, but its first line promises " + expected
                            + ". Replace it by an intact copy, or take the first line out");
        }
        int[] folds = new int[pairs.size()];
        for (int i = 0; i < folds.length; i++) {
            boolean mated = i / each % 2 == 0;
            if (pairs.get(i).mated() != mated) {
                throw new BrokenFileException(
                        file,
                        "has a " + (mated ? "non-mated" : "mated") + " pair as its " + (i + 1)
                                + "., where its first line promises " + each
                                + " mated pairs and then as many others, again and again");
            }
            folds[i] = (int) (i / (2 * each));
        }
        return folded ? folds : null;
    }

    /** What is thrown for a line. */
    static BrokenFileException broken(Path file, int line, String text, String problem) {
        return new BrokenFileException(
                file, "is no list of pairs: line " + line + " (\"" + Printable.shortened(text) + "\") " + problem);
    }
}
