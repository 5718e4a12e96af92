package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.files.Extent;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Python pickle as data: numbers, truth values, strings, lists and tuples become values, NumPy arrays of bytes
 * become the bytes. A pickle is a program for a stack machine; what could run anything, or make any other object, is
 * refused by its name and place. Bytes stay in the file: what is in memory grows with the number of values alone.
 *
 * <p>Values are {@link Long}, {@link Boolean}, {@link Extent} (any string), {@link List} (mutable for a list, not for a
 * tuple), {@link NumpyArray}, {@link Name}, and null for {@code None}.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">pickletools, which says what each
 *     operation does</a>
 */
final class Pickle {

    /** Twelve an image, with NumPy, and two for its memory: more than half a million images. */
    private static final int MOST_VALUES = 1 << 23;

    /** Longer names are none that could be allowed. */
    private static final int LONGEST_NAME = 256;

    private static final Object MARK = new Object();

    private final PickleInput in;
    private final List<@Nullable Object> stack = new ArrayList<>();
    private final Map<Long, @Nullable Object> memory = new HashMap<>();
    private int values;

    private Pickle(PickleInput in) {
        this.in = in;
    }

    /** What a pickle calls by its name; nothing but the few in {@link NumpyArray} is known. */
    record Name(String text) {}

    /**
     * The one value of a file.
     *
     * @throws BrokenFileException when it is no pickle, is truncated, or does what is not allowed
     */
    static @Nullable Object read(Path file) throws IOException {
        try (PickleInput in = new PickleInput(file)) {
            return new Pickle(in).run();
        }
    }

    private @Nullable Object run() throws IOException {
        while (true) {
            long at = in.position();
            int operation = in.unsigned(1);
            if (operation == '.') {
                return pop(at);
            }
            if (++values > MOST_VALUES) {
                throw in.broken(at, "is the operation number " + values + ", and no more are read");
            }
            if (!isData(operation, at) && !isStructure(operation, at)) {
                throw in.refused(at, operation);
            }
        }
    }

    /** Operations that push a value of their own. */
    private boolean isData(int operation, long at) throws IOException {
        switch (operation) {
            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) in.unsigned(Integer.BYTES));
            case 'K' -> push((long) in.unsigned(1));
            case 'M' -> push((long) in.unsigned(2));
            case 0x8a -> push(in.signed(in.unsigned(1), at));
            case 'U', 'C', 0x8c -> push(in.stretch(in.unsigned(1), at));
            case 'T', 'B', 'X' -> push(in.stretch(Integer.toUnsignedLong(in.unsigned(Integer.BYTES)), at));
            case 0x8d, 0x8e, 0x96 -> push(in.stretch(in.signed(Long.BYTES, at), at));
            case ']' -> push(new ArrayList<@Nullable Object>());
            case ')' -> push(List.of());
            case '(' -> push(MARK);
            case 'c' -> push(NumpyArray.name(in, at, in.line(LONGEST_NAME, at), in.line(LONGEST_NAME, at)));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Operations on what is there already. */
    private boolean isStructure(int operation, long at) throws IOException {
        switch (operation) {
            case 0x80 -> protocol(in.unsigned(1), at);
            case 0x95 -> in.signed(Long.BYTES, at); // a frame is a hint on how to read
            case 't' -> push(tuple(sinceMark(at)));
            case 'l' -> push(sinceMark(at));
            case 0x85, 0x86, 0x87 -> push(tuple(last(operation - 0x84, at)));
            case 'a' -> extend(last(1, at), at);
            case 'e' -> extend(sinceMark(at), at);
            case 'q' -> memory.put((long) in.unsigned(1), top(at));
            case 'r' -> memory.put(Integer.toUnsignedLong(in.unsigned(Integer.BYTES)), top(at));
            case 0x94 -> memory.put((long) memory.size(), top(at));
            case 'h' -> recall(in.unsigned(1), at);
            case 'j' -> recall(Integer.toUnsignedLong(in.unsigned(Integer.BYTES)), at);
            case 0x93 -> {
                String name = in.text(pop(at), LONGEST_NAME, at);
                push(NumpyArray.name(in, at, in.text(pop(at), LONGEST_NAME, at), name));
            }
            case 'R' -> {
                Object arguments = pop(at);
                push(NumpyArray.made(in, at, pop(at), arguments));
            }
            case 'b' -> {
                Object state = pop(at);
                NumpyArray.filled(in, at, top(at), state);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void protocol(int number, long at) {
        if (number < 2 || number > 5) {
            throw in.broken(at, "is a pickle of protocol " + number + ", but 2 to 5 are read");
        }
    }

    private void push(@Nullable Object value) {
        stack.add(value);
    }

    private @Nullable Object top(long at) {
        if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
            throw in.broken(at, "needs a value where there is none");
        }
        return stack.get(stack.size() - 1);
    }

    private @Nullable Object pop(long at) {
        Object value = top(at);
        stack.remove(stack.size() - 1);
        return value;
    }

    private void recall(long number, long at) {
        if (!memory.containsKey(number)) {
            throw in.broken(at, "recalls value " + number + ", which was never kept");
        }
        push(memory.get(number));
    }

    private List<@Nullable Object> last(int count, long at) {
        List<@Nullable Object> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(0, pop(at));
        }
        return taken;
    }

    private List<@Nullable Object> sinceMark(long at) {
        int mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw in.broken(at, "needs a mark where there is none");
        }
        List<@Nullable Object> above = stack.subList(mark + 1, stack.size());
        List<@Nullable Object> taken = new ArrayList<>(above);
        stack.subList(mark, stack.size()).clear();
        return taken;
    }

    private static List<@Nullable Object> tuple(List<@Nullable Object> values) {
        return java.util.Collections.unmodifiableList(values);
    }

    @SuppressWarnings("unchecked") // every list here is of any values
    private void extend(List<@Nullable Object> more, long at) {
        if (!(top(at) instanceof ArrayList<?> list)) {
            throw in.broken(at, "appends to what is no list");
        }
        ((List<@Nullable Object>) list).addAll(more);
    }
}
