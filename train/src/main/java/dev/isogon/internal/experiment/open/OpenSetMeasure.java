package dev.isogon.internal.experiment.open;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.identification.CumulativeMatch;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.OpenSetIdentification;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.resampling.IdentityWeights;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.weighted.IdentityPairs;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run's figures about identities, and the same in every resample of the identities, from which intervals are made when
 * all runs are done; a run's {@code open-set.json}.
 *
 * @param strangers number of strangers' images
 * @param series one a figure
 */
public record OpenSetMeasure(int strangers, List<Series> series) {

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

    /**
     * Of searches alone; rank 1 too where the identities that are enrolled are not those trained on.
     *
     * @param threads that compute
     */
    public static OpenSetMeasure ofSearches(Searches searches, boolean unseen, int threads) {
        Map<OpenSetFigure, ToDoubleFunction<Searches>> figures = new EnumMap<>(OpenSetFigure.class);
        if (unseen) {
            figures.put(OpenSetFigure.RANK_ONE, each -> CumulativeMatch.rate(each, 1, TieRule.PESSIMISTIC));
        }
        figures.put(OpenSetFigure.DIR_AT_FPIR_10, each -> dir(each, 0.1));
        figures.put(OpenSetFigure.DIR_AT_FPIR_1, each -> dir(each, 0.01));
        figures.put(OpenSetFigure.SEARCH_AREA, OpenSetIdentification::area);
        boolean both = searches.mated().count() > 0 && searches.nonMated().count() > 0;
        return new OpenSetMeasure(
                searches.nonMated().count(),
                series(figures, both ? weight -> searches.weighted(weight, weight) : null, threads));
    }

    private static double dir(Searches searches, double falsePositiveRate) {
        return OpenSetIdentification.of(searches, falsePositiveRate, 1, DirDefinition.ISO)
                .dir();
    }

    /**
     * The same with the figures of pairs.
     *
     * @param threads that compute
     */
    public OpenSetMeasure with(IdentityScores pairs, int threads) {
        Map<OpenSetFigure, ToDoubleFunction<ScoredPairs>> figures = new EnumMap<>(OpenSetFigure.class);
        figures.put(OpenSetFigure.PAIR_AREA, Auc::of);
        figures.put(OpenSetFigure.EQUAL_ERROR, each -> EqualErrorRate.of(each).value());
        figures.put(OpenSetFigure.TAR_AT_FAR_10, each -> tar(each, 0.1));
        figures.put(OpenSetFigure.TAR_AT_FAR_1, each -> tar(each, 0.01));
        figures.put(OpenSetFigure.TAR_AT_FAR_01, each -> tar(each, 0.001));
        List<Series> all = new ArrayList<>(series);
        all.addAll(series(figures, pairs.hasBothKinds() ? resamples(IdentityPairs.of(pairs)) : null, threads));
        return new OpenSetMeasure(strangers, all);
    }

    private static double tar(ScoredPairs pairs, double falseAcceptRate) {
        return TrueAcceptRate.at(pairs, falseAcceptRate).value();
    }

    private static Resamples<ScoredPairs> resamples(IdentityPairs pairs) {
        return weight -> pairs.under(
                IntStream.range(0, pairs.identities()).mapToDouble(weight).toArray());
    }

    /** What is judged, under some weights of the identities. */
    private interface Resamples<T> {
        T under(IntToDoubleFunction weight);
    }

    /** @param resamples null where one side is missing, so that there is no rate */
    private static <T> List<Series> series(
            Map<OpenSetFigure, ToDoubleFunction<T>> figures, @Nullable Resamples<T> resamples, int threads) {
        List<OpenSetFigure> order = List.copyOf(figures.keySet());
        double[] values = made(figures, resamples, identity -> 1);
        double[][] resampled = new double[IdentityWeights.RESAMPLES][];
        AtomicInteger next = new AtomicInteger();
        Parallel.onEach(threads, "resampling", () -> {
            for (int r = next.getAndIncrement(); r < resampled.length; r = next.getAndIncrement()) {
                int resample = r;
                resampled[r] = made(figures, resamples, identity -> IdentityWeights.of(resample, identity));
            }
        });
        List<Series> series = new ArrayList<>();
        for (int f = 0; f < values.length; f++) {
            int figure = f;
            series.add(new Series(
                    order.get(f),
                    values[f],
                    Arrays.stream(resampled).map(each -> each[figure]).toList()));
        }
        return series;
    }

    private static <T> double[] made(
            Map<OpenSetFigure, ToDoubleFunction<T>> figures,
            @Nullable Resamples<T> resamples,
            IntToDoubleFunction weight) {
        T judged = resamples == null ? null : resamples.under(weight);
        return figures.values().stream()
                .mapToDouble(each -> judged == null ? Double.NaN : each.applyAsDouble(judged))
                .toArray();
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
