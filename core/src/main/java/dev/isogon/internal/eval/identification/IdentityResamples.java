package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.ResampledInterval;
import dev.isogon.internal.eval.TooFewIdentities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals of identification rates by the bootstrap over identities: whole identities are drawn with replacement, each
 * with all its searches, mated ones and strangers each among themselves, and the rate is made again, its threshold too;
 * the interval holds the middle of {@value #RESAMPLES} such rates.
 *
 * <p>Whole clusters are drawn because searches of one person are not independent: A. C. Davison, D. V. Hinkley,
 * <i>Bootstrap methods and their application</i> (1997), 3.8. The gallery is held fixed: the interval is that of other
 * probes in this gallery. The draws are the same at each call.
 */
public final class IdentityResamples {

    static final int RESAMPLES = 1000;

    private static final long SEED = 20;

    private final Searches searches;
    private final List<int[]> mated;
    private final List<int[]> nonMated;

    private IdentityResamples(Searches searches) {
        this.searches = searches;
        this.mated = groups(searches.mated().identities());
        this.nonMated = groups(searches.nonMated().identities());
    }

    /**
     * The interval of a rate of mated searches alone, such as {@link CumulativeMatch#rate}.
     *
     * @param rate in [0, 1]
     * @param confidence between 0 and 1, usually 0.95
     * @throws TooFewIdentities when mated probes are of fewer than 30
     */
    public static Interval ofMated(Searches searches, ToDoubleFunction<Searches> rate, double confidence) {
        IdentityResamples resamples = new IdentityResamples(searches);
        TooFewIdentities.check(resamples.mated.size(), "identities among the mated probes");
        return resamples
                .intervals(each -> new double[] {rate.applyAsDouble(each)}, resamples.mated.size(), confidence)
                .get(0);
    }

    /**
     * The intervals of rates that strangers decide too, such as those of {@link OpenSetIdentification}. A rate that
     * needs {@link Searches#highestImpostors} has none.
     *
     * @param rates any number of rates in [0, 1]
     * @param confidence between 0 and 1, usually 0.95
     * @throws TooFewIdentities when mated probes or strangers are of fewer than 30
     */
    public static List<Interval> ofBoth(Searches searches, Function<Searches, double[]> rates, double confidence) {
        IdentityResamples resamples = new IdentityResamples(searches);
        TooFewIdentities.check(resamples.mated.size(), "identities among the mated probes");
        TooFewIdentities.check(resamples.nonMated.size(), "identities among the strangers");
        return resamples.intervals(rates, Math.min(resamples.mated.size(), resamples.nonMated.size()), confidence);
    }

    private List<Interval> intervals(Function<Searches, double[]> rates, int identities, double confidence) {
        double[] values = rates.apply(searches);
        double[][] again = new double[values.length][RESAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int b = 0; b < RESAMPLES; b++) {
            double[] resampled = rates.apply(draw(random));
            for (int i = 0; i < values.length; i++) {
                again[i][b] = resampled[i];
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            intervals.add(ResampledInterval.of(values[i], again[i], identities, confidence));
        }
        return intervals;
    }

    private Searches draw(SplittableRandom random) {
        return new Searches(
                searches.subjects(),
                searches.mated().pick(draw(mated, random)),
                searches.nonMated().pick(draw(nonMated, random)),
                new double[0]);
    }

    /** Searches of as many identities as there are, drawn with replacement. */
    private static int[] draw(List<int[]> groups, SplittableRandom random) {
        return IntStream.range(0, groups.size())
                .mapToObj(i -> groups.get(random.nextInt(groups.size())))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    private static List<int[]> groups(int[] identities) {
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < identities.length; i++) {
            groups.computeIfAbsent(identities[i], identity -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
