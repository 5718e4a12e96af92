package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.pickle.PickledString.Form;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Python pickle of any protocol, 0 to 5, as data: numbers, truth values, strings, lists and tuples become values, and
 * so do the few things that its {@link PickleWords} know, such as NumPy arrays. A pickle is a program for a stack machine; what could
 * run anything, or make any other object, is refused by its name and place. Strings stay in the file: what is in memory grows
 * with the number of values alone.
 *
 * <p>Values are {@link Long}, {@link Boolean}, {@link PickledString}, {@link List} (mutable for a list, not for a tuple),
 * null for {@code None}, and what the words make; where these are of objects, also {@link Double} and {@link PickledDictionary}.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">pickletools, which says what each
 *     operation does</a>
 */
public final class Pickle {

    /** Sixteen an image, with NumPy at protocol 0: half a million images. */
    static final int MOST_VALUES = 1 << 23;

    /** Longer names are none that could be allowed, and longer numbers none that are needed. */
    private static final int LONGEST_WORD = 256;

    private static final int NEWEST = 5;

    private final PickleInput in;
    private final PickleWords words;
    private final PickleStack stack;

    private Pickle(PickleInput in, PickleWords words) {
        this.in = in;
        this.words = words;
        this.stack = new PickleStack(in);
    }

    /**
     * The one value of a file of images.
     *
     * @throws BrokenFileException when it is no pickle, is truncated, or does what is not allowed
     */
    public static @Nullable Object read(Path file) throws IOException {
        return read(file, file, new NumpyWords());
    }

    /** @param shown the file to name in messages */
    static @Nullable Object read(Path file, Path shown, PickleWords words) throws IOException {
        try (PickleInput in = new PickleInput(file, shown, words)) {
            return new Pickle(in, words).run();
        }
    }

    private @Nullable Object run() throws IOException {
        for (int operations = 1; ; operations++) {
            long at = in.position();
            int operation = in.unsigned(1);
            if (operation == '.') {
                return stack.pop(at);
            }
            if (operations > MOST_VALUES) {
                throw in.broken(at, "is the operation number " + operations + ", and no more are read");
            }
            if (!isNumber(operation, at)
                    && !isString(operation, at)
                    && !isStructure(operation, at)
                    && !isMemory(operation, at)
                    && !isCall(operation, at)
                    && !(words.isOfObjects() && isObject(operation, at))) {
                throw in.refused(at, operation);
            }
        }
    }

    private boolean isNumber(int operation, long at) throws IOException {
        switch (operation) {
            case 'N' -> stack.push(null);
            case 0x88 -> stack.push(true);
            case 0x89 -> stack.push(false);
            case 'J' -> stack.push((long) in.unsigned(Integer.BYTES));
            case 'K' -> stack.push((long) in.unsigned(1));
            case 'M' -> stack.push((long) in.unsigned(2));
            case 0x8a -> stack.push(in.signed(in.unsigned(1), at));
            case 'I' -> stack.push(wholeOrTruth(at));
            case 'L' -> stack.push(whole(at));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Protocols 0 and 1 write truth values as numbers with a zero before them. */
    private Object wholeOrTruth(long at) throws IOException {
        String text = in.line(LONGEST_WORD, at);
        return switch (text) {
            case "00" -> false;
            case "01" -> true;
            default -> parsed(text, at);
        };
    }

    private long whole(long at) throws IOException {
        String text = in.line(LONGEST_WORD, at);
        return parsed(text.endsWith("L") ? text.substring(0, text.length() - 1) : text, at);
    }

    private long parsed(String text, long at) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw in.broken(at, "has a number that is no whole one of at most 8 bytes");
        }
    }

    private boolean isString(int operation, long at) throws IOException {
        switch (operation) {
            case 'U', 'C' -> stack.push(string(in.unsigned(1), Form.BYTES, at));
            case 'T', 'B' -> stack.push(string(Integer.toUnsignedLong(in.unsigned(Integer.BYTES)), Form.BYTES, at));
            case 0x8e, 0x96 -> stack.push(string(in.signed(Long.BYTES, at), Form.BYTES, at));
            case 0x8c -> stack.push(string(in.unsigned(1), Form.TEXT, at));
            case 'X' -> stack.push(string(Integer.toUnsignedLong(in.unsigned(Integer.BYTES)), Form.TEXT, at));
            case 0x8d -> stack.push(string(in.signed(Long.BYTES, at), Form.TEXT, at));
            case 'S' -> stack.push(new PickledString(in.quoted(at), Form.QUOTED_BYTES));
            case 'V' -> stack.push(new PickledString(in.restOfLine(), Form.ESCAPED_TEXT));
            default -> {
                return false;
            }
        }
        return true;
    }

    private PickledString string(long length, Form form, long at) {
        return new PickledString(in.stretch(length, at), form);
    }

    private boolean isStructure(int operation, long at) throws IOException {
        switch (operation) {
            case 0x80 -> protocol(in.unsigned(1), at);
            case 0x95 -> in.signed(Long.BYTES, at); // a frame is a hint on how to read
            case ']' -> stack.push(new ArrayList<@Nullable Object>());
            case ')' -> stack.push(List.of());
            case '(' -> stack.mark();
            case 't' -> stack.push(PickleStack.tuple(stack.sinceMark(at)));
            case 'l' -> stack.push(stack.sinceMark(at));
            case 0x85, 0x86, 0x87 -> stack.push(PickleStack.tuple(stack.last(operation - 0x84, at)));
            case 'a' -> stack.extend(stack.last(1, at), at);
            case 'e' -> stack.extend(stack.sinceMark(at), at);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void protocol(int number, long at) {
        if (number > NEWEST) {
            throw in.broken(at, "is a pickle of protocol " + number + ", but 0 to " + NEWEST + " are read");
        }
    }

    private boolean isMemory(int operation, long at) throws IOException {
        switch (operation) {
            case 'p' -> stack.keep(whole(at), at);
            case 'q' -> stack.keep(in.unsigned(1), at);
            case 'r' -> stack.keep(Integer.toUnsignedLong(in.unsigned(Integer.BYTES)), at);
            case 0x94 -> stack.keepNext(at);
            case 'g' -> stack.recall(whole(at), at);
            case 'h' -> stack.recall(in.unsigned(1), at);
            case 'j' -> stack.recall(Integer.toUnsignedLong(in.unsigned(Integer.BYTES)), at);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isObject(int operation, long at) throws IOException {
        switch (operation) {
            case 'G' -> stack.push(Double.longBitsToDouble(Long.reverseBytes(in.signed(Long.BYTES, at))));
            case 'F' -> stack.push(fraction(at));
            case '}' -> stack.push(new PickledDictionary());
            case 'd' -> {
                List<@Nullable Object> entries = stack.sinceMark(at);
                stack.push(new PickledDictionary());
                put(entries, at);
            }
            case 's' -> put(stack.last(2, at), at);
            case 'u' -> put(stack.sinceMark(at), at);
            case 'Q' -> stack.push(words.elsewhere(in, at, stack.pop(at)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private double fraction(long at) throws IOException {
        try {
            return Double.parseDouble(in.line(LONGEST_WORD, at));
        } catch (NumberFormatException e) {
            throw in.broken(at, "has a fraction that is no number");
        }
    }

    private void put(List<@Nullable Object> entries, long at) throws IOException {
        if (!(stack.top(at) instanceof PickledDictionary dictionary) || entries.size() % 2 != 0) {
            throw in.broken(at, "puts keys and values where no dictionary is, or a key without a value");
        }
        for (int i = 0; i < entries.size(); i += 2) {
            dictionary.put(in, at, entries.get(i), entries.get(i + 1));
        }
    }

    private Object named(String module, String name, long at) {
        String full = module + "." + name;
        Object known = words.named(full);
        if (known == null) {
            throw in.refusedName(at, Printable.of(full));
        }
        return known;
    }

    /** Nothing is called: a name with its arguments says how bytes lie. */
    private boolean isCall(int operation, long at) throws IOException {
        switch (operation) {
            case 'c' -> stack.push(named(in.line(LONGEST_WORD, at), in.line(LONGEST_WORD, at), at));
            case 0x93 -> {
                String name = in.text(stack.pop(at), LONGEST_WORD, at);
                stack.push(named(in.text(stack.pop(at), LONGEST_WORD, at), name, at));
            }
            case 'R' -> {
                Object arguments = stack.pop(at);
                stack.push(words.made(in, at, stack.pop(at), arguments));
            }
            case 'b' -> {
                Object state = stack.pop(at);
                words.filled(in, at, stack.top(at), state);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
