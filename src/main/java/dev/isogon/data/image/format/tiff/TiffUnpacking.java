package dev.isogon.data.image.format.tiff;

import dev.isogon.data.image.UndecodableException;
import dev.isogon.data.image.format.ByteReader;
import dev.isogon.data.image.format.LzwCodes;
import dev.isogon.data.image.format.Samples;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One block of a TIFF: uncompressed, and differences to the pixel on the left undone. */
final class TiffUnpacking {

    private static final int NONE = 1;
    private static final int LZW = 5;
    private static final int JPEG = 7;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32_946;
    private static final int PACK_BITS = 32_773;

    private final TiffFile file;
    private final ByteReader in;
    private final Samples layout;
    private final int compression;
    private final boolean differences;
    private final boolean lowBitsFirst;

    TiffUnpacking(TiffFile file, Samples layout, boolean planes) throws UndecodableException {
        this.file = file;
        this.in = file.tags.in;
        compression = (int) file.tags.number(TiffDirectory.COMPRESSION, NONE);
        lowBitsFirst = file.tags.number(TiffDirectory.FILL_ORDER, 1) == 2;
        long predictor = file.tags.number(TiffDirectory.PREDICTOR, 1);
        differences = predictor == 2 && compression != JPEG && compression != NONE && compression != PACK_BITS;
        this.layout = layout;
        if (predictor > 2 || (differences && file.bits < 8)) {
            throw new UndecodableException("is a TIFF with predictor " + predictor + " for " + file.bits
                    + " bits, which is not read; save it without");
        }
        if (compression == JPEG ? file.bits != 8 || planes : file.ycc()) {
            throw new UndecodableException("is a TIFF of an arrangement that is not read; save it as RGB");
        }
    }

    /** What the unpacked samples look like. */
    Samples layout() {
        return layout;
    }

    /** Rows of whole bytes; 16 bits big-endian. */
    byte[] unpack(long offset, long length, int columns, int rows) throws UndecodableException {
        in.require(offset, length);
        int rowBytes = Math.toIntExact(layout.rowBytes(columns));
        byte[] packed = Arrays.copyOfRange(in.bytes, (int) offset, (int) (offset + length));
        if (lowBitsFirst) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
            }
        }
        byte[] unpacked = new byte[Math.multiplyExact(rowBytes, rows)];
        int count = switch (compression) {
            case NONE -> copy(packed, unpacked);
            case LZW -> new LzwCodes(packed, 0, packed.length, 8, false).unpack(unpacked, 0, unpacked.length);
            case DEFLATE, OLD_DEFLATE -> inflate(packed, unpacked);
            case PACK_BITS -> unpackBits(packed, unpacked);
            case JPEG -> copy(TiffJpeg.samples(file, packed, columns, rows), unpacked);
            default ->
                throw new UndecodableException("is a TIFF with compression " + compression
                        + ", which is not read; none, LZW, deflate, PackBits and JPEG are. Save it with one of those");
        };
        if (count < unpacked.length) {
            throw UndecodableException.truncated("a TIFF whose pixels end early");
        }
        if (file.bits == 16 && in.u8(0) == 'I') {
            swapBytes(unpacked);
        }
        if (differences) {
            addUp(unpacked, rowBytes);
        }
        return unpacked;
    }

    private static int copy(byte[] from, byte[] to) {
        int count = Math.min(from.length, to.length);
        System.arraycopy(from, 0, to, 0, count);
        return count;
    }

    private static int inflate(byte[] packed, byte[] unpacked) throws UndecodableException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int count = 0;
            int got = 1;
            while (count < unpacked.length && got > 0) {
                got = inflater.inflate(unpacked, count, unpacked.length - count);
                count += got;
            }
            return count;
        } catch (DataFormatException e) {
            throw new UndecodableException("is a damaged TIFF: its pixels do not unpack", e);
        } finally {
            inflater.end();
        }
    }

    /** A byte n from 0 says: n + 1 bytes follow; from −1 to −127: the next byte 1 − n times. */
    private static int unpackBits(byte[] packed, byte[] unpacked) {
        int to = 0;
        int at = 0;
        while (to < unpacked.length && at + 1 < packed.length) {
            int n = packed[at++];
            if (n >= 0) {
                int count = Math.min(n + 1, Math.min(unpacked.length - to, packed.length - at));
                System.arraycopy(packed, at, unpacked, to, count);
                at += count;
                to += count;
            } else if (n > -128) {
                int end = Math.min(unpacked.length, to + 1 - n);
                Arrays.fill(unpacked, to, end, packed[at++]);
                to = end;
            }
        }
        return to;
    }

    private static void swapBytes(byte[] values) {
        for (int i = 0; i + 1 < values.length; i += 2) {
            byte low = values[i];
            values[i] = values[i + 1];
            values[i + 1] = low;
        }
    }

    private void addUp(byte[] unpacked, int rowBytes) {
        int step = layout.perPixel() * file.bits / 8;
        for (int row = 0; row < unpacked.length; row += rowBytes) {
            for (int i = row + step; i < row + rowBytes; i++) {
                if (file.bits == 8) {
                    unpacked[i] += unpacked[i - step];
                } else if (i + 1 < row + rowBytes) {
                    int sum = u16(unpacked, i) + u16(unpacked, i - step);
                    unpacked[i] = (byte) (sum >> 8);
                    unpacked[++i] = (byte) sum;
                }
            }
        }
    }

    private static int u16(byte[] values, int at) {
        return (values[at] & 0xff) << 8 | (values[at + 1] & 0xff);
    }
}
