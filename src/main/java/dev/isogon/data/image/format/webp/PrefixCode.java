package dev.isogon.data.image.format.webp;

import dev.isogon.data.image.UndecodableException;

/** A canonical Huffman code of at most 15 bits (RFC 9649, section 3.7.2): short codes by a table, long ones bit by bit. */
final class PrefixCode {

    private static final int MOST_BITS = 15;
    private static final int TABLE_BITS = 8;
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** Of each length, how many symbols. */
    private final int[] counts = new int[MOST_BITS + 1];
    /** Those that have a code, by length and then by value. */
    private final char[] symbols;
    /** Of each next few bits: symbol · 16 + length, 0 where the code is longer. */
    private final char[] table;

    private final int tableBits;

    PrefixCode(int[] lengths) throws UndecodableException {
        int longest = 0;
        int used = 0;
        for (int length : lengths) {
            counts[length]++;
            longest = Math.max(longest, length);
            used += length > 0 ? 1 : 0;
        }
        counts[0] = 0;
        symbols = new char[used];
        int at = 0;
        for (int length = 1; length <= longest; length++) {
            for (int symbol = 0; symbol < lengths.length && counts[length] > 0; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[at++] = (char) symbol;
                }
            }
        }
        checkComplete(used);
        tableBits = used == 1 ? 0 : Math.min(TABLE_BITS, longest);
        table = new char[1 << tableBits];
        if (used > 1) {
            fillTable();
        }
    }

    /** Every sequence of bits has to mean something. One symbol alone takes no bits. */
    private void checkComplete(int used) throws UndecodableException {
        int codes = 0;
        for (int length = 1; length <= MOST_BITS; length++) {
            codes += counts[length] << (MOST_BITS - length);
        }
        if (used == 0 || (used > 1 && codes != 1 << MOST_BITS)) {
            throw new UndecodableException("is a damaged WebP: a prefix code in it is incomplete");
        }
    }

    private void fillTable() {
        int code = 0;
        int at = 0;
        for (int length = 1; length <= tableBits; length++) {
            for (int i = 0; i < counts[length]; i++, code++) {
                // The first bit of a code is the lowest of those to come.
                int low = Integer.reverse(code) >>> (32 - length);
                for (int high = 0; high < 1 << (tableBits - length); high++) {
                    table[low | high << length] = (char) (symbols[at] << 4 | length);
                }
                at++;
            }
            code <<= 1;
        }
    }

    int symbol(LosslessBits bits) {
        if (tableBits == 0) {
            return symbols[0];
        }
        int entry = table[bits.peek(tableBits)];
        if (entry != 0) {
            bits.skip(entry & 15);
            return entry >> 4;
        }
        int ahead = bits.peek(MOST_BITS);
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= MOST_BITS; length++) {
            code = code << 1 | (ahead >> (length - 1) & 1);
            if (code - first < counts[length]) {
                bits.skip(length);
                return symbols[index + code - first];
            }
            index += counts[length];
            first = (first + counts[length]) << 1;
        }
        throw new IllegalStateException("a complete code has a symbol for all bits");
    }

    /** Reads a code for so many symbols: one or two by name, or the length of each, coded themselves. */
    static PrefixCode read(LosslessBits bits, int alphabet) throws UndecodableException {
        int[] lengths = new int[Math.max(256, alphabet)];
        if (bits.flag()) {
            boolean two = bits.flag();
            lengths[bits.number(bits.flag() ? 8 : 1)] = 1;
            if (two) {
                lengths[bits.number(8)] = 1;
            }
            for (int symbol = alphabet; symbol < lengths.length; symbol++) {
                checkAlphabet(lengths[symbol] == 0);
            }
            return new PrefixCode(lengths);
        }
        int[] lengthLengths = new int[LENGTH_ORDER.length];
        int given = 4 + bits.number(4);
        for (int i = 0; i < given; i++) {
            lengthLengths[LENGTH_ORDER[i]] = bits.number(3);
        }
        readLengths(bits, new PrefixCode(lengthLengths), lengths, alphabet);
        return new PrefixCode(lengths);
    }

    private static void readLengths(LosslessBits bits, PrefixCode code, int[] lengths, int alphabet)
            throws UndecodableException {
        int left = bits.flag() ? 2 + bits.number(2 + 2 * bits.number(3)) : alphabet;
        int previous = 8;
        int at = 0;
        for (; at < alphabet && left > 0; left--) {
            int symbol = code.symbol(bits);
            if (symbol <= MOST_BITS) {
                lengths[at++] = symbol;
                previous = symbol == 0 ? previous : symbol;
                continue;
            }
            int repeated = switch (symbol) {
                case 16 -> 3 + bits.number(2);
                case 17 -> 3 + bits.number(3);
                default -> 11 + bits.number(7);
            };
            checkAlphabet(at + repeated <= alphabet);
            java.util.Arrays.fill(lengths, at, at + repeated, symbol == 16 ? previous : 0);
            at += repeated;
        }
    }

    private static void checkAlphabet(boolean within) throws UndecodableException {
        if (!within) {
            throw new UndecodableException("is a damaged WebP: a prefix code in it has too many symbols");
        }
    }
}
