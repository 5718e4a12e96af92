package dev.isogon.internal.eval;

import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import dev.isogon.internal.eval.resampling.ResampledFigure.Of;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.weighted.IdentityPairs;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.eval.verification.weighted.ResampledPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals in worlds whose truth is known, against that truth.
 *
 * @param truth of the figure
 * @param covered share of the trials whose interval held it
 * @param width the mean of the intervals
 * @param trueWidth of the middle 95 % of the estimates of all trials
 */
record SimulatedIntervals(double truth, double covered, double width, double trueWidth) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** AUC, EER, and TAR at a FAR. */
    static List<ResampledFigure<ScoredPairs>> figures(double far) {
        return List.of(
                new ResampledFigure<>(Auc::of, Of.BOTH),
                new ResampledFigure<>(pairs -> EqualErrorRate.of(pairs).value(), Of.BOTH),
                new ResampledFigure<>(pairs -> TrueAcceptRate.at(pairs, far).value(), Of.MATED_AT_THRESHOLD));
    }

    /** Runs trials of several figures at once. */
    static List<SimulatedIntervals> of(int trials, double[] truths, Function<Random, List<Interval>> trial) {
        List<List<Interval>> all = IntStream.range(0, trials)
                .mapToObj(seed -> trial.apply(new Random(7_919L * seed + 1)))
                .toList();
        List<SimulatedIntervals> outcomes = new ArrayList<>();
        for (int f = 0; f < truths.length; f++) {
            int figure = f;
            List<Interval> own = all.stream().map(each -> each.get(figure)).toList();
            double[] values = own.stream().mapToDouble(Interval::value).sorted().toArray();
            outcomes.add(new SimulatedIntervals(
                    truths[f],
                    own.stream().filter(each -> each.contains(truths[figure])).count() / (double) trials,
                    own.stream()
                            .mapToDouble(each -> each.high() - each.low())
                            .average()
                            .orElseThrow(),
                    values[(int) Math.ceil(0.975 * trials) - 1] - values[(int) (0.025 * trials)]));
        }
        return outcomes;
    }

    /** Mean width against the true one. */
    double ratio() {
        return width / trueWidth;
    }

    /**
     * Scores of pairs of people: N(distance + effect of the identity, …) where mated, N(effects of both, …) where not.
     *
     * @param distance between the means of mated and non-mated scores
     * @param identity deviation of an identity's effect
     * @param noise deviation of a pair's own
     */
    record Scores(double distance, double identity, double noise) {

        private double deviation(boolean mated) {
            return Math.sqrt((mated ? 1 : 2) * identity * identity + noise * noise);
        }

        /** AUC, EER and TAR at the FAR of the whole population, in closed form. */
        double[] truths(double far) {
            double mated = deviation(true);
            double nonMated = deviation(false);
            double threshold = nonMated * NORMAL.inverseSurvivalProbability(far);
            return new double[] {
                NORMAL.cumulativeProbability(distance / Math.hypot(mated, nonMated)),
                NORMAL.cumulativeProbability(-distance / (mated + nonMated)),
                NORMAL.survivalProbability((threshold - distance) / mated)
            };
        }

        /** Pairs that share nobody. */
        PairScores pairs(int mated, int nonMated, Random random) {
            return new PairScores(
                    random.doubles(mated)
                            .map(x -> distance + deviation(true) * random.nextGaussian())
                            .toArray(),
                    random.doubles(nonMated)
                            .map(x -> deviation(false) * random.nextGaussian())
                            .toArray());
        }

        /** All pairs of some identities' images, or every so many-th of the non-mated ones. */
        IdentityPairs identities(int identities, int images, int every, Random random) {
            double[] own = random.doubles(identities)
                    .map(x -> identity * random.nextGaussian())
                    .toArray();
            double[] other = random.doubles(identities)
                    .map(x -> identity * random.nextGaussian())
                    .toArray();
            int n = identities * images;
            int most = n * (n - 1) / 2;
            int[] first = new int[most];
            int[] second = new int[most];
            double[] scores = new double[most];
            int count = 0;
            for (int a = 0; a < n; a++) {
                for (int b = a + 1; b < n; b++) {
                    int i = a / images;
                    int j = b / images;
                    if (i == j || random.nextInt(every) == 0) {
                        first[count] = i;
                        second[count] = j;
                        scores[count++] =
                                (i == j ? distance + own[i] : other[i] + other[j]) + noise * random.nextGaussian();
                    }
                }
            }
            return IdentityPairs.of(new IdentityScores(
                    Arrays.copyOf(first, count), Arrays.copyOf(second, count), Arrays.copyOf(scores, count)));
        }

        List<SimulatedIntervals> ofPairs(int trials, int mated, int nonMated, double far, BootstrapSettings settings) {
            return SimulatedIntervals.of(
                    trials,
                    truths(far),
                    random -> ResampledPairs.ofPairs(pairs(mated, nonMated, random), settings)
                            .intervals(figures(far)));
        }

        List<SimulatedIntervals> ofIdentities(
                int trials, int identities, int images, int every, double far, BootstrapSettings settings) {
            return SimulatedIntervals.of(
                    trials,
                    truths(far),
                    random -> ResampledPairs.ofIdentities(identities(identities, images, every, random), settings)
                            .intervals(figures(far)));
        }
    }
}
