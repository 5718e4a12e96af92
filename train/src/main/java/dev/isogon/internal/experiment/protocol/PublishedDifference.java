package dev.isogon.internal.experiment.protocol;

import dev.isogon.internal.eval.SampleSize;
import dev.isogon.internal.eval.Spread;
import dev.isogon.internal.experiment.results.LossSummary;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What it would take to tell the two published figures apart that the public experiment's question rests on: 98.17 % of
 * CrossEntropy and 98.09 % of Fixed AdaCos on MNIST, one run each.
 *
 * @param deviation of one loss over seeds, as far as it is known, in [0, 1]
 * @param rough whether that comes from two runs of a loss, the published one and ours, and not from several seeds
 * @param seedsNeeded seeds for each loss (two-sided 5 %, power 80 %, independent groups)
 */
public record PublishedDifference(double deviation, boolean rough, long seedsNeeded) {

    private static final double DIFFERENCE = 0.9817 - 0.9809;
    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    /** From the largest spread over seeds, or, with one seed, between a published figure and ours; null without any. */
    public static @Nullable PublishedDifference of(List<LossSummary> summaries) {
        OptionalDouble known = summaries.stream()
                .filter(summary -> summary.testAccuracies().size() > 1)
                .mapToDouble(summary -> Spread.deviation(summary.testAccuracies().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()))
                .max();
        OptionalDouble deviation = known.isPresent()
                ? known
                : summaries.stream()
                        .filter(summary -> summary.finished() > 0)
                        .flatMap(summary -> PublishedFigures.of(summary.loss()).stream()
                                .map(each -> Spread.deviation(each.testAccuracy(), summary.testAccuracy())))
                        .mapToDouble(Double::doubleValue)
                        .max();
        return deviation.isEmpty() || deviation.getAsDouble() == 0
                ? null
                : new PublishedDifference(
                        deviation.getAsDouble(),
                        known.isEmpty(),
                        SampleSize.seedsToTell(DIFFERENCE, deviation.getAsDouble(), ALPHA, POWER));
    }
}
