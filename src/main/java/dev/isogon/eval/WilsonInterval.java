package dev.isogon.eval;

/**
 * Wilson's score interval for a share of independent trials: one trained model on one test set. It stays inside [0, 1]
 * and has a width even where every trial succeeds.
 *
 * <p>E. B. Wilson, <i>Probable inference, the law of succession, and statistical inference</i>, JASA 22 (1927).
 */
public final class WilsonInterval {

    private WilsonInterval() {}

    /**
     * The interval of a share.
     *
     * @param successes from 0 to {@code trials}
     * @param trials at least 1
     * @param confidence between 0 and 1, usually 0.95
     */
    public static Interval of(long successes, long trials, double confidence) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials is not a share");
        }
        double z = Confidence.normalQuantile(confidence);
        double share = (double) successes / trials;
        double shrink = 1 + z * z / trials;
        double centre = (share + z * z / (2.0 * trials)) / shrink;
        double half = z / shrink * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
        // At the ends the formula is exact, its rounding is not.
        double low = successes == 0 ? 0 : Math.max(0, centre - half);
        double high = successes == trials ? 1 : Math.min(1, centre + half);
        return new Interval(share, low, high, confidence);
    }
}
