package dev.isogon.internal.data.vectors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of an npy file are: {@code <f4}.
 *
 * @param kind f (floating point), i and u (whole, with and without sign), U (text in UTF-32) or S (bytes of text)
 * @param bytes an element
 */
record NpyType(char kind, int bytes, ByteOrder order) {

    private static final Pattern TEXT = Pattern.compile("([<>|=]?)([US])([0-9]{1,6})");
    private static final Pattern NUMBER = Pattern.compile("([<>|=]?)(f[248]|[iu][1248])");
    private static final int BYTES_A_CHARACTER = 4;

    /** Half, single and double precision have 10, 23 and 52 bits of fraction. */
    private static final int FRACTION_BITS = 23 - 10;

    private static final float SMALLEST_HALF = 0x1p-24f;

    /** The type of a description; null where it is another one, such as {@code |O} or a record of several. */
    static @Nullable NpyType of(String description) {
        Matcher number = NUMBER.matcher(description);
        if (number.matches()) {
            String type = number.group(2);
            return new NpyType(type.charAt(0), type.charAt(1) - '0', order(number.group(1)));
        }
        Matcher text = TEXT.matcher(description);
        if (text.matches()) {
            boolean wide = text.group(2).equals("U");
            int bytes = Integer.parseInt(text.group(3)) * (wide ? BYTES_A_CHARACTER : 1);
            return bytes == 0 ? null : new NpyType(wide ? 'U' : 'S', bytes, order(text.group(1)));
        }
        return null;
    }

    private static ByteOrder order(String sign) {
        return sign.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    boolean isText() {
        return kind == 'U' || kind == 'S';
    }

    boolean isWhole() {
        return kind == 'i' || kind == 'u';
    }

    /** Whether elements are floats as Java has them. */
    boolean isFloat() {
        return kind == 'f' && bytes == Float.BYTES;
    }

    /** The next element, which is a number, and a whole one only of up to 4 bytes: exactly. */
    double number(ByteBuffer in) {
        return switch (kind) {
            case 'f' -> bytes == 2 ? half(in.getShort()) : bytes == Float.BYTES ? in.getFloat() : in.getDouble();
            default -> whole(in);
        };
    }

    /** The next element, which is a whole number; of 8 bytes without sign, the upper half is negative. */
    long whole(ByteBuffer in) {
        boolean signed = kind == 'i';
        return switch (bytes) {
            case 1 -> signed ? in.get() : in.get() & 0xFF;
            case 2 -> signed ? in.getShort() : in.getShort() & 0xFFFF;
            case 4 -> signed ? in.getInt() : Integer.toUnsignedLong(in.getInt());
            default -> in.getLong();
        };
    }

    /** IEEE 754's half precision: 5 bits of exponent with a bias of 15, 10 of fraction. Every one of them is a float. */
    static float half(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        float size = switch (exponent) {
            case 0 -> fraction * SMALLEST_HALF;
            case 0x1F -> Float.intBitsToFloat(0x7F800000 | (fraction << FRACTION_BITS));
            default -> Float.intBitsToFloat(((exponent + 127 - 15) << 23) | (fraction << FRACTION_BITS));
        };
        return bits < 0 ? -size : size;
    }
}
