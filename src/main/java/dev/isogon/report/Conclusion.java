package dev.isogon.report;

import dev.isogon.config.Protocol;
import dev.isogon.eval.Interval;
import dev.isogon.eval.SampleSize;
import dev.isogon.study.LossSummary;
import dev.isogon.study.PairedDifference;
import dev.isogon.study.PublishedFigures;
import dev.isogon.study.StudyResults;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was compared, how, and what follows, in plain words. */
final class Conclusion {

    /** The two published figures that the experiment's question rests on: CrossEntropy's and Fixed AdaCos's. */
    private static final double PUBLISHED_DIFFERENCE = 0.9817 - 0.9809;

    private Conclusion() {}

    /** One pair of losses in a sentence. */
    static String sentence(PairedDifference difference) {
        String pair = difference.first() + " and " + difference.second();
        Interval interval = difference.interval();
        if (interval == null) {
            return pair + ": " + Numbers.points(difference.difference())
                    + " points in one seed; one seed cannot tell them apart.";
        }
        String figures =
                Numbers.points(difference.difference()) + " points, 95 % interval " + Numbers.pointRange(interval);
        if (interval.contains(0)) {
            Long needed = difference.seedsNeeded();
            return pair + ": no difference can be seen (" + figures + ")"
                    + (needed == null ? "." : "; to see one of this size would take about " + needed + " seeds.");
        }
        boolean first = difference.difference() > 0;
        return (first ? difference.first() : difference.second()) + " is better than "
                + (first ? difference.second() : difference.first()) + " (" + figures + ").";
    }

    /** The paragraph. */
    static String of(StudyResults results) {
        StringBuilder text = new StringBuilder();
        int losses = results.config().losses().size();
        int seeds = results.config().seeds().size();
        text.append(String.format(
                Locale.ROOT,
                "%d loss%s on %s, %d seed%s each, %d epoch%s, %,d training and %,d test images. ",
                losses,
                losses == 1 ? "" : "es",
                results.data().name(),
                seeds,
                seeds == 1 ? "" : "s",
                results.config().train().epochs(),
                results.config().train().epochs() == 1 ? "" : "s",
                results.data().trainImages(),
                results.data().testImages()));
        text.append(how(results.config().protocol()));
        best(results).ifPresent(text::append);
        if (seeds == 1) {
            text.append(" One seed a loss cannot tell losses apart: another seed moves each figure.");
        }
        if (!results.published().isEmpty()) {
            text.append(publishedSeeds(results));
        }
        return text.toString();
    }

    private static String how(Protocol protocol) {
        return protocol == Protocol.SEED
                ? "Protocol seed repeats the public experiment as its code runs it: prototypes stay at their random"
                        + " start, neighbours are Euclidean on raw embeddings, training images find themselves, and"
                        + " cross-entropy alone is judged by its outputs, so its row is not comparable with the others."
                : "Protocol fair treats every loss alike: prototypes are trained, validation images choose the epoch,"
                        + " and test images look for their nearest training image by cosine.";
    }

    private static Optional<String> best(StudyResults results) {
        Optional<LossSummary> best = results.summaries().stream()
                .filter(summary -> summary.finished() > 0)
                .max(Comparator.comparingDouble(LossSummary::testAccuracy));
        if (best.isEmpty()) {
            return Optional.of(" No run finished.");
        }
        String name = best.get().loss();
        List<String> open = results.differences().stream()
                .filter(each -> each.first().equals(name) || each.second().equals(name))
                .filter(each -> each.interval() == null || each.interval().contains(0))
                .map(each -> each.first().equals(name) ? each.second() : each.first())
                .toList();
        return Optional.of(
                " Highest is " + name + " with " + Numbers.percent(best.get().testAccuracy()) + " %"
                        + (open.isEmpty() ? "." : ", which cannot be told from " + String.join(", ", open) + "."));
    }

    /** How many seeds the published difference would need, from the spread over seeds that is known. */
    private static String publishedSeeds(StudyResults results) {
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
            return "";
        }
        long seeds = SampleSize.seedsToTell(PUBLISHED_DIFFERENCE, spread, 0.05, 0.8);
        return String.format(
                Locale.ROOT,
                " To tell the published 98.09 and 98.17 apart would take about %,d seeds a loss (deviation over seeds"
                        + " %.2f points: %s; two-sided 5 %%, power 80 %%).",
                seeds,
                100 * spread,
                from);
    }

    private static double gap(StudyResults results, LossSummary summary) {
        return results.published().stream()
                .filter(each -> each.loss().equals(summary.loss()))
                .mapToDouble(PublishedFigures::testAccuracy)
                .map(published -> Math.abs(published - summary.testAccuracy()))
                .findFirst()
                .orElse(0);
    }

    private static double deviation(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
