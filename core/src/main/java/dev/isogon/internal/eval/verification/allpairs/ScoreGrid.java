package dev.isogon.internal.eval.verification.allpairs;

/**
 * The scores that all pairs are counted by: cosines rounded to the nearest multiple of 2⁻²³, a little over 1e-7, which is
 * as fine as float32 is below 2 and exact in it. Cells are numbered from that of −1.
 */
final class ScoreGrid {

    static final int ZERO = 1 << 23;
    static final int CELLS = 2 * ZERO + 1;

    private static final double PER_UNIT = ZERO;

    private ScoreGrid() {}

    static int cell(double cosine) {
        // Rounding may take a cosine out of [−1, 1].
        int cell = (int) Math.rint(cosine * PER_UNIT) + ZERO;
        return Math.max(0, Math.min(CELLS - 1, cell));
    }

    static double score(int cell) {
        return (cell - ZERO) / PER_UNIT;
    }

    /** The lowest cell whose score is at least τ; the number of cells where none is. */
    static int firstAtLeast(double threshold) {
        if (threshold <= -1) {
            return 0;
        }
        return threshold > 1 ? CELLS : (int) Math.ceil(threshold * PER_UNIT) + ZERO;
    }
}
