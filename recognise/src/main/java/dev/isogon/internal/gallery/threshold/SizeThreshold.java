package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.calibration.FalseMatchTable;

/**
 * The threshold of a gallery before it is calibrated, from its size alone: the lowest at which enrolled images × the upper bound
 * of the false match rate is at most the target.
 *
 * <p>Why the product is enough: a stranger is taken for somebody iff at least one of the N enrolled images scores τ or more, and
 * the chance that one of several things happens is at most the sum of their chances (the union bound), whether they hang
 * together or not. Over galleries and strangers drawn at random each of the N is a false match of two random identities with the
 * chance FMR, so FPIR ≤ N · FMR on average over such galleries. One gallery, of people alike, may be above it; {@link
 * StrangerThreshold} is of the gallery that is there. The bound is the table's, with its confidence, and holds for people and
 * images like those that it was measured on.
 *
 * @param threshold τ
 * @param images N, enrolled images, at least 1
 * @param falseMatchRate the upper bound of FMR at τ
 * @param rate what FPIR is at most, on average over galleries drawn at random: min(1, N · bound)
 * @param target what it was to be
 * @param reached whether it is; otherwise τ is the strictest threshold of the table, and the larger rate is what holds
 */
public record SizeThreshold(
        double threshold, long images, double falseMatchRate, double rate, double target, boolean reached) {

    /** FPIR where nobody asks for another. */
    public static final double TARGET = 0.01;

    /** FMR of comparing two, where nobody asks for another. */
    public static final double VERIFICATION = 1e-3;

    /**
     * For searches in a gallery.
     *
     * @param images N, enrolled; 0 counts as 1
     * @param target FPIR, between 0 and 1, usually {@link #TARGET}
     */
    public static SizeThreshold of(FalseMatchTable table, long images, double target) {
        ScoresNeeded.checkRate(target);
        long n = Math.max(1, images);
        FalseMatchTable.Row row = table.lowest(target / n);
        double rate = Math.min(1, n * row.bound());
        return new SizeThreshold(row.threshold(), n, row.bound(), rate, target, row.bound() <= target / n);
    }

    /** For the comparison of two images: a gallery of one image, with FMR instead of FPIR. */
    public static SizeThreshold ofPairs(FalseMatchTable table, double falseMatchRate) {
        return of(table, 1, falseMatchRate);
    }
}
