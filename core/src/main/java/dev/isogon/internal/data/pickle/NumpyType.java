package dev.isogon.internal.data.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the elements of a NumPy array in a pickle are: truth values, whole numbers, or Python's own objects. */
final class NumpyType {

    private static final Pattern KNOWN = Pattern.compile("[|<>=]?([bui])([1248])|[|]?(O)8?");

    private final char kind;
    private final int bytes;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    private NumpyType(char kind, int bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /**
     * A type by NumPy's name, such as {@code u1}.
     *
     * @return null where it is another one
     */
    static @Nullable NumpyType of(String name) {
        Matcher known = KNOWN.matcher(name);
        if (!known.matches() || name.matches(".?b[248]")) {
            return null;
        }
        NumpyType type = known.group(3) != null
                ? new NumpyType('O', 0)
                : new NumpyType(known.group(1).charAt(0), Integer.parseInt(known.group(2)));
        type.takeOrder(name.substring(0, 1));
        return type;
    }

    /** A pickle gives the order of bytes after the type itself. */
    void takeOrder(String sign) {
        if (sign.equals(">")) {
            order = ByteOrder.BIG_ENDIAN;
        }
    }

    boolean isUnsignedByte() {
        return kind == 'u' && bytes == 1;
    }

    boolean isObject() {
        return kind == 'O';
    }

    /** Bytes an element. */
    int bytes() {
        return bytes;
    }

    /** What bytes stand for: truth values, or numbers that fit into a long. */
    List<Object> values(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        List<Object> values = new ArrayList<>();
        while (in.remaining() >= bytes) {
            byte[] element = new byte[bytes];
            in.get(element);
            values.add(value(element));
        }
        return values;
    }

    private Object value(byte[] element) {
        if (order == ByteOrder.LITTLE_ENDIAN) {
            for (int i = 0; i < bytes / 2; i++) {
                byte swapped = element[i];
                element[i] = element[bytes - 1 - i];
                element[bytes - 1 - i] = swapped;
            }
        }
        long number = (kind == 'i' ? new BigInteger(element) : new BigInteger(1, element)).longValue();
        return kind == 'b' ? (Object) (number != 0) : (Object) number;
    }
}
