package dev.isogon.internal.data.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a row that is too long: an unclosed quotation mark would take the rest of a file into memory. */
public final class RowLimit extends FilterReader {

    /** Characters, some of which may be of the rows that follow; a row of 10,000 values has a twentieth of them. */
    public static final int LONGEST_ROW = 1 << 22;

    private int read;

    public RowLimit(Reader in) {
        super(in);
    }

    /** A row is too long. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** A row has ended; the next one may be as long again. */
    public void rowEnded() {
        read = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(count);
        return count;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        count(character < 0 ? 0 : 1);
        return character;
    }

    private void count(int characters) throws IOException {
        read += Math.max(0, characters);
        if (read > LONGEST_ROW) {
            throw new TooLongException();
        }
    }
}
