package dev.isogon.internal.data.text;

import dev.isogon.metrics.BrokenFileException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names in a text file of UTF-8, one a line. A backslash in a name stands there twice; a newline is {@code \n}, a
 * carriage return {@code \r}, a tab {@code \t}; every other control character, what Unicode calls a line or paragraph
 * separator, and half a surrogate pair is {@code \}{@code uXXXX} with four hexadecimal digits.
 */
public final class NamesFile {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u(\\p{XDigit}{4})|.|$)");

    private NamesFile() {}

    /** Writes to a path; whoever needs the file whole or not at all goes through {@link
     * dev.isogon.internal.store.AtomicFile}. */
    public static void write(Path file, List<String> names) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String name : names) {
                out.write(escaped(name));
                out.write('\n');
            }
        }
    }

    /**
     * Reads all names.
     *
     * @throws BrokenFileException when the file is missing, is no text in UTF-8, or has a backslash that says nothing
     */
    public static List<String> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(file, "is missing: it should hold names, one a line");
        }
        List<String> names = TextLines.of(file);
        for (int i = 0; i < names.size(); i++) {
            if (ESCAPE.matcher(names.get(i)).results().anyMatch(each -> meant(each) == null)) {
                throw broken(file, i + 1);
            }
        }
        return unescaped(names);
    }

    /**
     * Names of a list that anybody may have written: where a backslash begins no escape, all of them are of Windows' paths and
     * stand for themselves.
     */
    public static List<String> unescaped(List<String> lines) {
        boolean plain =
                lines.stream().flatMap(line -> ESCAPE.matcher(line).results()).anyMatch(each -> meant(each) == null);
        return plain ? lines : lines.stream().map(NamesFile::unescaped).toList();
    }

    static String escaped(String name) {
        StringBuilder line = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); ) {
            int character = name.codePointAt(i);
            switch (character) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (needsNumber(character)) {
                        line.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            line.append(Character.forDigit((character >> shift) & 0xf, 16));
                        }
                    } else {
                        line.appendCodePoint(character);
                    }
                }
            }
            i += Character.charCount(character);
        }
        return line.toString();
    }

    private static boolean needsNumber(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line).replaceAll(each -> Matcher.quoteReplacement(Objects.requireNonNull(meant(each))));
    }

    /** What an escape stands for; null where it is none. */
    private static @Nullable String meant(MatchResult escape) {
        if (escape.group(2) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(2), 16));
        }
        return switch (escape.group()) {
            case "\\\\" -> "\\";
            case "\\n" -> "\n";
            case "\\r" -> "\r";
            case "\\t" -> "\t";
            default -> null;
        };
    }

    private static BrokenFileException broken(Path file, int number) {
        return new BrokenFileException(
                file,
                "has a backslash in line " + number + " that begins none of \\\\, \\n, \\r, \\t, \\uXXXX. Write a plain"
                        + " backslash twice");
    }
}
