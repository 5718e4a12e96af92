package dev.isogon.data.image.format;

import dev.isogon.data.image.UndecodableException;

/**
 * Unpacks LZW as GIF and TIFF pack: strings grow by a byte, codes by a bit when their number asks for it, 12 bits at
 * most (GIF89a, appendix F; TIFF 6.0, section 13).
 */
public final class LzwCodes {

    private static final int MOST_BITS = 12;

    private final byte[] packed;
    private final int end;
    private final boolean gif;
    private final int clear;
    private int at;
    private int buffer;
    private int buffered;
    private final short[] prefix = new short[1 << MOST_BITS];
    private final byte[] last = new byte[1 << MOST_BITS];
    private final short[] length = new short[1 << MOST_BITS];

    /**
     * Over packed bytes.
     *
     * @param bits of a literal: GIF's minimum code size; 8 for TIFF
     * @param gif low bits first and wider codes as late as possible; TIFF: high bits first, and one code earlier
     */
    public LzwCodes(byte[] packed, int from, int end, int bits, boolean gif) {
        this.packed = packed;
        this.at = from;
        this.end = end;
        this.gif = gif;
        this.clear = 1 << bits;
        for (int i = 0; i < clear; i++) {
            last[i] = (byte) i;
            length[i] = 1;
        }
    }

    /**
     * Fills a part of an array.
     *
     * @return how many bytes there were: fewer than asked for where the codes end early
     */
    public int unpack(byte[] into, int from, int count) throws UndecodableException {
        int start = Integer.numberOfTrailingZeros(clear) + 1;
        int bits = start;
        int next = clear + 2;
        int previous = -1;
        int to = from;
        int until = from + count;
        while (to < until) {
            int code = code(bits);
            if (code < 0 || code == clear + 1) {
                break;
            }
            if (code == clear) {
                bits = start;
                next = clear + 2;
                previous = -1;
                continue;
            }
            if (code > next || (code == next && previous < 0) || (previous < 0 && code > clear)) {
                throw new UndecodableException("is damaged: its LZW codes are not in order");
            }
            if (previous >= 0 && next < 1 << MOST_BITS) {
                prefix[next] = (short) previous;
                length[next] = (short) (length[previous] + 1);
                last[next] = first(code == next ? previous : code);
                next++;
            }
            if (next + (gif ? 0 : 1) >= 1 << bits && bits < MOST_BITS) {
                bits++;
            }
            to += write(code, into, to, until);
            previous = code;
        }
        return to - from;
    }

    private byte first(int code) {
        int walk = code;
        while (length[walk] > 1) {
            walk = prefix[walk];
        }
        return last[walk];
    }

    /** Writes a string from its end to its start, cut off where the target ends. */
    private int write(int code, byte[] into, int to, int until) {
        int walk = code;
        for (int i = to + length[code] - 1; i >= to; i--) {
            if (i < until) {
                into[i] = last[walk];
            }
            walk = prefix[walk];
        }
        return Math.min(length[code], until - to);
    }

    /** The next code, or −1 where the bytes end. */
    private int code(int bits) {
        while (buffered < bits) {
            if (at >= end) {
                return -1;
            }
            int value = packed[at++] & 0xff;
            buffer = gif ? buffer | value << buffered : buffer << 8 | value;
            buffered += 8;
        }
        buffered -= bits;
        if (gif) {
            int code = buffer & (1 << bits) - 1;
            buffer >>>= bits;
            return code;
        }
        return buffer >>> buffered & (1 << bits) - 1;
    }
}
