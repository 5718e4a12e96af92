package dev.isogon.internal.data.image;

/**
 * How large an image may be; checked on the header, before any pixel is allocated.
 *
 * <p>A decode holds at most about 8 bytes a pixel at once, the file apart (16 where a TIFF has 16 bits a sample, all in
 * one strip; progressive JPEGs hold as much again outside of the heap). So {@link #DEFAULT} bounds it to about half a
 * gigabyte a thread, and takes every picture of a telephone or camera up to 64 megapixels (2²⁶, 8,192×8,192). Lossy WebP
 * is the exception: its reader holds 115 bytes a pixel, so whatever the limits it may have 8 megapixels (2²³) at most.
 *
 * @param maxPixels width times height at most; at least 1, at most 700,000,000 (3 bytes each fill an array)
 * @param maxSide width and height at most, pixels; at least 1
 */
public record Limits(long maxPixels, int maxSide) {

    private static final long ARRAY_PIXELS = 700_000_000;

    /** 64 megapixels and 65,535 pixels a side, which is the most that a JPEG can have. */
    public static final Limits DEFAULT = new Limits(1 << 26, 65_535);

    public Limits {
        if (maxPixels < 1 || maxPixels > ARRAY_PIXELS || maxSide < 1) {
            throw new IllegalArgumentException("limits of " + maxPixels + " pixels and " + maxSide
                    + " a side cannot be: allowed are 1 to " + ARRAY_PIXELS + " pixels, and at least 1 a side");
        }
    }

    /** Refuses what is larger. */
    public void check(Size size) throws UndecodableException {
        if (size.width() > maxSide || size.height() > maxSide || size.pixels() > maxPixels) {
            throw new UndecodableException("is too large: it claims " + size + " pixels, but at most " + maxPixels
                    + " in all and " + maxSide + " a side are allowed");
        }
    }
}
