package dev.isogon.data.image.format.webp;

/** The bits of a lossless WebP, the lowest of a byte first; after its end come zeros. */
final class LosslessBits {

    private final byte[] bytes;
    private final int end;
    private int at;
    private long window;
    private int ready;

    LosslessBits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The next bits without using them up; at most 24. */
    int peek(int bits) {
        while (ready < bits) {
            window |= (at < end ? bytes[at] & 0xffL : 0) << ready;
            at++;
            ready += 8;
        }
        return (int) window & ((1 << bits) - 1);
    }

    void skip(int bits) {
        window >>>= bits;
        ready -= bits;
    }

    int number(int bits) {
        int value = peek(bits);
        skip(bits);
        return value;
    }

    boolean flag() {
        return number(1) == 1;
    }

    /** Whether bits were used that are not there; a few more may have been looked at. */
    boolean ranDry() {
        return at - ready / 8 > end;
    }
}
