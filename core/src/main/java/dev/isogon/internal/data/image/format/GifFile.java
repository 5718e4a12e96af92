package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import dev.isogon.internal.data.image.header.Orientation;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * GIF: the first picture, on the canvas that the file states (GIF89a specification). This class finds its place, the
 * JDK's reader its pixels.
 */
public final class GifFile implements EncodedImage {

    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;
    private static final int PICTURE_CONTROL = 0xf9;

    /** Bytes a pixel that the reader may allocate: an index. */
    private static final int MEMORY = 2;

    private static final LibraryReader READER =
            new LibraryReader(LibraryReader.ofJdk("com.sun.imageio.plugins.gif.GIFImageReader"), "GIF", true);

    private final ByteReader in;
    private final Size canvas;
    private int transparent;
    private final int left;
    private final int top;
    private final Size picture;

    public GifFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "GIF", false);
        int flags = in.u8(10);
        int at = skipExtensions(13 + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1)));
        left = in.u16(at + 1);
        top = in.u16(at + 3);
        picture = in.size(in.u16(at + 5), in.u16(at + 7));
        // Some writers state too small a canvas.
        canvas = in.size(Math.max(in.u16(6), left + picture.width()), Math.max(in.u16(8), top + picture.height()));
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
        // A code of 12 bits stands for 4,096 bytes at most.
        if (picture.pixels() > in.length() * 4096L) {
            throw UndecodableException.truncated("a GIF with too few bytes for its pixels");
        }
        BufferedImage image = READER.read(in.bytes, picture, MEMORY);
        byte[] rgb = Colours.rgb(image);
        if (canvas.equals(picture)) {
            return rgb;
        }
        byte[] whole = new byte[Math.toIntExact(canvas.pixels() * 3)];
        IndexColorModel palette = (IndexColorModel) image.getColorModel();
        int background = transparent < palette.getMapSize() ? palette.getRGB(transparent) : 0;
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (byte) (background >> (16 - i % 3 * 8));
        }
        for (int y = 0; y < picture.height(); y++) {
            int to = ((top + y) * canvas.width() + left) * 3;
            System.arraycopy(rgb, y * picture.width() * 3, whole, to, picture.width() * 3);
        }
        return whole;
    }
}
