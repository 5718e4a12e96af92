package dev.isogon.internal.data.text;

import dev.isogon.metrics.BrokenFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of text of others. */
public final class TextLines {

    private TextLines() {}

    /**
     * All lines as they stand, empty ones too; the first is number 1 in messages.
     *
     * @throws BrokenFileException when the file is no text in UTF-8
     */
    public static List<String> of(Path file) throws IOException {
        try (BufferedReader reader = Utf8Reader.open(file)) {
            return reader.lines().collect(Collectors.toList());
        }
    }
}
