package dev.isogon.internal.eval;

/** How much of a weight may pass: the one reading of "at most a share", for pairs and searches alike. */
public final class AllowedShare {

    private AllowedShare() {}

    /**
     * The share of a weight, and as much more as the rounding error of a product: 0.07 · 100 must not cost one.
     *
     * @param share in [0, 1]
     * @param all at least 0
     */
    public static double of(double share, double all) {
        double product = share * all;
        return product + Math.max(1e-9, 2 * Math.ulp(product));
    }
}
