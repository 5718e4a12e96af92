package dev.isogon.internal.eval;

/**
 * Wilson's interval of a proportion of independent trials: it stays within [0, 1] and has a width even where none or all
 * succeeded. E. B. Wilson, JASA 22 (1927).
 *
 * <p>Pairs that share images or identities are not independent; for them it is too narrow.
 */
public final class WilsonInterval {

    private WilsonInterval() {}

    /**
     * The interval of k successes of n.
     *
     * @param successes k, from 0 to n
     * @param trials n, at least 1
     * @param confidence between 0 and 1, usually 0.95
     */
    public static Interval of(long successes, long trials, double confidence) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("a proportion needs at least 1 trial and no more successes, but was "
                    + successes + " of " + trials);
        }
        double z = Confidence.normalQuantile(confidence);
        double share = (double) successes / trials;
        double squared = z * z / trials;
        double middle = (share + squared / 2) / (1 + squared);
        double half = Math.sqrt(squared * (share * (1 - share) + squared / 4)) / (1 + squared);
        // At its ends it touches 0 and 1 exactly, but for rounding.
        return new Interval(
                share,
                successes == 0 ? 0 : Math.max(0, middle - half),
                successes == trials ? 1 : Math.min(1, middle + half),
                confidence);
    }
}
