package dev.isogon.internal.eval.calibration;

/**
 * An upper bound of an error rate that approximates nothing, whatever identities there are: the largest p with
 *
 * <pre>b · KL(p̂ ‖ p) ≤ ln 1∕(1 − confidence),   KL(x ‖ p) = x ln x∕p + (1 − x) ln (1 − x)∕(1 − p)</pre>
 *
 * for the mean p̂ over all pairs of n identities, of which b = ⌊n∕2⌋ pairs are disjoint. A mean over all pairs is a mean
 * of means over b independent ones, and an exponential moment of it is at most theirs: W. Hoeffding, <i>Probability
 * inequalities for sums of bounded random variables</i>, JASA 58 (1963), section 5a with theorem 1. A kernel of r
 * identities has b = ⌊n∕r⌋. Without errors it is 1 − (1 − confidence)^(1∕b), as Clopper's and Pearson's is for b disjoint
 * pairs; with errors it is a little wider, but need not choose which pairs to look at.
 */
public final class HoeffdingBound {

    private HoeffdingBound() {}

    /**
     * The bound.
     *
     * @param rate p̂, in [0, 1]
     * @param blocks b, at least 1
     * @param confidence between 0 and 1
     */
    public static double upper(double rate, int blocks, double confidence) {
        double most = most(rate, blocks, confidence);
        double low = rate;
        double high = 1;
        // 60 halvings end at the last bit of a double.
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (divergence(rate, middle) <= most) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Whether the bound is at most a target; quicker than the bound itself. */
    static boolean atMost(double target, double rate, int blocks, double confidence) {
        return rate < target && divergence(rate, target) >= most(rate, blocks, confidence);
    }

    private static double most(double rate, int blocks, double confidence) {
        GammaBound.checkConfidence(confidence);
        if (!(rate >= 0 && rate <= 1) || blocks < 1) {
            throw new IllegalArgumentException("no bound for a rate of " + rate + " in " + blocks + " blocks");
        }
        return -Math.log1p(-confidence) / blocks;
    }

    private static double divergence(double x, double p) {
        return term(x, p) + term(1 - x, 1 - p);
    }

    private static double term(double x, double p) {
        return x == 0 ? 0 : x * Math.log(x / p);
    }
}
