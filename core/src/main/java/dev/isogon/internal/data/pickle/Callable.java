package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pickle may call. Nothing is called: the names say how bytes lie. Python writes bytes up to protocol 2 as {@code
 * _codecs.encode} of text; NumPy's arrays are {@code _reconstruct}, then filled with (version, shape, type, Fortran order,
 * bytes), at protocol 5 {@code _frombuffer} of (bytes, type, shape, order); one number or truth value of NumPy's is {@code
 * scalar} of (type, bytes).
 */
enum Callable {
    RECONSTRUCT,
    FROM_BUFFER,
    SCALAR,
    ARRAY,
    TYPE,
    ENCODE,
    BYTES;

    /** NumPy 2 moved some of them, and Python 3 the last. */
    private static final Map<String, Callable> KNOWN = Map.ofEntries(
            Map.entry("numpy.core.multiarray._reconstruct", RECONSTRUCT),
            Map.entry("numpy._core.multiarray._reconstruct", RECONSTRUCT),
            Map.entry("numpy.core.numeric._frombuffer", FROM_BUFFER),
            Map.entry("numpy._core.numeric._frombuffer", FROM_BUFFER),
            Map.entry("numpy.core.multiarray.scalar", SCALAR),
            Map.entry("numpy._core.multiarray.scalar", SCALAR),
            Map.entry("numpy.ndarray", ARRAY),
            Map.entry("numpy.dtype", TYPE),
            Map.entry("_codecs.encode", ENCODE),
            Map.entry("__builtin__.bytes", BYTES),
            Map.entry("__builtin__.bytearray", BYTES),
            Map.entry("builtins.bytes", BYTES),
            Map.entry("builtins.bytearray", BYTES));

    private static final int LONGEST_WORD = 16;

    /** What a pickle names; anything unknown is refused. */
    static Callable named(PickleInput in, long at, String module, String name) {
        String full = module + "." + name;
        Callable known = KNOWN.get(full);
        if (known == null) {
            throw in.refusedName(at, Printable.of(full));
        }
        return known;
    }

    /** What a name and its arguments stand for. */
    static Object made(PickleInput in, long at, @Nullable Object name, @Nullable Object arguments) throws IOException {
        List<?> given = arguments instanceof List<?> list ? list : List.of();
        int count = given.size();
        if (name == RECONSTRUCT && count == 3 && given.get(0) == ARRAY) {
            return new NumpyArray();
        }
        if (name == FROM_BUFFER && count == 4) {
            NumpyArray array = new NumpyArray();
            array.fill(in, at, given.get(2), given.get(1), given.get(0));
            return array;
        }
        if (name == TYPE && count > 0) {
            return type(in, at, given.get(0));
        }
        if (name == SCALAR && count == 2) {
            return scalar(in, at, given.get(0), given.get(1));
        }
        if (name == BYTES && count == 0) {
            return new PickledString(in.stretch(0, at), PickledString.Form.BYTES);
        }
        if (name == BYTES && count == 1 && given.get(0) instanceof PickledString string && string.isBytes()) {
            return string;
        }
        if ((name == BYTES || name == ENCODE) && count == 2 && given.get(0) instanceof PickledString string) {
            return encoded(in, at, string, given.get(1));
        }
        throw in.broken(at, "makes something that is neither bytes nor an array of them nor a truth value");
    }

    private static NumpyType type(PickleInput in, long at, @Nullable Object name) throws IOException {
        String text = in.text(name, LONGEST_WORD, at);
        NumpyType type = NumpyType.of(text);
        if (type == null) {
            throw in.broken(
                    at,
                    "makes an array of type " + Printable.of(text)
                            + ", but images are bytes (u1): the encoded file, not its pixels");
        }
        return type;
    }

    private static Object scalar(PickleInput in, long at, @Nullable Object type, @Nullable Object content)
            throws IOException {
        if (type instanceof NumpyType known
                && !known.isObject()
                && content instanceof PickledString string
                && string.size() == known.bytes()) {
            try (InputStream bytes = string.open()) {
                return known.values(bytes.readAllBytes()).get(0);
            }
        }
        throw in.broken(at, "makes a number that is no whole one and no truth value");
    }

    private static PickledString encoded(PickleInput in, long at, PickledString text, @Nullable Object encoding)
            throws IOException {
        String name = in.text(encoding, LONGEST_WORD, at);
        if (!name.matches("latin[-_]?1") || text.isBytes()) {
            throw in.broken(at, "encodes something as " + Printable.of(name) + ", but only text in latin1 is bytes");
        }
        return text.encoded();
    }

    /** Takes in the state that a pickle gives an array or its type. */
    static void filled(PickleInput in, long at, @Nullable Object target, @Nullable Object state) throws IOException {
        List<?> given = state instanceof List<?> list ? list : List.of();
        if (target instanceof NumpyType type && given.size() > 1) {
            type.takeOrder(in.text(given.get(1), LONGEST_WORD, at));
        } else if (target instanceof NumpyArray array && given.size() == 5) {
            array.fill(in, at, given.get(1), given.get(2), given.get(4));
        } else {
            throw in.broken(at, "fills something that is no array of bytes");
        }
    }
}
