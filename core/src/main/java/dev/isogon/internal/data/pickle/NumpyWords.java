package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of NumPy's and Python's that say how images' bytes lie. Python writes bytes up to protocol 2 as {@code
 * _codecs.encode} of text; NumPy's arrays are {@code _reconstruct}, then filled with (version, shape, type, Fortran order,
 * bytes), at protocol 5 {@code _frombuffer} of (bytes, type, shape, order); one number or truth value of NumPy's is {@code
 * scalar} of (type, bytes).
 */
final class NumpyWords implements PickleWords {

    private enum Word {
        RECONSTRUCT,
        FROM_BUFFER,
        SCALAR,
        ARRAY,
        TYPE,
        ENCODE,
        BYTES
    }

    /** NumPy 2 moved some of them, and Python 3 the last. */
    private static final Map<String, Word> KNOWN = Map.ofEntries(
            Map.entry("numpy.core.multiarray._reconstruct", Word.RECONSTRUCT),
            Map.entry("numpy._core.multiarray._reconstruct", Word.RECONSTRUCT),
            Map.entry("numpy.core.numeric._frombuffer", Word.FROM_BUFFER),
            Map.entry("numpy._core.numeric._frombuffer", Word.FROM_BUFFER),
            Map.entry("numpy.core.multiarray.scalar", Word.SCALAR),
            Map.entry("numpy._core.multiarray.scalar", Word.SCALAR),
            Map.entry("numpy.ndarray", Word.ARRAY),
            Map.entry("numpy.dtype", Word.TYPE),
            Map.entry("_codecs.encode", Word.ENCODE),
            Map.entry("__builtin__.bytes", Word.BYTES),
            Map.entry("__builtin__.bytearray", Word.BYTES),
            Map.entry("builtins.bytes", Word.BYTES),
            Map.entry("builtins.bytearray", Word.BYTES));

    private static final int LONGEST_WORD = 16;

    @Override
    public String needed() {
        return "images and truth values";
    }

    @Override
    public String remedy() {
        return "If it is a set of your own, write it anew as a list of bytes and a list of truth values; otherwise do not trust it";
    }

    @Override
    public @Nullable Object named(String name) {
        return KNOWN.get(name);
    }

    @Override
    public Object made(PickleInput in, long at, @Nullable Object name, @Nullable Object arguments) throws IOException {
        List<?> given = arguments instanceof List<?> list ? list : List.of();
        int count = given.size();
        if (name == Word.RECONSTRUCT && count == 3 && given.get(0) == Word.ARRAY) {
            return new NumpyArray();
        }
        if (name == Word.FROM_BUFFER && count == 4) {
            NumpyArray array = new NumpyArray();
            array.fill(in, at, given.get(2), given.get(1), given.get(0));
            return array;
        }
        if (name == Word.TYPE && count > 0) {
            return type(in, at, given.get(0));
        }
        if (name == Word.SCALAR && count == 2) {
            return scalar(in, at, given.get(0), given.get(1));
        }
        if (name == Word.BYTES && count == 0) {
            return new PickledString(in.stretch(0, at), PickledString.Form.BYTES);
        }
        if (name == Word.BYTES && count == 1 && given.get(0) instanceof PickledString string && string.isBytes()) {
            return string;
        }
        if ((name == Word.BYTES || name == Word.ENCODE) && count == 2 && given.get(0) instanceof PickledString string) {
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

    @Override
    public void filled(PickleInput in, long at, @Nullable Object target, @Nullable Object state) throws IOException {
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
