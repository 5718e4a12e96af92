package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import dev.isogon.internal.data.image.header.Orientation;

/** PBM, PGM and PPM, as text (P1 to P3) and binary (P4 to P6); the first picture of a file. */
public final class PnmFile implements EncodedImage {

    private static final int MOST = 65_535;

    private final ByteReader in;
    private final int kind;
    private final Size size;
    private final int maximum;
    private int at = 2;

    public PnmFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "PNM", true);
        kind = in.u8(1) - '0';
        long width = number();
        size = in.size(width, number());
        maximum = kind == 1 || kind == 4 ? 1 : (int) number();
        if (maximum < 1 || maximum > MOST) {
            throw new UndecodableException("is a damaged PNM: its largest value must be between 1 and 65535");
        }
        at++;
    }

    public static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** The next number, after spaces and comments. */
    private long number() throws UndecodableException {
        skipSpaces();
        long value = 0;
        int digits = 0;
        for (; at < in.length() && in.bytes[at] >= '0' && in.bytes[at] <= '9'; at++, digits++) {
            value = Math.min(value * 10 + in.bytes[at] - '0', Integer.MAX_VALUE);
        }
        if (digits == 0) {
            in.require(at, 1);
            throw new UndecodableException("is a damaged PNM: a number is missing at byte " + at);
        }
        return value;
    }

    private void skipSpaces() {
        while (at < in.length() && (isSpace(in.bytes[at]) || in.bytes[at] == '#')) {
            if (in.bytes[at] == '#') {
                while (at < in.length() && in.bytes[at] != '\n' && in.bytes[at] != '\r') {
                    at++;
                }
            } else {
                at++;
            }
        }
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int orientation() {
        return Orientation.UPRIGHT;
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        int channels = kind == 3 || kind == 6 ? 3 : 1;
        long samples = size.pixels() * channels;
        // Checked before anything is allocated; as text a sample has at least one digit.
        long least =
                kind == 4 ? (size.width() + 7L) / 8 * size.height() : samples * (kind > 3 && maximum > 255 ? 2 : 1);
        in.require(at, least);
        byte[] values = new byte[Math.toIntExact(samples)];
        if (kind == 4) {
            readBits(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) (kind == 1 ? 255 - 255 * digit() : scaled(kind < 4 ? number() : binary()));
            }
        }
        return channels == 3 ? values : YccColours.spread(values);
    }

    /** Black is 1; each row starts at a whole byte. */
    private void readBits(byte[] values) {
        int rowBytes = (size.width() + 7) / 8;
        for (int i = 0; i < values.length; i++) {
            int x = i % size.width();
            int packed = in.bytes[at + i / size.width() * rowBytes + (x >> 3)];
            values[i] = (byte) ((packed >> (7 - (x & 7)) & 1) - 1);
        }
    }

    /** Bits as text need no spaces between them. */
    private int digit() throws UndecodableException {
        skipSpaces();
        int digit = in.u8(at++) - '0';
        if (digit != 0 && digit != 1) {
            throw new UndecodableException("is a damaged PNM: something other than 0 and 1 stands at byte " + (at - 1));
        }
        return digit;
    }

    private int binary() throws UndecodableException {
        int value = maximum > 255 ? in.u16(at) : in.u8(at);
        at += maximum > 255 ? 2 : 1;
        return value;
    }

    /** To 0…255, rounded half to even as PIL does; a value over the maximum counts as it. */
    private int scaled(long value) {
        return (int) Math.rint(Math.min(value, maximum) / (double) maximum * 255);
    }
}
