package dev.isogon.internal.eval;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test of two classifiers on the same images: only images that one gets right and the other wrong tell
 * them apart, and if the two are equally good each such image is as likely to favour the one as the other.
 *
 * <p>It speaks of these two trained networks. Whether the losses behind them differ it cannot say: another seed is another
 * network.
 *
 * <p>Q. McNemar, <i>Note on the sampling error of the difference between correlated proportions or percentages</i>,
 * Psychometrika 12 (1947); the exact form is the sign test.
 *
 * @param firstOnly images that the first alone got right
 * @param secondOnly images that the second alone got right
 * @param pValue two-sided: min(1, 2·P(X ≤ min(firstOnly, secondOnly))), X binomial with one half
 */
public record McNemar(int firstOnly, int secondOnly, double pValue) {

    /**
     * Compares.
     *
     * @param first for each image, whether the first got it right
     * @param second the same for the second, on the same images
     */
    public static McNemar of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "both must be judged on the same images, but there are " + first.length + " and " + second.length);
        }
        int firstOnly = 0;
        int secondOnly = 0;
        for (int i = 0; i < first.length; i++) {
            firstOnly += first[i] && !second[i] ? 1 : 0;
            secondOnly += second[i] && !first[i] ? 1 : 0;
        }
        int apart = firstOnly + secondOnly;
        double tail = apart == 0
                ? 1
                : BinomialDistribution.of(apart, 0.5).cumulativeProbability(Math.min(firstOnly, secondOnly));
        return new McNemar(firstOnly, secondOnly, Math.min(1, 2 * tail));
    }
}
