package dev.isogon.internal.gallery.threshold;

import dev.isogon.metrics.SettingsException;
import java.util.Locale;

/**
 * The threshold of a gallery that knows good parts only, whose defects are the unknown: from the scores of good parts that are
 * not enrolled. At most a share α of good parts to come is refused on average, if they come as these did. It says nothing of
 * how many defects pass.
 *
 * @param threshold τ, one of the scores
 * @param target α, the share of good parts that is refused at most
 * @param goods n
 * @param refused how many of them score below τ
 * @param bound what is promised on average: ⌊α(n + 1)⌋ ∕ (n + 1), at most α
 */
public record GoodsThreshold(double threshold, double target, int goods, int refused, double bound) {

    /**
     * The ⌊α(n + 1)⌋-th smallest score: refused is what lies below it. A good part to come is as likely as any of the n to be
     * the lowest of all n + 1, the second lowest, and so on (split conformal prediction, see {@link
     * StrangerThreshold#onAverage}).
     *
     * @param scores n finite numbers in any order, each the best match of one good part that is not enrolled
     * @param share α, between 0 and 1
     * @throws SettingsException when n is below {@link ScoresNeeded#onAverage}, with what it takes
     */
    public static GoodsThreshold of(float[] scores, double share) {
        if (!(share > 0 && share < 1)) {
            throw new SettingsException("refused", "must be between 0 and 1, such as 0.01, but was " + share);
        }
        int n = scores.length;
        long rank = ScoresNeeded.allowedOnAverage(share, n);
        if (rank < 1) {
            throw new SettingsException(
                    "refused",
                    String.format(
                            Locale.ROOT,
                            "of %s takes %,d good parts that are not enrolled, but there are %,d. These could promise that at"
                                    + " most %.3g of good parts are refused. Bring more, or allow a larger share",
                            share,
                            ScoresNeeded.onAverage(share),
                            n,
                            ScoresNeeded.leastOnAverage(n)));
        }
        float[] sorted = Ascending.of(scores);
        // α below 1 can still round to n + 1 where n is small.
        float threshold = sorted[(int) Math.min(rank, n) - 1];
        return new GoodsThreshold(
                threshold, share, n, n - Ascending.from(sorted, threshold), Math.min(rank, n) / (n + 1.0));
    }
}
