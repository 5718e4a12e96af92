package dev.isogon.data.image.format.webp;

/** VP8's arithmetic decoder: bits of stated probabilities (RFC 6386, section 7). */
final class Vp8Bits {

    private final byte[] bytes;
    private final int end;
    private int at;
    /** The bits read and not used up: 8 + {@link #spare} of them. */
    private long window;

    private int spare = -8;
    private int range = 255;

    Vp8Bits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /**
     * The next bit.
     *
     * @param probability of a 0, in 256ths
     */
    int bit(int probability) {
        while (spare < 0) {
            window = window << 8 | (at < end ? bytes[at] & 0xff : 0);
            at++;
            spare += 8;
        }
        int split = 1 + (((range - 1) * probability) >> 8);
        long threshold = (long) split << spare;
        int bit;
        if (window >= threshold) {
            window -= threshold;
            range -= split;
            bit = 1;
        } else {
            range = split;
            bit = 0;
        }
        int shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        spare -= shift;
        return bit;
    }

    boolean flag() {
        return bit(128) == 1;
    }

    /** A number of so many bits, the highest first. */
    int number(int bits) {
        int value = 0;
        for (int i = 0; i < bits; i++) {
            value = value << 1 | bit(128);
        }
        return value;
    }

    /** A number and its sign. */
    int signed(int bits) {
        int value = number(bits);
        return flag() ? -value : value;
    }

    /** A flag, and only if it is set a signed number; otherwise 0. */
    int optional(int bits) {
        return flag() ? signed(bits) : 0;
    }

    /** Whether more was read than there is; an encoder's last bytes allow for a little. */
    boolean ranDry() {
        return at > end + 2;
    }
}
