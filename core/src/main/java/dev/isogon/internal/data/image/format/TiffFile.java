package dev.isogon.internal.data.image.format;

import dev.isogon.internal.base.OptionalLibrary;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.Orientation;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * TIFF: the first picture of a file. Grey, palette, RGB, YCbCr and CMYK of 1 to 16 bits, in strips or tiles. This class
 * reads what kind it is and refuses what the reader, TwelveMonkeys', should not see.
 */
public final class TiffFile implements EncodedImage {

    private static final int INKS = 5;

    private static final int JPEG = 7;

    /** One for each component is usual, besides bytes that look like one in a table. */
    private static final int MOST_SCANS = 8;

    /** Tiles have a few hundred pixels a side; one that is large without need is there to exhaust memory. */
    private static final long LARGE_TILE = 1 << 24;

    /** Of a packed byte no compression makes more, but for pictures with nothing in them. */
    private static final long MOST_UNPACKED = 1 << 15;

    /** Bytes a pixel and sample: both may be there as packed and as read. */
    private static final int MEMORY = 4;

    private static final LibraryReader READER = LibraryReader.of(OptionalLibrary.TIFF, "TIFF");

    private final TiffDirectory tags;
    private final Size size;
    private final long colours;
    private final long bits;
    private final long samples;

    public TiffFile(byte[] file) throws UndecodableException {
        tags = new TiffDirectory(file);
        size = tags.in.size(tags.number(TiffDirectory.WIDTH, 0), tags.number(TiffDirectory.HEIGHT, 0));
        colours = tags.number(TiffDirectory.COLOURS, 0);
        samples = tags.number(TiffDirectory.SAMPLES, 1);
        bits = Arrays.stream(tags.numbers(TiffDirectory.BITS)).max().orElse(1);
        TiffKind.check(tags);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int orientation() {
        return Orientation.of(tags.in.bytes, tags.bytes(TiffDirectory.XMP));
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        checkBlocks();
        int memory = MEMORY * (int) samples * (bits > 8 ? 2 : 1);
        BufferedImage image = READER.read(tags.in.bytes, size, memory);
        if (colours == INKS) {
            return Inks.toRgb(Colours.samples(image.getRaster(), 4), false, false);
        }
        return image.isAlphaPremultiplied() ? divided(Colours.samples(image.getRaster(), 4)) : Colours.rgb(image);
    }

    /** Strips or tiles: all in the file, none too large, and together enough for the pixels. */
    private void checkBlocks() throws UndecodableException {
        boolean tiled = tags.has(TiffDirectory.TILE_OFFSETS);
        if (tiled) {
            Size tile =
                    tags.in.size(tags.number(TiffDirectory.TILE_WIDTH, 0), tags.number(TiffDirectory.TILE_HEIGHT, 0));
            if (tile.pixels() > Math.max(LARGE_TILE, 4 * size.pixels())) {
                throw new UndecodableException("is a damaged TIFF: its tiles have " + tile + " pixels");
            }
        }
        long[] offsets = tags.numbers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        long[] lengths = tags.numbers(tiled ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES);
        boolean jpeg = tags.number(TiffDirectory.COMPRESSION, 1) == JPEG;
        long packed = 0;
        long claimed = 0;
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            tags.in.require(offsets[i], lengths[i]);
            packed += lengths[i];
            claimed += jpeg ? pixelsOfJpeg((int) offsets[i], (int) lengths[i]) : 0;
        }
        if (claimed > 4 * samples * size.pixels() + LARGE_TILE) {
            throw new UndecodableException("is a damaged TIFF: the JPEGs in it have " + claimed + " pixels");
        }
        packed = lengths.length == 0 ? tags.in.length() : Math.min(packed, tags.in.length());
        if (size.pixels() * samples * bits / 8 > packed * MOST_UNPACKED) {
            throw UndecodableException.truncated("a TIFF with too few bytes for its pixels");
        }
    }

    /** Those of one block: like {@link JpegPixels}, which does not see it, this bounds the work that it can ask for. */
    private long pixelsOfJpeg(int from, int length) throws UndecodableException {
        byte[] block = Arrays.copyOfRange(tags.in.bytes, from, from + length);
        JpegFile jpeg = new JpegFile(block);
        int scans = 0;
        for (int i = 1; i < block.length; i++) {
            scans += block[i - 1] == (byte) 0xff && (block[i] & 0xff) == JpegFile.START_OF_SCAN ? 1 : 0;
        }
        if (jpeg.progressive || scans > MOST_SCANS || jpeg.size().pixels() > 2 * size.pixels() + LARGE_TILE / 16) {
            throw new UndecodableException("is a TIFF with a JPEG in it of " + jpeg.size() + " pixels and " + scans
                    + " scans, which is too much work; save it with another compression");
        }
        return jpeg.size().pixels();
    }

    /** By the alpha that the colours were multiplied by. */
    private static byte[] divided(byte[] rgba) {
        byte[] rgb = new byte[rgba.length / 4 * 3];
        for (int i = 0; i < rgb.length; i++) {
            int alpha = rgba[i / 3 * 4 + 3] & 0xff;
            int colour = rgba[i / 3 * 4 + i % 3] & 0xff;
            rgb[i] = (byte) (alpha == 0 ? 0 : Math.min(255, colour * 255 / alpha));
        }
        return rgb;
    }
}
