package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ForeignFormat;
import java.util.Arrays;
import java.util.Map;

/**
 * Which TIFFs are read: the container holds nearly anything, and a camera's raw file is one too, whose first picture is a
 * small preview.
 */
final class TiffKind {

    private static final int MOST_COLOURS = 6;
    private static final int TRANSPARENCY_MASK = 4;
    private static final int SENSOR = 32_803;
    private static final int LINEAR_RAW = 34_892;
    private static final long REDUCED = 1;
    private static final long MOST_SAMPLES = 64;

    private static final Map<Long, String> NOT_UNPACKED = Map.of(
            6L, "as JPEGs of the old kind",
            34_676L, "as SGI's logarithms",
            34_712L, "as JPEG 2000",
            34_887L, "by LERC",
            34_925L, "by LZMA",
            50_000L, "by Zstandard",
            50_001L, "as WebP",
            50_002L, "as JPEG XL",
            52_546L, "as JPEG XL");

    private TiffKind() {}

    /** Refuses all others, saying what to do. */
    static void check(TiffDirectory tags) throws UndecodableException {
        checkNoPreview(tags);
        long bits = Arrays.stream(tags.numbers(TiffDirectory.BITS)).max().orElse(1);
        if (bits < 1 || bits > 16 || tags.number(TiffDirectory.SAMPLE_FORMAT, 1) != 1) {
            throw new UndecodableException("is a TIFF with samples of a kind that is not read (" + bits
                    + " bits); whole numbers of up to 16 bits are. Save it as one of those");
        }
        long colours = tags.number(TiffDirectory.COLOURS, 0);
        if (colours > MOST_COLOURS || colours == TRANSPARENCY_MASK) {
            throw new UndecodableException("is a TIFF in a colour space that is not read (photometric interpretation "
                    + colours + "); grey, palette, RGB and CMYK are. Save it as one of those");
        }
        String packed = NOT_UNPACKED.get(tags.number(TiffDirectory.COMPRESSION, 1));
        if (packed != null) {
            throw new UndecodableException("is a TIFF compressed " + packed
                    + ", which is not read; save it with LZW, for example by: tiffcp -c lzw IN OUT.tif");
        }
        long samples = tags.number(TiffDirectory.SAMPLES, 1);
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new UndecodableException("is a damaged TIFF: " + samples + " samples a pixel");
        }
    }

    private static void checkNoPreview(TiffDirectory tags) throws UndecodableException {
        long colours = tags.number(TiffDirectory.COLOURS, 0);
        boolean camera = tags.has(TiffDirectory.DNG_VERSION)
                || colours == SENSOR
                || colours == LINEAR_RAW
                || tags.in.startsWith(8, "CR\2");
        boolean preview = (tags.number(TiffDirectory.SUBFILE, 0) & REDUCED) != 0;
        if (camera || (preview && tags.has(TiffDirectory.SUB_DIRECTORIES))) {
            throw new UndecodableException(ForeignFormat.RAW.reason());
        }
        if (preview) {
            throw new UndecodableException("is a TIFF whose first picture is a small preview of another one; save that"
                    + " one alone, for example by: tiffcp IN,1 OUT.tif");
        }
    }
}
