package dev.isogon.data.image.format;

import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** GIF: the first picture, on the canvas that the file states (GIF89a specification). */
public final class GifFile implements ImageFile {

    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;
    private static final int PICTURE_CONTROL = 0xf9;

    private final ByteReader in;
    private final Size canvas;
    private byte[] palette;
    private int transparent;
    private final int left;
    private final int top;
    private final Size picture;
    private final boolean interlaced;
    /** Where the picture's LZW data start. */
    private final int data;

    public GifFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "GIF", false);
        int flags = in.u8(10);
        palette = palette(13, flags);
        int at = skipExtensions(13 + palette.length);
        left = in.u16(at + 1);
        top = in.u16(at + 3);
        picture = in.size(in.u16(at + 5), in.u16(at + 7));
        // Some writers state too small a canvas.
        canvas = in.size(Math.max(in.u16(6), left + picture.width()), Math.max(in.u16(8), top + picture.height()));
        int pictureFlags = in.u8(at + 9);
        interlaced = (pictureFlags & 0x40) != 0;
        byte[] own = palette(at + 10, pictureFlags);
        data = at + 10 + own.length;
        palette = own.length > 0 ? own : palette;
    }

    private byte[] palette(int at, int flags) throws UndecodableException {
        int bytes = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        in.require(at, bytes);
        return Arrays.copyOfRange(in.bytes, at, at + bytes);
    }

    /** Up to the first picture; on the way, which index is transparent. */
    private int skipExtensions(int from) throws UndecodableException {
        int at = from;
        while (in.u8(at) == EXTENSION) {
            if (in.u8(at + 1) == PICTURE_CONTROL && (in.u8(at + 3) & 1) != 0) {
                transparent = in.u8(at + 6);
            }
            at += 2;
            while (in.u8(at) != 0) {
                at += 1 + in.u8(at);
            }
            at++;
        }
        if (in.u8(at) != PICTURE) {
            throw new UndecodableException("is a damaged GIF: there is no picture in it");
        }
        return at;
    }

    @Override
    public Size size() {
        return canvas;
    }

    @Override
    public int orientation() {
        return Orientation.UPRIGHT;
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        byte[] indexes = indexes();
        byte[] rgb = new byte[Math.toIntExact(canvas.pixels() * 3)];
        if (!canvas.equals(picture)) {
            for (int i = 0; i < canvas.pixels(); i++) {
                paint(transparent, rgb, i);
            }
        }
        for (int row = 0; row < picture.height(); row++) {
            int to = (top + line(row)) * canvas.width() + left;
            for (int x = 0; x < picture.width(); x++) {
                paint(indexes[row * picture.width() + x] & 0xff, rgb, to + x);
            }
        }
        return rgb;
    }

    private byte[] indexes() throws UndecodableException {
        int bits = in.u8(data);
        if (bits < 1 || bits > 8) {
            throw new UndecodableException("is a damaged GIF: its codes start with " + bits + " bits");
        }
        byte[] packed = joined(data + 1);
        // A code of 12 bits stands for 4,096 bytes at most.
        if (picture.pixels() > packed.length * 4096L) {
            throw UndecodableException.truncated("a GIF with too few bytes for its pixels");
        }
        byte[] indexes = new byte[Math.toIntExact(picture.pixels())];
        if (new LzwCodes(packed, 0, packed.length, bits, true).unpack(indexes, 0, indexes.length) < indexes.length) {
            throw UndecodableException.truncated("a GIF whose pixels end early");
        }
        return indexes;
    }

    /** The data come in blocks of up to 255 bytes, each after its length. */
    private byte[] joined(int from) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int at = from;
        while (at < in.length() && in.bytes[at] != 0) {
            int length = Math.min(in.bytes[at] & 0xff, in.length() - at - 1);
            packed.write(in.bytes, at + 1, length);
            at += 1 + length;
        }
        return packed.toByteArray();
    }

    /** Where a stored row belongs: interlaced ones come as every eighth, the fourths between, the others. */
    private int line(int row) {
        if (!interlaced) {
            return row;
        }
        int height = picture.height();
        int eighths = (height + 7) / 8;
        int fourths = (height + 3) / 4;
        int halves = (height + 1) / 2;
        if (row < eighths) {
            return row * 8;
        }
        if (row < fourths) {
            return (row - eighths) * 8 + 4;
        }
        return row < halves ? (row - fourths) * 4 + 2 : (row - halves) * 2 + 1;
    }

    /** Without a palette an index is a grey; one beyond the palette is black. */
    private void paint(int index, byte[] rgb, int pixel) {
        for (int c = 0; c < 3; c++) {
            int entry = index * 3 + c;
            rgb[pixel * 3 + c] = palette.length == 0 ? (byte) index : entry < palette.length ? palette[entry] : 0;
        }
    }
}
