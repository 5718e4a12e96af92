package dev.isogon.internal.data.pairs;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Which images are compared, as LFW's {@code pairs.txt} lists them: {@code name n1 n2} for two images of one subject,
 * {@code name1 n1 name2 n2} for images of two. Fields are separated by tabs, so that names may have blanks in them; in a
 * line without tabs, by blanks. The first line may say how many there are: {@code 10 300} for ten folds of 300 mated and
 * then 300 non-mated pairs, {@code 1100} for as many of each and no folds.
 *
 * @param pairs M pairs
 * @param folds M numbers from 0; null where the file has none
 * @see <a href="http://vis-www.cs.umass.edu/lfw/README.txt">LFW's README, sections on pairs</a>
 */
public record PairList(List<Pair> pairs, int @Nullable [] folds) {

    /** Two images. */
    public record Pair(Side first, Side second) {

        /** Whether both are of one subject. */
        public boolean mated() {
            return first.name().equals(second.name());
        }
    }

    /**
     * An image.
     *
     * @param name its subject
     * @param number from 1
     */
    public record Side(String name, int number) {

        /** What its file is called, without the extension: {@code Ann_Lee_0001}. */
        public String stem() {
            return String.format(Locale.ROOT, "%s_%04d", name, number);
        }
    }

    public PairList {
        pairs = List.copyOf(pairs);
    }

    /**
     * Reads such a file.
     *
     * @throws BrokenFileException when a line is no pair, or there are not as many as the first line says
     */
    public static PairList read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(file, "is not text in UTF-8; save it as such");
        }
        int @Nullable [] header = lines.isEmpty() ? null : header(lines.get(0));
        List<Pair> pairs = new ArrayList<>();
        for (int i = header == null ? 0 : 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                pairs.add(pair(file, i + 1, lines.get(i)));
            }
        }
        if (pairs.isEmpty()) {
            throw new BrokenFileException(file, "lists no pairs; expected are lines as in LFW's pairs.txt");
        }
        return new PairList(pairs, header == null ? null : folds(file, header, pairs));
    }

    /** One or two whole numbers; null where the line is a pair. */
    private static int @Nullable [] header(String line) {
        List<String> fields = fields(line);
        if (fields.isEmpty() || fields.size() > 2) {
            return null;
        }
        int[] numbers = new int[fields.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(fields.get(i));
        }
        return numbers[0] < 1 || numbers[numbers.length - 1] < 1 ? null : numbers;
    }

    private static Pair pair(Path file, int line, String text) {
        List<String> fields = fields(text);
        int size = fields.size();
        if (size == 3 || size == 4) {
            Side first = new Side(fields.get(0), number(fields.get(1)));
            Side second = new Side(fields.get(size == 3 ? 0 : 2), number(fields.get(size - 1)));
            boolean numbered = first.number() > 0 && second.number() > 0;
            if (numbered && (size == 3 || !first.name().equals(second.name()))) {
                return new Pair(first, second);
            }
            if (numbered) {
                throw broken(file, line, text, "names one subject twice, which would be \"name n1 n2\"");
            }
        }
        throw broken(file, line, text, "is no pair: \"name n1 n2\" or \"name1 n1 name2 n2\" is expected, with tabs");
    }

    private static BrokenFileException broken(Path file, int line, String text, String problem) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new BrokenFileException(file, "is no list of pairs: line " + line + " (\"" + shown + "\") " + problem);
    }

    private static List<String> fields(String line) {
        StringTokenizer tokens = new StringTokenizer(line, line.indexOf('\t') >= 0 ? "\t" : " ");
        List<String> fields = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
            String field = tokens.nextToken().strip();
            if (!field.isEmpty()) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** −1 where it is no whole number from 0 to 999,999,999. */
    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
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
                                + "., where its first line" + " promises " + each
                                + " mated pairs and then as many others, again and again");
            }
            folds[i] = (int) (i / (2 * each));
        }
        return folded ? folds : null;
    }
}
