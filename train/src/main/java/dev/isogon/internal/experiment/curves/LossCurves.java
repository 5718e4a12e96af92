package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.eval.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The curves of one loss over its finished seeds: their mean, with a band from the lowest to the highest where there are
 * two or more.
 *
 * @param loss the loss as the user wrote it
 * @param runs seeds that finished
 * @param first the curves of the first of them, for what is not averaged
 * @param trueAccepts TAR over FAR; null without pairs
 * @param falseRejects FNMR over FMR; null without pairs
 * @param cumulativeMatch identification rate by rank
 * @param identified DIR over FPIR; null without strangers
 * @param map the embeddings of the first seed; null where there is none
 */
public record LossCurves(
        String loss,
        int runs,
        RunCurves first,
        @Nullable Curve trueAccepts,
        @Nullable Curve falseRejects,
        @Nullable Curve cumulativeMatch,
        @Nullable Curve identified,
        @Nullable EmbeddingMap map) {

    /**
     * Adds up.
     *
     * @param bySeed at least one, of the same images
     */
    public static LossCurves of(String loss, List<RunCurves> bySeed, @Nullable EmbeddingMap map) {
        List<PairCurves> pairs =
                bySeed.stream().map(RunCurves::pairs).filter(Objects::nonNull).toList();
        return new LossCurves(
                loss,
                bySeed.size(),
                bySeed.get(0),
                mean(pairs.stream().map(PairCurves::trueAccepts).toList()),
                mean(pairs.stream().map(PairCurves::falseRejects).toList()),
                mean(bySeed.stream().map(RunCurves::cumulativeMatch).toList()),
                mean(bySeed.stream()
                        .map(RunCurves::identified)
                        .filter(Objects::nonNull)
                        .toList()),
                map);
    }

    /** The mean of curves over the same x; null of none. */
    static @Nullable Curve mean(List<Curve> curves) {
        if (curves.size() < 2) {
            return curves.isEmpty() ? null : curves.get(0);
        }
        List<Double> x = curves.get(0).x();
        if (!curves.stream().allMatch(curve -> curve.x().equals(x))) {
            throw new IllegalArgumentException("curves of one loss are over different x, so they have no mean");
        }
        double[] y = new double[x.size()];
        double[] low = new double[x.size()];
        double[] high = new double[x.size()];
        for (int i = 0; i < y.length; i++) {
            int point = i;
            double[] values =
                    curves.stream().mapToDouble(curve -> curve.y().get(point)).toArray();
            y[i] = Arrays.stream(values).average().orElseThrow();
            low[i] = Arrays.stream(values).min().orElseThrow();
            high[i] = Arrays.stream(values).max().orElseThrow();
        }
        return new Curve(x, boxed(y), boxed(low), boxed(high));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
