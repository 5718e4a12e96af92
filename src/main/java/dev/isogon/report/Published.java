package dev.isogon.report;

import dev.isogon.config.Protocol;
import dev.isogon.eval.SampleSize;
import dev.isogon.study.LossSummary;
import dev.isogon.study.StudyResults;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the public experiment's published figures mean beside ours. */
final class Published {

    /** The two published figures that the experiment's question rests on: CrossEntropy's and Fixed AdaCos's. */
    private static final double DIFFERENCE = 0.9817 - 0.9809;

    private Published() {}

    /** A sentence, where the data are those of the experiment. */
    static Optional<String> sentence(StudyResults results) {
        if (results.published().isEmpty()) {
            return Optional.empty();
        }
        return results.config().protocol() == Protocol.SEED
                ? seedsNeeded(results)
                : Optional.of("The published figures come from protocol seed, one run a loss with untrained prototypes,"
                        + " so they answer another question.");
    }

    /** How many seeds the published difference would need, from the spread over seeds that is known. */
    private static Optional<String> seedsNeeded(StudyResults results) {
        double spread = results.summaries().stream()
                .filter(summary -> summary.testAccuracies().size() > 1)
                .mapToDouble(summary -> deviation(summary.testAccuracies()))
                .max()
                .orElse(Double.NaN);
        String from = "the largest spread over these seeds";
        if (Double.isNaN(spread)) {
            // Two runs of the same loss, the published one and ours: their deviation is |a − b|/√2.
            spread = results.summaries().stream()
                    .filter(summary -> summary.finished() > 0)
                    .mapToDouble(summary -> gap(results, summary) / Math.sqrt(2))
                    .max()
                    .orElse(Double.NaN);
            from = "a rough estimate, the largest gap between a published figure and ours";
        }
        if (!(spread > 0)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "To tell the published 98.09 and 98.17 apart would take about %,d seeds a loss (deviation over seeds"
                        + " %.2f points: %s; two-sided 5 %%, power 80 %%).",
                SampleSize.seedsToTell(DIFFERENCE, spread, 0.05, 0.8),
                100 * spread,
                from));
    }

    private static double gap(StudyResults results, LossSummary summary) {
        return results.publishedFor(summary.loss())
                .map(published -> Math.abs(published.testAccuracy() - summary.testAccuracy()))
                .orElse(0.0);
    }

    private static double deviation(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
