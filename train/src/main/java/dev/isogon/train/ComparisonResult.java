package dev.isogon.train;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.report.text.DifferenceSentence;
import dev.isogon.metrics.Measurement;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison came to.
 *
 * @param folder with {@code report.html} and {@code results.json}, which has all there is to know
 * @param losses one a loss, in the order asked for
 * @param differences one a pair of losses that both finished
 * @param baseline cosine 1-nearest-neighbour accuracy on raw pixels, in [0, 1]: what there is without any training; null in
 *     protocol seed
 * @param notes what a user should know of the data, a sentence each
 */
public record ComparisonResult(
        Path folder,
        List<OfLoss> losses,
        List<Difference> differences,
        @Nullable Double baseline,
        List<String> notes) {

    public ComparisonResult {
        losses = List.copyOf(losses);
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /**
     * One loss over all its seeds.
     *
     * @param loss as it was written
     * @param finished runs that finished; the others left the finite numbers, or could not be had for these classes
     * @param runs that were asked for
     * @param trainAccuracy mean over the finished ones, in [0, 1]; NaN without any
     * @param testAccuracy mean over the finished ones, in [0, 1], with its interval over seeds and test images; NaN without any
     * @param testAccuracies each finished one's
     */
    public record OfLoss(
            String loss,
            int finished,
            int runs,
            double trainAccuracy,
            Measurement testAccuracy,
            List<Double> testAccuracies) {

        public OfLoss {
            testAccuracies = List.copyOf(testAccuracies);
        }
    }

    /**
     * Two losses on the same seeds and test images.
     *
     * @param first the one
     * @param second the other
     * @param difference test accuracy of the first minus that of the second, in [−1, 1]
     * @param pValue two-sided, by Holm's correction over all pairs; of one seed McNemar's exact test over test images alone
     * @param seen whether the data show that the two differ: never with one seed
     * @param sentence all of it in words
     */
    public record Difference(
            String first, String second, double difference, double pValue, boolean seen, String sentence) {}

    /**
     * A loss by its name.
     *
     * @throws IllegalArgumentException when it was not compared
     */
    public OfLoss loss(String loss) {
        return losses.stream()
                .filter(each -> each.loss().equals(loss))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(loss + " was not compared, but "
                        + String.join(", ", losses.stream().map(OfLoss::loss).toList())));
    }

    static ComparisonResult of(StudyResults results, Path folder) {
        return new ComparisonResult(
                folder,
                results.summaries().stream().map(ComparisonResult::loss).toList(),
                results.differences().stream().map(ComparisonResult::difference).toList(),
                results.baselineAccuracy(),
                results.notes());
    }

    private static OfLoss loss(LossSummary summary) {
        Interval interval = summary.interval();
        return new OfLoss(
                summary.loss(),
                summary.finished(),
                summary.runs(),
                summary.trainAccuracy(),
                new Measurement(
                        "test accuracy",
                        summary.testAccuracy(),
                        interval == null ? null : interval.low(),
                        interval == null ? null : interval.high(),
                        interval == null ? null : interval.confidence(),
                        interval == null ? "an interval over seeds needs at least two" : null,
                        null),
                summary.testAccuracies());
    }

    private static Difference difference(PairedDifference pair) {
        return new Difference(
                pair.first(),
                pair.second(),
                pair.difference(),
                pair.adjusted(),
                pair.isSeen(),
                DifferenceSentence.of(pair));
    }
}
