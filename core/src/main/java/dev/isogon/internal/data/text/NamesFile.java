package dev.isogon.internal.data.text;

import dev.isogon.metrics.BrokenFileException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            names.set(i, plain(file, i + 1, names.get(i)));
        }
        return names;
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

    private static String plain(Path file, int number, String line) {
        return ESCAPE.matcher(line).replaceAll(found -> {
            if (found.group(2) != null) {
                return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(2), 16)));
            }
            return switch (found.group()) {
                case "\\\\" -> Matcher.quoteReplacement("\\");
                case "\\n" -> "\n";
                case "\\r" -> "\r";
                case "\\t" -> "\t";
                default -> throw broken(file, number);
            };
        });
    }

    private static BrokenFileException broken(Path file, int number) {
        return new BrokenFileException(
                file,
                "has a backslash in line " + number + " that begins none of \\\\, \\n, \\r, \\t, \\uXXXX. Write a plain"
                        + " backslash twice");
    }
}
