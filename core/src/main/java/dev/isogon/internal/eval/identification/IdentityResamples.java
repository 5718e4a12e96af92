package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.EffectiveUnits;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.resampling.Bootstrap;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Intervals of identification rates by the bootstrap over identities: whole identities are drawn, each with all its
 * searches, mated ones and strangers each among themselves, and the rate is made again, its threshold too. The gallery is
 * held fixed: the interval is that of other probes in this gallery.
 */
public final class IdentityResamples {

    private final Searches searches;
    private final int[] mated;
    private final int[] strangers;
    private final Bootstrap bootstrap;

    private IdentityResamples(Searches searches, double confidence) {
        // Sorted once, so that no resample sorts.
        this.searches = new Searches(
                searches.subjects(),
                searches.mated().sorted(),
                searches.nonMated().sorted(),
                new double[0]);
        this.mated = different(searches.mated().identities());
        this.strangers = different(searches.nonMated().identities());
        BootstrapSettings usual = BootstrapSettings.USUAL;
        this.bootstrap = new Bootstrap(new BootstrapSettings(usual.resamples(), usual.seed(), confidence));
    }

    private static int[] different(int[] identities) {
        return Arrays.stream(identities).sorted().distinct().toArray();
    }

    /**
     * The intervals of rates, all of the same resamples. A rate that needs {@link Searches#highestImpostors} has none.
     *
     * @param rates in [0, 1], such as {@link CumulativeMatch#rate}
     * @param confidence between 0 and 1, usually 0.95
     * @throws TooFewIdentities when mated probes or, where these decide, strangers are of fewer than 30
     */
    public static List<Interval> of(Searches searches, List<ResampledFigure<Searches>> rates, double confidence) {
        IdentityResamples resamples = new IdentityResamples(searches, confidence);
        TooFewIdentities.check(resamples.mated.length, "identities among the mated probes");
        if (rates.stream().anyMatch(each -> each.of().needsNonMated())) {
            TooFewIdentities.check(resamples.strangers.length, "identities among the strangers");
        }
        return resamples.intervals(rates);
    }

    private List<Interval> intervals(List<ResampledFigure<Searches>> rates) {
        double[] values = made(rates, searches);
        double[][] resampled = bootstrap.resampled(
                weights -> made(
                        rates,
                        searches.weighted(
                                identity -> weights[0][Arrays.binarySearch(mated, identity)],
                                identity -> weights[1][Arrays.binarySearch(strangers, identity)])),
                mated.length,
                strangers.length);
        int ofMated = EffectiveUnits.ofEach(searches.mated().identities());
        int ofStrangers = EffectiveUnits.ofEach(searches.nonMated().identities());
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int rests = rates.get(i).of().units(ofMated, ofStrangers);
            intervals.add(bootstrap.ofShare(values[i], resampled[i], rests));
        }
        return intervals;
    }

    private static double[] made(List<ResampledFigure<Searches>> rates, Searches of) {
        return rates.stream()
                .mapToDouble(each -> each.value().applyAsDouble(of))
                .toArray();
    }
}
