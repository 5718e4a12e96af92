package dev.isogon.internal.eval.resampling;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.ShareInterval;
import dev.isogon.internal.eval.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Percentile intervals by the bootstrap: of n units, such as identities, n are drawn with replacement, and a unit drawn w
 * times has the weight w; between the values that figures then have lies the middle share. Every figure of one call has the
 * same draws.
 *
 * <p>B. Efron, R. Tibshirani, <i>An introduction to the bootstrap</i> (1993), §13.3; whole identities are drawn because what
 * belongs to one person is not independent: A. C. Davison, D. V. Hinkley, <i>Bootstrap methods and their application</i>
 * (1997), 3.8.
 *
 * @param settings how many resamples, by which seed
 */
public record Bootstrap(BootstrapSettings settings) {

    /** 1,000 resamples, 95 %. */
    public static final Bootstrap USUAL = new Bootstrap(BootstrapSettings.USUAL);

    /** Figures where the units have weights. */
    @FunctionalInterface
    public interface Figures {

        /**
         * Makes them; called by several threads at once.
         *
         * @param weights of each kind of units, whole numbers from 0 on
         * @return F figures; null where a resample has none, such as a rate of nothing, so that another is drawn instead
         */
        double @Nullable [] under(double[][] weights);
    }

    /**
     * Figures of all resamples.
     *
     * @param units of each kind how many there are; each kind is drawn by itself
     * @return F arrays of one value a resample
     */
    public double[][] resampled(Figures figures, int... units) {
        // A seed for each resample: the same whichever thread takes it.
        long[] seeds = new SplittableRandom(settings.seed())
                .longs(settings.resamples())
                .toArray();
        List<double[]> all = Arrays.stream(seeds)
                .parallel()
                .mapToObj(seed -> resample(figures, units, new SplittableRandom(seed)))
                .toList();
        double[][] values = new double[all.get(0).length][all.size()];
        for (int r = 0; r < all.size(); r++) {
            for (int f = 0; f < values.length; f++) {
                values[f][r] = all.get(r)[f];
            }
        }
        return values;
    }

    private static double[] resample(Figures figures, int[] units, SplittableRandom random) {
        while (true) {
            double[] values = figures.under(drawn(units, random));
            if (values != null) {
                return values;
            }
        }
    }

    private static double[][] drawn(int[] units, SplittableRandom random) {
        double[][] weights = new double[units.length][];
        for (int kind = 0; kind < units.length; kind++) {
            weights[kind] = new double[units[kind]];
            for (int i = 0; i < units[kind]; i++) {
                weights[kind][random.nextInt(units[kind])]++;
            }
        }
        return weights;
    }

    /**
     * Between which of its resampled values the middle share lies.
     *
     * @param value the figure itself
     * @param resampled one value a resample, none NaN
     */
    public Interval interval(double value, double[] resampled) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("an interval needs resamples that have a rate");
        }
        double tail = (1 - settings.confidence()) / 2;
        return new Interval(value, quantile(sorted, tail), quantile(sorted, 1 - tail), settings.confidence());
    }

    /**
     * The same of a figure in [0, 1], which has an interval where no resample moves it, and a wide enough one where errors
     * are few.
     *
     * @param units how many independent ones the figure rests on
     */
    public Interval ofShare(double value, double[] resampled, int units) {
        return ShareInterval.of(interval(value, resampled), Spread.variance(resampled), Spread.third(resampled), units);
    }

    /** Between two neighbours in proportion. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
