package dev.isogon.data.image.format.webp;

import dev.isogon.data.image.UndecodableException;

/**
 * An image of 32-bit pixels as lossless WebP codes it: the picture itself, and the small ones that hold parameters (RFC
 * 9649, section 3.5). Pixels are 0xAARRGGBB.
 */
final class LosslessImage {

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int MOST_CACHE_BITS = 11;

    /** Of the 120 shortest distances, row · 16 + 8 − column. */
    private static final int[] NEAR = Vp8Tables.bytes("""
            1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c035759131d565a232d444c
            555b333d68026769121e666a222e545c434d656b323e78017779535d111f646c424e767a212f757b313f636d525e00747c41
            4f1020626e30737d515f40727e616f50717f6070
            """);

    private final LosslessBits bits;
    private final int width;
    private final int height;
    private final int cacheBits;
    private final int[] cache;
    /** Of each block of pixels, its group of codes. */
    private int[] groupOf = {0};

    private int blockBits = 31;
    private int blocksAcross = 1;
    /** Five codes each: green, lengths and cached colours; red; blue; alpha; distances. */
    private final PrefixCode[][] groups;

    /** Reads what precedes the pixels; only the picture itself may have several groups of codes. */
    LosslessImage(LosslessBits bits, int width, int height, boolean picture) throws UndecodableException {
        this.bits = bits;
        this.width = width;
        this.height = height;
        cacheBits = bits.flag() ? bits.number(4) : 0;
        if (cacheBits > MOST_CACHE_BITS) {
            throw new UndecodableException("is a damaged WebP: its colour cache is too large");
        }
        cache = new int[cacheBits > 0 ? 1 << cacheBits : 0];
        if (picture && bits.flag()) {
            blockBits = 2 + bits.number(3);
            blocksAcross = blocks(width, blockBits);
            groupOf = new LosslessImage(bits, blocksAcross, blocks(height, blockBits), false).pixels();
        }
        int most = 0;
        for (int i = 0; i < groupOf.length; i++) {
            groupOf[i] = groupOf[i] >> 8 & 0xffff;
            most = Math.max(most, groupOf[i]);
        }
        groups = new PrefixCode[most + 1][];
        readGroups();
    }

    static int blocks(int side, int bits) {
        return (side + (1 << bits) - 1) >> bits;
    }

    /** Groups that no block uses are read and forgotten: a file may claim many. */
    private void readGroups() throws UndecodableException {
        boolean[] used = new boolean[groups.length];
        for (int group : groupOf) {
            used[group] = true;
        }
        int[] alphabets = {LITERALS + LENGTHS + cache.length, LITERALS, LITERALS, LITERALS, DISTANCES};
        for (int i = 0; i < groups.length; i++) {
            PrefixCode[] group = new PrefixCode[alphabets.length];
            for (int c = 0; c < group.length; c++) {
                group[c] = PrefixCode.read(bits, alphabets[c]);
            }
            checkEnd();
            groups[i] = used[i] ? group : new PrefixCode[0];
        }
    }

    private void checkEnd() throws UndecodableException {
        if (bits.ranDry()) {
            throw Vp8Header.truncated();
        }
    }

    int[] pixels() throws UndecodableException {
        int[] pixels = new int[Math.multiplyExact(width, height)];
        int at = 0;
        int x = 0;
        int y = 0;
        while (at < pixels.length) {
            PrefixCode[] group =
                    groups[groupOf[blockBits == 31 ? 0 : (y >> blockBits) * blocksAcross + (x >> blockBits)]];
            int symbol = group[0].symbol(bits);
            int count = 1;
            if (symbol < LITERALS) {
                int red = group[1].symbol(bits);
                int blue = group[2].symbol(bits);
                pixels[at] = group[3].symbol(bits) << 24 | red << 16 | symbol << 8 | blue;
            } else if (symbol < LITERALS + LENGTHS) {
                count = number(symbol - LITERALS);
                copy(pixels, at, distance(number(group[4].symbol(bits))), count);
            } else {
                pixels[at] = cache[symbol - LITERALS - LENGTHS];
            }
            for (int i = at; i < at + count && cacheBits > 0; i++) {
                cache[(0x1e35a7bd * pixels[i]) >>> (32 - cacheBits)] = pixels[i];
            }
            at += count;
            x += count;
            if (x >= width) {
                checkEnd();
                y += x / width;
                x %= width;
            }
        }
        checkEnd();
        return pixels;
    }

    private static void copy(int[] pixels, int at, int distance, int count) throws UndecodableException {
        if (distance > at || count > pixels.length - at) {
            throw new UndecodableException("is a damaged WebP: it repeats pixels that are not there");
        }
        for (int i = at; i < at + count; i++) {
            pixels[i] = pixels[i - distance];
        }
    }

    /** A length or distance: small ones are their symbol, larger ones have more bits. */
    private int number(int symbol) {
        if (symbol < 4) {
            return symbol + 1;
        }
        int more = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << more) + bits.number(more) + 1;
    }

    private int distance(int code) {
        if (code > NEAR.length) {
            return code - NEAR.length;
        }
        int near = NEAR[code - 1];
        return Math.max(1, (near >> 4) * width + 8 - (near & 15));
    }
}
