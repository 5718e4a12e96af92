package dev.isogon.data.image.format.tiff;

import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;
import dev.isogon.data.image.format.ImageFile;
import dev.isogon.data.image.format.Inks;
import dev.isogon.data.image.format.Orientation;
import dev.isogon.data.image.format.YccColours;
import java.util.Arrays;

/**
 * TIFF: the first picture of a file. Grey, palette, RGB and CMYK of 1 to 16 bits, in strips or tiles, in one plane or
 * several. This class reads what kind it is and the colours, {@link TiffBlocks} the samples.
 */
public final class TiffFile implements ImageFile {

    private static final int WHITE_IS_ZERO = 0;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int INKS = 5;
    private static final int YCC = 6;

    /** An extra sample that the colours were multiplied by. */
    private static final int PREMULTIPLIED_ALPHA = 1;

    final TiffDirectory tags;
    private final Size size;
    final int colours;
    final int bits;
    final int samples;
    private final boolean premultiplied;

    public TiffFile(byte[] file) throws UndecodableException {
        tags = new TiffDirectory(file);
        size = tags.in.size(tags.number(TiffDirectory.WIDTH, 0), tags.number(TiffDirectory.HEIGHT, 0));
        colours = (int) tags.number(TiffDirectory.COLOURS, WHITE_IS_ZERO);
        samples = (int) tags.number(TiffDirectory.SAMPLES, 1);
        bits = (int) tags.number(TiffDirectory.BITS, 1);
        premultiplied =
                colours == RGB && samples > 3 && tags.number(TiffDirectory.EXTRA_SAMPLES, 0) == PREMULTIPLIED_ALPHA;
        boolean knownBits = bits == 1 || bits == 2 || bits == 4 || bits == 8 || (bits == 16 && colours != PALETTE);
        boolean equalBits = Arrays.stream(tags.numbers(TiffDirectory.BITS)).allMatch(each -> each == bits);
        if (!knownBits || !equalBits || tags.number(TiffDirectory.SAMPLE_FORMAT, 1) != 1) {
            throw new UndecodableException("is a TIFF with samples of a kind that is not read (" + bits
                    + " bits); whole numbers of 1, 2, 4, 8 or 16 bits are. Save it as one of those");
        }
        if (samples < needed() || samples > 64) {
            throw new UndecodableException("is a damaged TIFF: " + samples + " samples a pixel");
        }
    }

    /** How many of a pixel's samples the colours are made of. */
    int needed() throws UndecodableException {
        return switch (colours) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
            case RGB -> premultiplied ? 4 : 3;
            case YCC -> 3;
            case INKS -> 4;
            default ->
                throw new UndecodableException("is a TIFF in a colour space that is not read (photometric "
                        + "interpretation " + colours + "); grey, palette, RGB and CMYK are. Save it as one of those");
        };
    }

    boolean indexed() {
        return colours == PALETTE;
    }

    boolean ycc() {
        return colours == YCC;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int orientation() {
        try {
            long stated = tags.number(TiffDirectory.ORIENTATION, Orientation.UPRIGHT);
            return stated >= 1 && stated <= 8 ? (int) stated : Orientation.UPRIGHT;
        } catch (UndecodableException damaged) {
            return Orientation.UPRIGHT;
        }
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        byte[] values = new TiffBlocks(this).samples();
        if (colours == WHITE_IS_ZERO) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) ~values[i];
            }
        }
        return switch (colours) {
            case PALETTE -> painted(values);
            case INKS -> Inks.toRgb(values, false, false);
            case WHITE_IS_ZERO, BLACK_IS_ZERO -> YccColours.spread(values);
            default -> premultiplied ? divided(values) : values;
        };
    }

    /** The palette has 16 bits: all reds, all greens, all blues. The upper 8 count. */
    private byte[] painted(byte[] indexes) throws UndecodableException {
        long[] palette = tags.numbers(TiffDirectory.PALETTE);
        int entries = palette.length / 3;
        byte[] rgb = new byte[indexes.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            int index = indexes[i / 3] & 0xff;
            rgb[i] = index < entries ? (byte) (palette[i % 3 * entries + index] >> 8) : 0;
        }
        return rgb;
    }

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
