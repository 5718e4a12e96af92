package dev.isogon.internal.eval.calibration;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One-sided confidence bounds of an error rate whose unit is the identity: few identities bring most errors about, and
 * the few that did are a sample of those who will.
 *
 * <p>The upper bound is that of M. Fay and E. Feuer, <i>Confidence intervals for directly standardized rates</i>,
 * Statistics in Medicine 16 (1997), for a sum of weighted Poisson counts: with one more event of the largest weight w,
 *
 * <pre>U = quantile of the gamma distribution with mean p̂ + w and variance v + w².</pre>
 *
 * For equal weights it is the exact Poisson bound, and p̂ + w keeps it up where few events were seen. An identity is an
 * event here. Three things are ours, and are what makes the bound approximate:
 *
 * <ul>
 *   <li>v is the {@link Influences#variance jackknife's} over identities, widened by (t∕z)², with Student's t of the
 *       {@link Influences#effectiveIdentities} that carry it: where five carry it, it is known no better than from five;
 *   <li>w is what one more identity like the {@link Influences#worst} would add, and no less than one would that matches
 *       {@value #UNSEEN} times as often as the average: in a small sample the kind that matters may not have been met;
 *   <li>the sample is taken for a random one of the identities to come. A kind rarer than 3∕n that matches others even
 *       more often is seen by no method; {@link HoeffdingBound} says what can be said against any.
 * </ul>
 *
 * <p>docs/results/calibration.md has how often it failed in simulation, and what else was tried.
 */
public final class GammaBound {

    /** How much more often than the average an identity may match that was not met. */
    static final int UNSEEN = 20;

    private GammaBound() {}

    /**
     * The upper bound.
     *
     * @param confidence between 0.5 and 1, usually 0.95
     * @return at least the estimate; 0 for no errors at all, of which {@link FixedSequence} takes no account
     */
    public static double upper(Influences influences, double confidence) {
        double rate = influences.rate();
        if (rate == 0) {
            return 0;
        }
        double unseen = (double) Influences.ROLES * UNSEEN * rate / influences.identities();
        double w = Math.max(influences.worst(), unseen);
        return fayFeuer(rate, widened(influences, confidence), w, confidence);
    }

    /** Their upper bound of a weighted sum with an estimated variance, one more event having the weight w. */
    static double fayFeuer(double sum, double variance, double w, double confidence) {
        return gamma(sum + w, variance + w * w).inverseCumulativeProbability(confidence);
    }

    /**
     * The lower bound, with nothing added: what the rate is above.
     *
     * @param confidence between 0.5 and 1, usually 0.95
     */
    public static double lower(Influences influences, double confidence) {
        double variance = widened(influences, confidence);
        return influences.rate() == 0 || variance == 0
                ? influences.rate()
                : gamma(influences.rate(), variance).inverseSurvivalProbability(confidence);
    }

    private static GammaDistribution gamma(double mean, double variance) {
        return GammaDistribution.of(mean * mean / variance, variance / mean);
    }

    private static double widened(Influences influences, double confidence) {
        checkConfidence(confidence);
        double t = TDistribution.of(Math.max(1, influences.effectiveIdentities()))
                .inverseCumulativeProbability(confidence);
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(confidence);
        return influences.variance() * (t / z) * (t / z);
    }

    static void checkConfidence(double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0.5 and 1, but was " + confidence);
        }
    }
}
