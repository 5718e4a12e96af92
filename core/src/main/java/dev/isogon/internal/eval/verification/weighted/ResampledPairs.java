package dev.isogon.internal.eval.verification.weighted;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.Spread;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.resampling.Bootstrap;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.PairWeights;
import dev.isogon.internal.eval.verification.ScoredPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of figures of pairs, by resampling identities or, where nothing is known but scores, pairs. Each figure is made
 * again in each resample, its threshold too.
 *
 * <p>An image is in many pairs and an identity in many images, so pairs are not independent, and resampling them gives
 * intervals that are far too narrow. For mated pairs the resampling of identities is the subset bootstrap of R. M. Bolle,
 * N. K. Ratha, S. Pankanti, <i>Error analysis of pattern recognition systems: the subsets bootstrap</i>, Computer Vision and
 * Image Understanding 93 (2004); for non-mated ones the bootstrap of vertices of T. A. B. Snijders, S. P. Borgatti,
 * <i>Non-parametric standard errors and tests for network statistics</i>, Connections 22 (1999), which is A. B. Owen's
 * pigeonhole bootstrap (Annals of Applied Statistics 1, 2007) with both factors drawn together. It counts what a non-mated
 * pair has of its own three times, once for each identity and once for both; where non-mated pairs are few, so that this
 * matters, twice their own variance is taken off, as in the variance of dyads of P. M. Aronow, C. Samii, V. A. Assenova
 * (Political Analysis 23, 2015). For figures of few errors see {@link dev.isogon.internal.eval.ShareInterval}.
 */
public final class ResampledPairs {

    /** So many non-mated pairs to a mated one, and what they have of their own is nothing beside what mated ones have. */
    private static final double MANY_NON_MATED = 20;

    private final String method;
    private final PairScores scores;
    private final Bootstrap bootstrap;
    private final int[] units;
    private final PairUnits effective;
    private final Function<double[][], WeightedPairs> resample;

    /** Resamples of non-mated pairs alone; null where the variance has no too much of theirs. */
    private final @Nullable Function<double[], WeightedPairs> alone;

    private ResampledPairs(
            String method,
            PairScores scores,
            BootstrapSettings settings,
            int[] units,
            PairUnits effective,
            Function<double[][], WeightedPairs> resample,
            @Nullable Function<double[], WeightedPairs> alone) {
        this.method = method;
        this.scores = scores;
        this.bootstrap = new Bootstrap(settings);
        this.units = units;
        this.effective = effective;
        this.resample = resample;
        this.alone = alone;
    }

    /**
     * Identities are drawn; a non-mated pair counts by both of its identities.
     *
     * @throws TooFewIdentities when there are fewer than {@value TooFewIdentities#LEAST} identities, or with mated pairs;
     *     the message says how many there are
     */
    public static ResampledPairs ofIdentities(IdentityPairs pairs, BootstrapSettings settings) {
        double[] mated = pairs.matedCounts();
        double[] nonMated = pairs.nonMatedCounts();
        int[] numbers = numbers(pairs.identities(), i -> mated[i] + nonMated[i] > 0);
        TooFewIdentities.check(numbers.length, "identities");
        TooFewIdentities.check(numbers(pairs.identities(), i -> mated[i] > 0).length, "identities with mated pairs");
        return new ResampledPairs(
                "bootstrap of " + settings.resamples() + " resamples of " + numbers.length
                        + " identities; a pair counts by both of its identities",
                pairs.scores(),
                settings,
                new int[] {numbers.length},
                pairs.units(),
                drawn -> {
                    double[] weights = new double[pairs.identities()];
                    for (int i = 0; i < numbers.length; i++) {
                        weights[numbers[i]] = drawn[0][i];
                    }
                    return pairs.weighted(weights);
                },
                pairs.scores().nonMatedPairs() < MANY_NON_MATED * pairs.scores().matedPairs()
                        ? pairs::nonMatedUnder
                        : null);
    }

    private static int[] numbers(int all, IntPredicate present) {
        return IntStream.range(0, all).filter(present).toArray();
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
                PairUnits.of(scores),
                drawn -> new WeightedPairs(steps, new PairWeights() {
                    @Override
                    public double mated(int place) {
                        return drawn[0][place];
                    }

                    @Override
                    public double nonMated(int place) {
                        return drawn[1][place];
                    }
                }),
                null);
    }

    /** In a sentence: what is resampled, and what that leaves out. */
    public String method() {
        return method
                + "; below 30 errors, the binomial interval of as many trials as are so uncertain, and without any"
                + " Clopper and Pearson's";
    }

    /** An interval a figure, all of the same resamples. */
    public List<Interval> intervals(List<ResampledFigure<ScoredPairs>> figures) {
        // What refuses to be made of the pairs themselves does so before the long work.
        double[] values = made(figures, scores);
        double[][] resampled = bootstrap.resampled(
                weights -> {
                    WeightedPairs again = resample.apply(weights);
                    // There is no rate of nothing.
                    return again.isEmpty() ? null : made(figures, again);
                },
                units);
        if (alone != null) {
            shrink(figures, values, resampled, alone);
        }
        List<Interval> intervals = new ArrayList<>();
        for (int f = 0; f < values.length; f++) {
            int rests = figures.get(f).of().units(effective.mated(), effective.nonMated());
            intervals.add(bootstrap.ofShare(values[f], resampled[f], rests));
        }
        return intervals;
    }

    /** Draws resamples towards the value, by as much as leaves off twice the variance that non-mated pairs have alone. */
    private void shrink(
            List<ResampledFigure<ScoredPairs>> figures,
            double[] values,
            double[][] resampled,
            Function<double[], WeightedPairs> ofNonMated) {
        double[][] own =
                bootstrap.resampled(weights -> made(figures, ofNonMated.apply(weights[0])), scores.nonMated().length);
        for (int f = 0; f < values.length; f++) {
            double all = Spread.variance(resampled[f]);
            // It is three times as much and more, but for chance.
            double left = all > 0 ? Math.max(1.0 / 3, 1 - 2 * Spread.variance(own[f]) / all) : 1;
            for (int r = 0; r < resampled[f].length; r++) {
                resampled[f][r] = values[f] + (resampled[f][r] - values[f]) * Math.sqrt(left);
            }
        }
    }

    private static double[] made(List<ResampledFigure<ScoredPairs>> figures, ScoredPairs pairs) {
        return figures.stream()
                .mapToDouble(each -> each.value().applyAsDouble(pairs))
                .toArray();
    }
}
