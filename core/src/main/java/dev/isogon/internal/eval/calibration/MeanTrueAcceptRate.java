package dev.isogon.internal.eval.calibration;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.ShareInterval;
import dev.isogon.internal.eval.Spread;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The true accept rate of a random pair of images of a random identity: the mean over identities with two images or more
 * of the share of their pairs with score ≥ τ. Identities are the sample, so the interval is Student's t over them, and that
 * of {@link ShareInterval} where few fail or none.
 */
public final class MeanTrueAcceptRate {

    private MeanTrueAcceptRate() {}

    /**
     * The rate at a threshold.
     *
     * @param mated for each identity the scores of all pairs of its images; none for identities with one image
     * @param confidence between 0.5 and 1
     * @return empty when fewer than two identities have pairs
     */
    public static Optional<Interval> at(double threshold, double[][] mated, double confidence) {
        GammaBound.checkConfidence(confidence);
        double[] shares = Arrays.stream(mated)
                .filter(scores -> scores.length > 0)
                .mapToDouble(scores -> Arrays.stream(scores)
                                .filter(score -> score >= threshold)
                                .count()
                        / (double) scores.length)
                .toArray();
        int n = shares.length;
        if (n < 2) {
            return Optional.empty();
        }
        double tail = (1 - confidence) / 2;
        double mean = Arrays.stream(shares).sum() / n;
        double variance = Spread.variance(shares) / n;
        double half = TDistribution.of(n - 1).inverseSurvivalProbability(tail) * Math.sqrt(variance);
        Interval student = new Interval(mean, Math.max(0, mean - half), Math.min(1, mean + half), confidence);
        return Optional.of(ShareInterval.of(student, variance, Spread.third(shares) / ((double) n * n), n));
    }
}
