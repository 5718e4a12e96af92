package dev.isogon.internal.experiment.open;

import dev.isogon.internal.eval.weighted.IdentityWeights;
import dev.isogon.internal.eval.weighted.WeightedPairs;
import dev.isogon.internal.eval.weighted.WeightedSearches;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A run's figures about identities, and the same in every resample of the identities, from which intervals are made when
 * all runs are done; a run's {@code open-set.json}.
 *
 * @param strangers number of strangers' images
 * @param series one a figure
 */
public record OpenSetMeasure(int strangers, List<Series> series) {

    private static final double[] FPIR = {0.1, 0.01};
    private static final double[] FAR = {0.1, 0.01, 0.001};

    /** Images of which all pairs are compared, at most: 4.5 million pairs. */
    public static final int MOST_PAIRED = 3_000;

    public OpenSetMeasure {
        series = List.copyOf(series);
    }

    /**
     * One figure.
     *
     * @param value with each identity once
     * @param resampled one value a resample
     */
    public record Series(OpenSetFigure figure, double value, List<Double> resampled) {
        public Series {
            resampled = List.copyOf(resampled);
        }
    }

    public OpenSetFigures figures() {
        return new OpenSetFigures(
                strangers,
                series.stream()
                        .map(each -> new OpenSetFigures.Value(each.figure(), each.value()))
                        .toList());
    }

    /** Of searches alone; rank 1 too where the identities that are enrolled are not those trained on. */
    public static OpenSetMeasure ofSearches(WeightedSearches searches, boolean unseen) {
        List<OpenSetFigure> figures = new ArrayList<>(
                List.of(OpenSetFigure.DIR_AT_FPIR_10, OpenSetFigure.DIR_AT_FPIR_1, OpenSetFigure.SEARCH_AREA));
        if (unseen) {
            figures.add(0, OpenSetFigure.RANK_ONE);
        }
        int strangers = (int) IntStream.range(0, searches.mated().length)
                .filter(i -> !searches.mated()[i])
                .count();
        return new OpenSetMeasure(strangers, series(figures, weight -> {
            WeightedSearches.Rates rates = searches.rates(FPIR, weight);
            return unseen
                    ? new double[] {rates.rankOne(), rates.detected()[0], rates.detected()[1], rates.area()}
                    : new double[] {rates.detected()[0], rates.detected()[1], rates.area()};
        }));
    }

    /** The same with the figures of pairs. */
    public OpenSetMeasure with(WeightedPairs pairs) {
        List<Series> all = new ArrayList<>(series);
        all.addAll(series(
                List.of(
                        OpenSetFigure.PAIR_AREA,
                        OpenSetFigure.EQUAL_ERROR,
                        OpenSetFigure.TAR_AT_FAR_10,
                        OpenSetFigure.TAR_AT_FAR_1,
                        OpenSetFigure.TAR_AT_FAR_01),
                weight -> {
                    double[] weights = IntStream.range(0, pairs.identities())
                            .mapToDouble(weight)
                            .toArray();
                    WeightedPairs.Rates rates = pairs.rates(FAR, weights);
                    return new double[] {
                        rates.area(), rates.equalError(), rates.accepted()[0], rates.accepted()[1], rates.accepted()[2]
                    };
                }));
        return new OpenSetMeasure(strangers, all);
    }

    /** Figures under some weights of the identities. */
    private interface Rates {
        double[] under(IntToDoubleFunction weight);
    }

    private static List<Series> series(List<OpenSetFigure> figures, Rates rates) {
        double[] values = rates.under(identity -> 1);
        List<List<Double>> resampled = new ArrayList<>();
        figures.forEach(figure -> resampled.add(new ArrayList<>()));
        for (int r = 0; r < IdentityWeights.RESAMPLES; r++) {
            int resample = r;
            double[] again = rates.under(identity -> IdentityWeights.of(resample, identity));
            for (int f = 0; f < again.length; f++) {
                resampled.get(f).add(again[f]);
            }
        }
        List<Series> series = new ArrayList<>();
        for (int f = 0; f < values.length; f++) {
            series.add(new Series(figures.get(f), values[f], resampled.get(f)));
        }
        return series;
    }

    /**
     * The cosine of each probe with its nearest gallery row; 0 with a row of zeros.
     *
     * @param probes P×D
     * @param gallery G×D
     * @param nearest P gallery rows
     */
    public static double[] cosines(FloatMatrix probes, FloatMatrix gallery, int[] nearest) {
        double[] cosines = new double[probes.rows()];
        for (int p = 0; p < cosines.length; p++) {
            double product = 0;
            double ofProbe = 0;
            double ofGallery = 0;
            for (int d = 0; d < probes.columns(); d++) {
                double a = probes.at(p, d);
                double b = gallery.at(nearest[p], d);
                product += a * b;
                ofProbe += a * a;
                ofGallery += b * b;
            }
            cosines[p] = ofProbe == 0 || ofGallery == 0 ? 0 : product / Math.sqrt(ofProbe * ofGallery);
        }
        return cosines;
    }
}
