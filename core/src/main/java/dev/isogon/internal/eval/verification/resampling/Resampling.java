package dev.isogon.internal.eval.verification.resampling;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.Roc;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What every bootstrap does once it knows how to draw: figures of each resample, and between which of them the middle
 * share lies (percentile intervals: B. Efron, R. Tibshirani, <i>An introduction to the bootstrap</i>, 1993, §13.3).
 */
final class Resampling {

    /** Draws a weight for each unit. */
    @FunctionalInterface
    interface Draw {
        int[] weights(SplittableRandom random);
    }

    private static final int POINTS = 200;

    private final PairScores scores;
    private final BootstrapSettings settings;
    private final double[] targets;
    private final Curve accepted;
    private final List<ResampledFigures> figures;

    Resampling(PairScores scores, ResampledPairs pairs, Draw draw, BootstrapSettings settings, double[] fars) {
        this.scores = scores;
        this.settings = settings;
        // A FAR that is none is refused before the long work.
        Arrays.stream(fars).forEach(far -> TrueAcceptRate.at(scores, far));
        this.accepted = Roc.acceptedOverFalseAccepts(scores, POINTS);
        this.targets = DoubleStream.concat(
                        Arrays.stream(fars), accepted.x().stream().mapToDouble(Double::doubleValue))
                .sorted()
                .distinct()
                .toArray();
        // A seed for each resample: the same whichever thread takes it.
        long[] seeds = new SplittableRandom(settings.seed())
                .longs(settings.resamples())
                .toArray();
        this.figures = Arrays.stream(seeds)
                .parallel()
                .mapToObj(seed -> resample(pairs, draw, new SplittableRandom(seed)))
                .toList();
    }

    /** Draws again where a side came out empty: there is no rate of nothing. */
    private ResampledFigures resample(ResampledPairs pairs, Draw draw, SplittableRandom random) {
        while (true) {
            int[] weights = draw.weights(random);
            long[] mated = pairs.mated().weigh(weights, pairs.positions());
            long[] nonMated = pairs.nonMated().weigh(weights, pairs.positions());
            if (Arrays.stream(mated).anyMatch(w -> w > 0)
                    && Arrays.stream(nonMated).anyMatch(w -> w > 0)) {
                return ResampledFigures.of(mated, nonMated, targets);
            }
        }
    }

    Intervals intervals(String method, double[] fars) {
        List<Interval> rates = new ArrayList<>();
        for (double far : fars) {
            int place = Arrays.binarySearch(targets, far);
            rates.add(interval(TrueAcceptRate.at(scores, far).value(), one -> one.trueAcceptRates()[place]));
        }
        List<Interval> band = accepted.x().stream()
                .map(far -> Arrays.binarySearch(targets, far))
                .map(place -> interval(0, one -> one.trueAcceptRates()[place]))
                .toList();
        List<Double> low = band.stream().map(Interval::low).toList();
        List<Double> high = band.stream().map(Interval::high).toList();
        return new Intervals(
                method,
                interval(Auc.of(scores), ResampledFigures::auc),
                interval(EqualErrorRate.of(scores).value(), ResampledFigures::equalErrorRate),
                Arrays.stream(fars).boxed().toList(),
                rates,
                new Curve(accepted.x(), accepted.y(), low, high),
                new Curve(accepted.x(), missed(accepted.y()), missed(high), missed(low)));
    }

    private static List<Double> missed(List<Double> accepted) {
        return accepted.stream().map(rate -> 1 - rate).toList();
    }

    private Interval interval(double value, ToDoubleFunction<ResampledFigures> figure) {
        double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        double tail = (1 - settings.confidence()) / 2;
        return new Interval(value, quantile(sorted, tail), quantile(sorted, 1 - tail), settings.confidence());
    }

    /** Between two neighbours in proportion. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** How often each of the units from {@code from} on comes in as many draws with replacement as they are. */
    static void draw(SplittableRandom random, int[] weights, int from, int count) {
        IntStream.range(0, count).forEach(i -> weights[from + random.nextInt(count)]++);
    }
}
