package dev.isogon.internal.eval.verification;

/**
 * Cosines of pairs are those of float64 rounded to a multiple of 2⁻⁴⁰, some 1e-12. In which order a product was summed, which
 * differs between all pairs and listed ones, changes them by 1e-16; rounded, they are the same, and equal images tie.
 */
public final class PairRounding {

    private static final double PER_UNIT = 0x1p40;

    private PairRounding() {}

    /** The cosine on the grid, and never −0. */
    public static double of(double cosine) {
        return Math.rint(cosine * PER_UNIT) / PER_UNIT + 0.0;
    }
}
