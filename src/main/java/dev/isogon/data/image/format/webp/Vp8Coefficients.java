package dev.isogon.data.image.format.webp;

import java.util.Arrays;

/** A macroblock's coefficients (RFC 6386, section 13). */
final class Vp8Coefficients {

    private static final int LUMA_AFTER_DCS = 0;
    private static final int DCS = 1;
    private static final int CHROMA = 2;
    private static final int LUMA = 3;

    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    /** 16 blocks of luma, 4 of each chroma, 16 coefficients each. */
    final int[] values = new int[24 * 16];

    private final int[] dcs = new int[16];
    private final int[] probabilities;
    private final Vp8Transform transform;
    /** Whether the blocks above had coefficients: 4 of luma, 2 and 2 of chroma, the DCs, for each column. */
    private final int[] above;

    private final int[] left = new int[9];

    Vp8Coefficients(int[] probabilities, int columns, Vp8Transform transform) {
        this.probabilities = probabilities;
        this.transform = transform;
        above = new int[columns * 9];
    }

    void startRow() {
        Arrays.fill(left, 0);
    }

    /** A macroblock without any; one whose luma has no separate DCs leaves what was known of those. */
    void skip(int column, boolean blockModes) {
        Arrays.fill(values, 0);
        int kept = blockModes ? 8 : 9;
        Arrays.fill(left, 0, kept, 0);
        Arrays.fill(above, column * 9, column * 9 + kept, 0);
    }

    /**
     * Reads all of a macroblock.
     *
     * @return whether any is not 0
     */
    boolean read(Vp8Bits bits, int column, boolean blockModes, int[] steps) {
        Arrays.fill(values, 0);
        int first = blockModes ? 0 : 1;
        if (!blockModes) {
            Arrays.fill(dcs, 0);
            int at = column * 9 + 8;
            int count = block(bits, DCS, above[at] + left[8], 0, steps[2], steps[3], dcs, 0);
            above[at] = left[8] = count > 0 ? 1 : 0;
            transform.spreadDcs(dcs, values);
        }
        int type = blockModes ? LUMA : LUMA_AFTER_DCS;
        boolean any = blocks(bits, type, first, column * 9, 0, 4, 0, steps[0], steps[1]);
        any |= blocks(bits, CHROMA, 0, column * 9 + 4, 4, 2, 16, steps[4], steps[5]);
        any |= blocks(bits, CHROMA, 0, column * 9 + 6, 6, 2, 20, steps[4], steps[5]);
        return any;
    }

    private boolean blocks(
            Vp8Bits bits, int type, int first, int top, int side, int width, int index, int dcStep, int acStep) {
        boolean any = false;
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                int context = above[top + x] + left[side + y];
                int from = (index + y * width + x) * 16;
                int count = block(bits, type, context, first, dcStep, acStep, values, from);
                above[top + x] = left[side + y] = count > first ? 1 : 0;
                any |= count > 1 || values[from] != 0;
            }
        }
        return any;
    }

    /** One block; returns how many coefficients there are up to the last that is not 0. */
    private int block(Vp8Bits bits, int type, int context, int first, int dcStep, int acStep, int[] into, int from) {
        int n = first;
        int at = at(type, n, context);
        while (n < 16) {
            if (bits.bit(probabilities[at]) == 0) {
                return n;
            }
            while (bits.bit(probabilities[at + 1]) == 0) {
                if (++n == 16) {
                    return 16;
                }
                at = at(type, n, 0);
            }
            int value = 1;
            int next = 1;
            if (bits.bit(probabilities[at + 2]) == 1) {
                value = large(bits, at);
                next = 2;
            }
            into[from + ZIGZAG[n]] = (bits.flag() ? -value : value) * (n > 0 ? acStep : dcStep);
            n++;
            at = at(type, n, next);
        }
        return 16;
    }

    private static int at(int type, int n, int context) {
        return ((type * 8 + BANDS[n]) * 3 + context) * 11;
    }

    /** A coefficient of at least 2. */
    private int large(Vp8Bits bits, int at) {
        if (bits.bit(probabilities[at + 3]) == 0) {
            return bits.bit(probabilities[at + 4]) == 0 ? 2 : 3 + bits.bit(probabilities[at + 5]);
        }
        if (bits.bit(probabilities[at + 6]) == 0) {
            if (bits.bit(probabilities[at + 7]) == 0) {
                return 5 + bits.bit(159);
            }
            int high = 2 * bits.bit(165);
            return 7 + high + bits.bit(145);
        }
        int high = bits.bit(probabilities[at + 8]);
        int category = 2 * high + bits.bit(probabilities[at + 9 + high]);
        int value = 0;
        for (int probability : LARGE[category]) {
            value = value << 1 | bits.bit(probability);
        }
        return value + 3 + (8 << category);
    }
}
