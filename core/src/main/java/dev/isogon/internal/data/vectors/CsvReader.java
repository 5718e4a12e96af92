package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.BrokenFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fields of a file of comma-separated values, one after the other, in memory for one field.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, whose line ends may here be a line feed alone
 */
final class CsvReader implements Closeable {

    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Characters; no path is longer, and an unclosed quotation mark would otherwise take in the rest of the file. */
    private static final int LONGEST_FIELD = 1 << 16;

    private final Path file;
    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder field = new StringBuilder();
    private int filled;
    private int next;
    private long row;
    private boolean rowEnded = true;

    CsvReader(Path file) throws IOException {
        this.file = file;
        this.in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
        if (peek() == BYTE_ORDER_MARK) {
            next++;
        }
    }

    /** Whether there is a row; {@link #nextField()} then reads its fields. */
    boolean nextRow() throws IOException {
        row++;
        rowEnded = peek() == END;
        return !rowEnded;
    }

    /** Reads the next field of the row into {@link #text()}; false after the last one. */
    boolean nextField() throws IOException {
        field.setLength(0);
        if (rowEnded) {
            return false;
        }
        if (peek() == '"') {
            next++;
            readQuoted();
        } else {
            readPlain();
        }
        endField();
        return true;
    }

    /** The field that was read last. */
    String text() {
        return field.toString();
    }

    /** @param problem continues "row 3": "has …" */
    BrokenFileException broken(String problem) {
        return new BrokenFileException(
                file,
                "is damaged: row " + row + " (the header is row 1) " + problem + ". Replace it by an intact copy");
    }

    private void readPlain() throws IOException {
        for (int c = peek(); c != ',' && c != '\n' && c != '\r' && c != END; c = peek()) {
            if (c == '"') {
                throw broken("has a quotation mark inside a field that does not begin with one");
            }
            append(c);
        }
    }

    private void readQuoted() throws IOException {
        while (true) {
            int c = peek();
            if (c == END) {
                throw broken("has a quotation mark that is never closed");
            }
            if (c == '"') {
                next++;
                if (peek() != '"') {
                    return;
                }
            }
            append(peek());
        }
    }

    private void append(int character) {
        if (field.length() == LONGEST_FIELD) {
            throw broken("has a field of more than " + LONGEST_FIELD + " characters");
        }
        field.append((char) character);
        next++;
    }

    private void endField() throws IOException {
        int c = peek();
        if (c == ',') {
            next++;
            return;
        }
        if (c == '\r') {
            next++;
            c = peek();
            if (c != '\n') {
                throw broken("has a carriage return that no line feed follows");
            }
        }
        if (c != '\n' && c != END) {
            throw broken("goes on after a closing quotation mark");
        }
        next++;
        rowEnded = true;
    }

    private int peek() throws IOException {
        if (next >= filled) {
            try {
                filled = in.read(buffer);
            } catch (CharacterCodingException e) {
                throw new BrokenFileException(file, "is not text in UTF-8. Replace it by an intact copy");
            }
            next = 0;
        }
        return filled < 0 ? END : buffer[next];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
