package dev.isogon.internal.data.pickle;

import java.util.Arrays;

/**
 * Where a tensor's numbers stand: number (i, j, …) is number offset + i·strides[0] + j·strides[1] + … of a storage, which other
 * tensors may share.
 *
 * @param sizes a dimension each
 * @param strides of the same dimensions, in numbers
 */
public record StoredTensor(Storage storage, long offset, long[] sizes, long[] strides) {

    /** What a number is, with its bytes. */
    public enum Type {
        F64(8),
        F32(4),
        F16(2),
        BF16(2),
        I64(8),
        I32(4),
        I16(2),
        I8(1),
        U8(1),
        BOOL(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }

    /**
     * Numbers one after the other.
     *
     * @param key what it is called in its file
     * @param numbers how many
     */
    public record Storage(Type type, String key, long numbers) {}

    /** How many numbers it has; 1 without dimensions. */
    public long count() {
        return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    }

    /** How many numbers of the storage lie from its first to its last; none where it is empty. */
    public long extent() {
        if (count() == 0) {
            return 0;
        }
        long last = 0;
        for (int i = 0; i < sizes.length; i++) {
            last = Math.addExact(last, Math.multiplyExact(sizes[i] - 1, strides[i]));
        }
        return Math.addExact(last, 1);
    }

    /** Whether each of its numbers is there; one may be there often, where a stride is 0. */
    boolean isWithinItsStorage() {
        try {
            return Math.addExact(offset, extent()) <= storage.numbers();
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return "offset " + offset + ", sizes " + Arrays.toString(sizes) + ", strides " + Arrays.toString(strides);
    }
}
