package dev.isogon.internal.eval.resampling;

import dev.isogon.internal.base.SeedMixing;
import dev.isogon.internal.eval.Spread;

/**
 * The Bayesian bootstrap over identities: in each resample every identity has a weight of its own, drawn from the
 * exponential distribution of mean 1, and all that belongs to it counts so much. Unlike counts of draws no weight is 0, so
 * that a split with few strangers still has a rate in each resample; and a weight depends on resample and identity alone,
 * so that runs of other losses, seeds and splits are resampled alike and their differences are paired. Where identities look
 * for each other in a gallery, the gallery stays as it is: searches have weights, enrolled images have none.
 *
 * <p>D. B. Rubin, <i>The Bayesian bootstrap</i>, Annals of Statistics 9 (1981); for pairs of identities with the product of
 * their weights, A. B. Owen, D. Eckles, <i>Bootstrapping data arrays of arbitrary order</i>, Annals of Applied Statistics 6
 * (2012).
 */
public final class IdentityWeights {

    /** Resamples: the standard error they give is itself known to 5 %. */
    public static final int RESAMPLES = 200;

    private static final double UNIT = Math.scalb(1.0, -53);

    private IdentityWeights() {}

    /**
     * The weight of an identity.
     *
     * @param resample from 0
     * @param identity any number that stands for it
     */
    public static double of(int resample, int identity) {
        long bits = SeedMixing.drawn(SeedMixing.drawn(resample + 1L) + identity);
        // In (0, 1], so that the logarithm is finite.
        return -Math.log(((bits >>> 11) + 1) * UNIT);
    }

    /**
     * The variance of a figure over identities, from its values in all resamples: theirs, times (n + 1) ∕ (n − 1), since
     * exponential weights vary a mean of n by Σ(x − x̄)² ∕ (n·(n + 1)) and not by s² ∕ n.
     *
     * @param resampled one value a resample
     * @param identities n, at least 2
     */
    public static double variance(double[] resampled, int identities) {
        return Spread.variance(resampled) * (identities + 1.0) / (identities - 1.0);
    }
}
