package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.files.Extent;
import dev.isogon.internal.data.files.LeftOut;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A NumPy array of bytes in a pickle. Protocols 2 to 4 name {@code numpy.core.multiarray._reconstruct}, then fill the array
 * with (version, shape, type, Fortran order, bytes); protocol 5 names {@code numpy.core.numeric._frombuffer} with (bytes,
 * type, shape, order). Nothing is called: the names say how the bytes lie.
 */
final class NumpyArray {

    private static final Pickle.Name RECONSTRUCT = new Pickle.Name("numpy.core.multiarray._reconstruct");
    private static final Pickle.Name FROM_BUFFER = new Pickle.Name("numpy.core.numeric._frombuffer");
    private static final Pickle.Name ARRAY = new Pickle.Name("numpy.ndarray");
    private static final Pickle.Name TYPE = new Pickle.Name("numpy.dtype");

    /** NumPy 2 moved two of them. */
    private static final Map<String, Pickle.Name> KNOWN = Map.of(
            RECONSTRUCT.text(),
            RECONSTRUCT,
            "numpy._core.multiarray._reconstruct",
            RECONSTRUCT,
            FROM_BUFFER.text(),
            FROM_BUFFER,
            "numpy._core.numeric._frombuffer",
            FROM_BUFFER,
            ARRAY.text(),
            ARRAY,
            TYPE.text(),
            TYPE);

    /** The type of unsigned bytes. */
    private static final Object BYTES = new Object();

    private static final int LONGEST_TYPE = 16;

    private @Nullable Extent content;

    private NumpyArray() {}

    /** Its bytes; null where it was never filled. */
    @Nullable
    Extent content() {
        return content;
    }

    /** What a pickle names; anything unknown is refused. */
    static Pickle.Name name(PickleInput in, long at, String module, String name) {
        String full = module + "." + name;
        Pickle.Name known = KNOWN.get(full);
        if (known == null) {
            throw in.refusedName(at, LeftOut.printable(full));
        }
        return known;
    }

    /** What a name and its arguments stand for. */
    static Object made(PickleInput in, long at, @Nullable Object name, @Nullable Object arguments) throws IOException {
        List<?> given = arguments instanceof List<?> list ? list : List.of();
        if (name == RECONSTRUCT && given.size() == 3 && given.get(0) == ARRAY) {
            return new NumpyArray();
        }
        if (name == TYPE && !given.isEmpty()) {
            String type = in.text(given.get(0), LONGEST_TYPE, at);
            if (!type.equals("u1") && !type.equals("|u1")) {
                throw in.broken(
                        at,
                        "makes an array of type " + LeftOut.printable(type)
                                + ", but images are bytes (u1): the encoded file, not its pixels");
            }
            return BYTES;
        }
        if (name == FROM_BUFFER && given.size() == 4) {
            NumpyArray array = new NumpyArray();
            array.fill(in, at, given.get(2), given.get(1), given.get(0));
            return array;
        }
        throw in.broken(at, "makes something that is no array of bytes");
    }

    /** Takes in the state that a pickle gives an array or its type. */
    static void filled(PickleInput in, long at, @Nullable Object target, @Nullable Object state) {
        if (target == BYTES && state instanceof List<?>) {
            return; // byte order and the like, which bytes do not have
        }
        if (target instanceof NumpyArray array && state instanceof List<?> given && given.size() == 5) {
            array.fill(in, at, given.get(1), given.get(2), given.get(4));
            return;
        }
        throw in.broken(at, "fills something that is no array of bytes");
    }

    private void fill(PickleInput in, long at, @Nullable Object shape, @Nullable Object type, @Nullable Object bytes) {
        if (!(bytes instanceof Extent extent) || type != BYTES || !isRow(shape, extent.size())) {
            throw in.broken(at, "makes an array that is not a row of bytes, one image file each");
        }
        content = extent;
    }

    /** One dimension has all of them; OpenCV gives another of 1. */
    private static boolean isRow(@Nullable Object shape, long length) {
        return shape instanceof List<?> sizes
                && sizes.contains(length)
                && sizes.stream().filter(size -> !Long.valueOf(1).equals(size)).count() <= (length == 1 ? 0 : 1);
    }
}
