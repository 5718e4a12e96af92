package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.pickle.PickledString.Form;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes that a pickle of an old protocol writes as text. */
final class UnescapedBytes extends FilterInputStream {

    private static final int LAST_BYTE = 0xFF;

    private final Form form;

    UnescapedBytes(InputStream in, Form form) {
        super(in);
        this.form = form;
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        return switch (form) {
            case BYTES_AS_TEXT -> c < 0x80 ? c : ofUtf8(c);
            case QUOTED_BYTES -> c == '\\' ? quoted(needed()) : c;
            default -> c == '\\' ? escaped(needed()) : c;
        };
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int c = read();
            if (c < 0) {
                return i == 0 ? -1 : i;
            }
            target[offset + i] = (byte) c;
        }
        return length;
    }

    /** U+0080 to U+00FF are 110000yy 10zzzzzz. */
    private int ofUtf8(int lead) throws IOException {
        int next = needed();
        if ((lead != 0xC2 && lead != 0xC3) || (next & 0xC0) != 0x80) {
            throw new IOException("text stands where bytes should, with a character that is no byte");
        }
        return ((lead & 3) << 6) | (next & 0x3F);
    }

    /** Python's {@code string_escape}. */
    private int quoted(int c) throws IOException {
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 11;
            case 'x' -> number(2);
            default -> throw unknown(c);
        };
    }

    /** Python's {@code raw_unicode_escape}, as pickles have it: each backslash is escaped itself. */
    private int escaped(int c) throws IOException {
        return switch (c) {
            case 'u' -> number(4);
            case 'U' -> number(8);
            default -> throw unknown(c);
        };
    }

    private int number(int digits) throws IOException {
        long number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(needed(), 16);
            if (digit < 0) {
                throw new IOException("a string has an escape of fewer than " + digits + " hexadecimal digits");
            }
            number = (number << 4) | digit;
        }
        if (number > LAST_BYTE) {
            throw new IOException("an escape stands for a character that is no byte");
        }
        return (int) number;
    }

    private int needed() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new IOException("a string ends within an escape");
        }
        return c;
    }

    private static IOException unknown(int c) {
        return new IOException("a string has the escape \\" + (char) c + ", which Python does not write");
    }
}
