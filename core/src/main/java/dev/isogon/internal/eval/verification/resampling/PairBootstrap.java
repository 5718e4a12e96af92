package dev.isogon.internal.eval.verification.resampling;

import dev.isogon.internal.eval.verification.PairScores;

/**
 * Intervals where nothing is known but scores and labels: mated and non-mated pairs are resampled, each by themselves, as
 * if every pair were of people of its own. Images and identities that pairs share make the truth less sure than that, so
 * the intervals are too narrow, and say so. Use {@link IdentityBootstrap} where identities are known.
 */
public final class PairBootstrap {

    private PairBootstrap() {}

    /**
     * Resamples.
     *
     * @param fars FARs at which TAR is wanted, each in [0, 1]
     */
    public static Intervals of(PairScores scores, BootstrapSettings settings, double... fars) {
        int mated = scores.mated().length;
        int nonMated = scores.nonMated().length;
        Resampling resampling = new Resampling(
                scores,
                ResampledPairs.ofPairs(scores),
                random -> {
                    int[] weights = new int[mated + nonMated];
                    Resampling.draw(random, weights, 0, mated);
                    Resampling.draw(random, weights, mated, nonMated);
                    return weights;
                },
                settings,
                fars);
        return resampling.intervals(
                "bootstrap of " + settings.resamples() + " resamples of " + mated + " mated and " + nonMated
                        + " non-mated pairs as if they were independent: identities that pairs share are not known, and"
                        + " with them the interval would be wider",
                fars);
    }
}
