package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.AllowedShare;
import dev.isogon.internal.eval.ClopperPearson;

/**
 * How many scores a rate takes before it can be promised, and what a number of them could promise. On average, the next of n + 1
 * scores that come in random order is among the k highest with a chance of k ∕ (n + 1); with a confidence, Clopper's and
 * Pearson's bound of e errors in n says what the rate is below.
 */
public final class ScoresNeeded {

    private ScoresNeeded() {}

    /** For a rate on average: ⌈1∕α⌉ − 1, so 999 for 0.001. */
    public static long onAverage(double rate) {
        checkRate(rate);
        // AllowedShare decides what 1∕α is when it is rounded.
        long n = Math.max(0, (long) Math.ceil(1 / rate) - 2);
        while (allowedOnAverage(rate, n) < 1) {
            n++;
        }
        return n;
    }

    /** For a rate with a confidence, when none is in error: ⌈ln(1 − c) ∕ ln(1 − α)⌉, so 2,995 for 0.001 at 0.95. */
    public static long withConfidence(double rate, double confidence) {
        checkRate(rate);
        checkConfidence(confidence);
        return (long) Math.max(1, Math.ceil(Math.log1p(-confidence) / Math.log1p(-rate) - 1e-9));
    }

    /** The least rate that n scores promise on average: 1 ∕ (n + 1). */
    public static double leastOnAverage(int n) {
        return 1.0 / (n + 1.0);
    }

    /** The least rate that n scores promise with a confidence: 1 − (1 − c)^(1∕n), about 3∕n at 0.95; 1 for none. */
    public static double leastWithConfidence(int n, double confidence) {
        checkConfidence(confidence);
        return n == 0 ? 1 : -Math.expm1(Math.log1p(-confidence) / n);
    }

    /** k, how many of n + 1 scores may be in error so that the rate is α on average: ⌊α(n + 1)⌋. */
    static long allowedOnAverage(double rate, long n) {
        return (long) Math.floor(AllowedShare.of(rate, n + 1.0));
    }

    /**
     * e, the most of n scores that may be in error so that their upper bound is at most α.
     *
     * @return −1 where even none is too many
     */
    static int allowedWithConfidence(double rate, int n, double confidence) {
        if (n < withConfidence(rate, confidence)) {
            return -1;
        }
        int enough = 0;
        int tooMany = n;
        while (tooMany - enough > 1) {
            int middle = (enough + tooMany) >>> 1;
            if (ClopperPearson.upper(middle, n, confidence) <= rate) {
                enough = middle;
            } else {
                tooMany = middle;
            }
        }
        return enough;
    }

    static void checkRate(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("a rate must be between 0 and 1, but was " + rate);
        }
    }

    static void checkConfidence(double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be above 0.5 and below 1, but was " + confidence);
        }
    }
}
