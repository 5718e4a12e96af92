package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.files.Content;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A NumPy array of one dimension in a pickle: bytes, which are an image's file; or truth values, numbers or objects. */
public final class NumpyArray {

    private @Nullable NumpyType type;
    private @Nullable PickledString bytes;
    private List<?> objects = List.of();

    NumpyArray() {}

    /** An image's bytes; null where it has none. */
    public @Nullable Content content() {
        return type != null && type.isUnsignedByte() ? bytes : null;
    }

    /** Its elements as values of their own. */
    public List<?> values() throws IOException {
        PickledString from = bytes;
        if (type == null || from == null) {
            return objects;
        }
        if (from.size() / type.bytes() > Pickle.MOST_VALUES) {
            throw new BrokenFileException(
                    from.file(), "has an array of more than " + Pickle.MOST_VALUES + " values, and no more are read");
        }
        try (InputStream in = from.open()) {
            return type.values(in.readAllBytes());
        }
    }

    /** Takes in what the array holds. */
    void fill(PickleInput in, long at, @Nullable Object shape, @Nullable Object ofType, @Nullable Object data)
            throws IOException {
        if (ofType instanceof NumpyType known
                && known.isObject()
                && data instanceof List<?> list
                && isRow(shape, list.size())) {
            objects = list;
        } else if (ofType instanceof NumpyType known
                && !known.isObject()
                && data instanceof PickledString string
                && string.size() % known.bytes() == 0
                && isRow(shape, string.size() / known.bytes())) {
            type = known;
            bytes = string;
        } else {
            throw in.broken(at, "makes an array that is not a row of bytes, one image file each, or of truth values");
        }
    }

    /** One dimension has all of them; OpenCV gives another of 1. */
    private static boolean isRow(@Nullable Object shape, long length) {
        return shape instanceof List<?> sizes
                && sizes.contains(length)
                && sizes.stream().filter(size -> !Long.valueOf(1).equals(size)).count() <= (length == 1 ? 0 : 1);
    }
}
