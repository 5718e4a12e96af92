package dev.isogon.internal.client;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON by RFC 8259 and nothing else: no comments, no byte order mark, no key twice, no half surrogate pair, nothing behind the
 * value, and no more than {@value #DEPTH} levels. Gives maps, lists, strings, truth values, {@link JsonNumber} and null.
 */
public final class JsonReading {

    private static final int DEPTH = 64;
    private static final int LONGEST_NUMBER = 1000;

    private final String text;
    private int at;

    private JsonReading(String text) {
        this.text = text;
    }

    /**
     * Reads a value.
     *
     * @throws ProtocolException when it is no JSON, with the place
     */
    public static JsonPart read(byte[] utf8) throws ProtocolException {
        JsonReading reading = new JsonReading(StrictText.of(utf8));
        Object value = reading.value(0);
        reading.skipSpace();
        if (reading.at < reading.text.length()) {
            throw reading.wrong("there is something behind the value");
        }
        return new JsonPart("", value);
    }

    private @Nullable Object value(int depth) throws ProtocolException {
        if (depth > DEPTH) {
            throw wrong("it nests deeper than " + DEPTH + " levels");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws ProtocolException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (take('}')) {
            return object;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw wrong("a key is expected");
            }
            String key = string();
            skipSpace();
            expect(':');
            if (object.containsKey(key)) {
                throw wrong("a key is given twice");
            }
            object.put(key, value(depth + 1));
            skipSpace();
            if (take('}')) {
                return object;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array(int depth) throws ProtocolException {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        skipSpace();
        if (take(']')) {
            return array;
        }
        while (true) {
            array.add(value(depth + 1));
            skipSpace();
            if (take(']')) {
                return array;
            }
            expect(',');
        }
    }

    private String string() throws ProtocolException {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (!take('"')) {
            char next = next();
            if (next < ' ') {
                throw wrong("a control character stands in a string");
            }
            string.append(next == '\\' ? escaped() : next);
            int last = string.length() - 1;
            boolean pairs = last > 0 && Character.isHighSurrogate(string.charAt(last - 1));
            if (pairs != Character.isLowSurrogate(string.charAt(last))) {
                throw wrong("a string has half a surrogate pair");
            }
        }
        if (!string.isEmpty() && Character.isHighSurrogate(string.charAt(string.length() - 1))) {
            throw wrong("a string has half a surrogate pair");
        }
        return string.toString();
    }

    private char escaped() throws ProtocolException {
        char kind = next();
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = next();
                    int value = digit < 128 ? Character.digit(digit, 16) : -1;
                    if (value < 0) {
                        throw wrong("\\u is followed by four digits to the base 16");
                    }
                    code = 16 * code + value;
                }
                yield (char) code;
            }
            default -> throw wrong("there is no such escape");
        };
    }

    private JsonNumber number() throws ProtocolException {
        int from = at;
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
        }
        if (at - from > LONGEST_NUMBER) {
            throw wrong("a number is longer than " + LONGEST_NUMBER + " characters");
        }
        return new JsonNumber(text.substring(from, at));
    }

    private void digits() throws ProtocolException {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw wrong("a value or a digit is expected");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) throws ProtocolException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws ProtocolException {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private char next() throws ProtocolException {
        char next = peek();
        at++;
        return next;
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) throws ProtocolException {
        if (!take(wanted)) {
            throw wrong("'" + wanted + "' is expected");
        }
    }

    private ProtocolException wrong(String what) {
        return new ProtocolException("the answer is not valid JSON: at character " + at + ", " + what);
    }
}
