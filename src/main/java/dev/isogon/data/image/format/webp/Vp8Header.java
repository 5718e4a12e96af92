package dev.isogon.data.image.format.webp;

import dev.isogon.data.image.UndecodableException;

/** The header of a VP8 key frame: sizes, quality, filter, probabilities (RFC 6386, section 9). */
final class Vp8Header {

    private static final int FRAME_HEADER = 10;
    private static final int SEGMENTS = 4;

    final int width;
    final int height;
    /** The first partition: after the header, what each macroblock is predicted from. */
    final Vp8Bits modes;
    /** The other partitions: the coefficients of every so many rows of macroblocks. */
    final Vp8Bits[] coefficients;

    final boolean segmented;
    boolean mapped;
    private boolean absolute;
    private final int[] segmentQuality = new int[SEGMENTS];
    private final int[] segmentFilter = new int[SEGMENTS];
    final int[] segmentProbabilities = {255, 255, 255};
    final boolean simpleFilter;
    private final int filterLevel;
    final int sharpness;
    private int keyFrameFilterDelta;
    private int blockModeFilterDelta;
    private final int quality;
    private final int[] qualityDeltas = new int[5];
    final int[] probabilities = Vp8Tables.COEFFICIENTS.clone();
    final boolean skips;
    final int skipProbability;

    Vp8Header(byte[] file, int from, int end) throws UndecodableException {
        if (end - from < FRAME_HEADER) {
            throw truncated();
        }
        int tag = u24(file, from);
        if ((tag & 1) != 0 || u24(file, from + 3) != 0x2a019d) {
            throw new UndecodableException("is a damaged WebP: its pixels do not start with a key frame");
        }
        width = u16(file, from + 6) & 0x3fff;
        height = u16(file, from + 8) & 0x3fff;
        int first = from + FRAME_HEADER;
        int second = first + (tag >> 5);
        if (second > end) {
            throw truncated();
        }
        modes = new Vp8Bits(file, first, second);
        modes.number(2);
        segmented = modes.flag();
        if (segmented) {
            readSegments();
        }
        simpleFilter = modes.flag();
        filterLevel = modes.number(6);
        sharpness = modes.number(3);
        readFilterDeltas();
        coefficients = partitions(file, second, end, 1 << modes.number(2));
        quality = modes.number(7);
        for (int i = 0; i < qualityDeltas.length; i++) {
            qualityDeltas[i] = modes.optional(4);
        }
        modes.flag();
        for (int i = 0; i < probabilities.length; i++) {
            if (modes.bit(Vp8Tables.REPLACEMENTS[i]) == 1) {
                probabilities[i] = modes.number(8);
            }
        }
        skips = modes.flag();
        skipProbability = skips ? modes.number(8) : 0;
    }

    static UndecodableException truncated() {
        return UndecodableException.truncated("a WebP whose pixels end early");
    }

    private static int u16(byte[] file, int at) {
        return (file[at] & 0xff) | (file[at + 1] & 0xff) << 8;
    }

    private static int u24(byte[] file, int at) {
        return u16(file, at) | (file[at + 2] & 0xff) << 16;
    }

    private void readSegments() {
        mapped = modes.flag();
        if (modes.flag()) {
            absolute = modes.flag();
            for (int i = 0; i < SEGMENTS; i++) {
                segmentQuality[i] = modes.optional(7);
            }
            for (int i = 0; i < SEGMENTS; i++) {
                segmentFilter[i] = modes.optional(6);
            }
        }
        for (int i = 0; mapped && i < segmentProbabilities.length; i++) {
            segmentProbabilities[i] = modes.flag() ? modes.number(8) : 255;
        }
    }

    /** Of the deltas for frames and for modes a key frame uses the first ones. */
    private void readFilterDeltas() {
        boolean used = modes.flag();
        if (used && modes.flag()) {
            for (int i = 0; i < 8; i++) {
                int delta = modes.optional(6);
                keyFrameFilterDelta = i == 0 ? delta : keyFrameFilterDelta;
                blockModeFilterDelta = i == 4 ? delta : blockModeFilterDelta;
            }
        }
    }

    private static Vp8Bits[] partitions(byte[] file, int from, int end, int count) throws UndecodableException {
        Vp8Bits[] partitions = new Vp8Bits[count];
        int start = from + 3 * (count - 1);
        if (start > end) {
            throw truncated();
        }
        for (int i = 0; i < count; i++) {
            int stop = i == count - 1 ? end : Math.min(end, start + u24(file, from + 3 * i));
            partitions[i] = new Vp8Bits(file, start, stop);
            start = stop;
        }
        return partitions;
    }

    /** How strongly a macroblock's edges are smoothed, 0…63. */
    int filterLevel(int segment, boolean blockModes) {
        if (filterLevel == 0) {
            return 0;
        }
        int level = !segmented ? filterLevel : segmentFilter[segment] + (absolute ? 0 : filterLevel);
        return clamp(level + keyFrameFilterDelta + (blockModes ? blockModeFilterDelta : 0), 63);
    }

    /** Section 14.1: the steps of luma's DC and AC, of the DCs' DC and AC, and of chroma's DC and AC. */
    int[] steps(int segment) {
        int index = !segmented ? quality : segmentQuality[segment] + (absolute ? 0 : quality);
        return new int[] {
            Vp8Tables.DC_STEPS[clamp(index + qualityDeltas[0], 127)],
            Vp8Tables.acStep(clamp(index, 127)),
            2 * Vp8Tables.DC_STEPS[clamp(index + qualityDeltas[1], 127)],
            Math.max(8, Vp8Tables.acStep(clamp(index + qualityDeltas[2], 127)) * 155 / 100),
            Vp8Tables.DC_STEPS[clamp(index + qualityDeltas[3], 117)],
            Vp8Tables.acStep(clamp(index + qualityDeltas[4], 127))
        };
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
