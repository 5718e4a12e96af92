package dev.isogon.data.image.format;

import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;

/** A BMP's run-length codes: pairs of a count and a value, and escapes (Windows BI_RLE8 and BI_RLE4). */
final class BmpRuns {

    private static final int END_OF_LINE = 0;
    private static final int END = 1;
    private static final int MOVE = 2;

    private final ByteReader in;
    private final boolean halfBytes;
    private final Size size;
    private final int from;

    BmpRuns(ByteReader in, int from, boolean halfBytes, Size size) {
        this.in = in;
        this.from = from;
        this.halfBytes = halfBytes;
        this.size = size;
    }

    /** A byte a pixel, in stored order; what no code reaches is 0. */
    byte[] indexes() throws UndecodableException {
        // Two bytes make at most 255 pixels, or, as a move, skip 255 rows.
        long most = (in.length() - from) / 2L * 255 * Math.max(1, size.width());
        if (size.pixels() > most) {
            throw UndecodableException.truncated("a BMP with too few bytes for its pixels");
        }
        byte[] indexes = new byte[Math.toIntExact(size.pixels())];
        int at = from;
        int x = 0;
        int y = 0;
        while (y < size.height()) {
            int count = in.u8(at);
            int value = in.u8(at + 1);
            at += 2;
            if (count > 0) {
                for (int i = 0; i < count; i++) {
                    put(indexes, x++, y, halfBytes ? (i & 1) == 0 ? value >> 4 : value & 15 : value);
                }
            } else if (value == END_OF_LINE) {
                x = 0;
                y++;
            } else if (value == END) {
                if (y < size.height() - 1) {
                    throw UndecodableException.truncated("a BMP whose pixels end early");
                }
                break;
            } else if (value == MOVE) {
                x += in.u8(at);
                y += in.u8(at + 1);
                at += 2;
            } else {
                for (int i = 0; i < value; i++) {
                    int literal = in.u8(at + (halfBytes ? i >> 1 : i));
                    put(indexes, x++, y, halfBytes ? (i & 1) == 0 ? literal >> 4 : literal & 15 : literal);
                }
                int bytes = halfBytes ? (value + 1) / 2 : value;
                at += bytes + (bytes & 1);
            }
        }
        return indexes;
    }

    private void put(byte[] indexes, int x, int y, int value) {
        if (x < size.width() && y < size.height()) {
            indexes[y * size.width() + x] = (byte) value;
        }
    }
}
