package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.resampling.Bootstrap;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.PairWeights;
import dev.isogon.internal.eval.verification.ScoredPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals of figures of pairs, by resampling identities or, where nothing is known but scores, pairs. Each figure is made
 * again in each resample, its threshold too.
 *
 * <p>An image is in many pairs and an identity in many images, so pairs are not independent, and resampling them gives
 * intervals that are far too narrow. For mated pairs the resampling of identities is the subset bootstrap of R. M. Bolle,
 * N. K. Ratha, S. Pankanti, <i>Error analysis of pattern recognition systems: the subsets bootstrap</i>, Computer Vision and
 * Image Understanding 93 (2004); for non-mated ones the bootstrap of vertices of T. A. B. Snijders, S. P. Borgatti,
 * <i>Non-parametric standard errors and tests for network statistics</i>, Connections 22 (1999), which is A. B. Owen's
 * pigeonhole bootstrap (Annals of Applied Statistics 1, 2007) with both factors drawn together. It errs on the side of too
 * wide where pairs differ for reasons of their own, and as every percentile interval it is only approximate with few
 * identities and for rates of a few errors.
 */
public final class ResampledPairs {

    private final String method;
    private final PairScores scores;
    private final Bootstrap bootstrap;
    private final int[] units;
    private final Function<double[][], WeightedPairs> resample;

    private ResampledPairs(
            String method,
            PairScores scores,
            BootstrapSettings settings,
            int[] units,
            Function<double[][], WeightedPairs> resample) {
        this.method = method;
        this.scores = scores;
        this.bootstrap = new Bootstrap(settings);
        this.units = units;
        this.resample = resample;
    }

    /**
     * Identities are drawn; a non-mated pair counts by both of its identities.
     *
     * @throws TooFewIdentities when there are fewer than {@value TooFewIdentities#LEAST} identities, or with mated pairs;
     *     the message says how many there are
     */
    public static ResampledPairs ofIdentities(IdentityPairs pairs, BootstrapSettings settings) {
        int[] numbers = numbers(pairs.present(false));
        TooFewIdentities.check(numbers.length, "identities");
        TooFewIdentities.check(numbers(pairs.present(true)).length, "identities with mated pairs");
        return new ResampledPairs(
                "bootstrap of " + settings.resamples() + " resamples of " + numbers.length
                        + " identities; a pair counts by both of its identities",
                pairs.scores(),
                settings,
                new int[] {numbers.length},
                drawn -> {
                    double[] weights = new double[pairs.identities()];
                    for (int i = 0; i < numbers.length; i++) {
                        weights[numbers[i]] = drawn[0][i];
                    }
                    return pairs.weighted(weights);
                });
    }

    private static int[] numbers(boolean[] present) {
        return IntStream.range(0, present.length).filter(i -> present[i]).toArray();
    }

    /**
     * Mated and non-mated pairs are drawn, each by themselves, as if every pair were of people of its own. Images and
     * identities that pairs share make the truth less sure than that, so the intervals are too narrow, and say so.
     */
    public static ResampledPairs ofPairs(PairScores scores, BootstrapSettings settings) {
        ScoreSteps steps = ScoreSteps.of(scores);
        int mated = scores.mated().length;
        int nonMated = scores.nonMated().length;
        return new ResampledPairs(
                "bootstrap of " + settings.resamples() + " resamples of " + mated + " mated and " + nonMated
                        + " non-mated pairs as if they were independent: identities that pairs share are not known, and"
                        + " with them the interval would be wider",
                scores,
                settings,
                new int[] {mated, nonMated},
                drawn -> new WeightedPairs(steps, new PairWeights() {
                    @Override
                    public double mated(int place) {
                        return drawn[0][place];
                    }

                    @Override
                    public double nonMated(int place) {
                        return drawn[1][place];
                    }
                }));
    }

    /** In a sentence: what is resampled, and what that leaves out. */
    public String method() {
        return method;
    }

    /** An interval a figure, all of the same resamples. */
    public List<Interval> intervals(List<ToDoubleFunction<ScoredPairs>> figures) {
        // What refuses to be made of the pairs themselves does so before the long work.
        double[] values = made(figures, scores);
        double[][] resampled = bootstrap.resampled(
                weights -> {
                    WeightedPairs again = resample.apply(weights);
                    // There is no rate of nothing.
                    return again.isEmpty() ? null : made(figures, again);
                },
                units);
        List<Interval> intervals = new ArrayList<>();
        for (int f = 0; f < values.length; f++) {
            intervals.add(bootstrap.interval(values[f], resampled[f]));
        }
        return intervals;
    }

    private static double[] made(List<ToDoubleFunction<ScoredPairs>> figures, ScoredPairs pairs) {
        return figures.stream().mapToDouble(each -> each.applyAsDouble(pairs)).toArray();
    }
}
