package dev.isogon.internal.experiment.verdict;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.open.OpenSetFigure;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import dev.isogon.internal.experiment.open.OpenSetSummary;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.loss.AsTheyCome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a comparison's results.
 *
 * @param finished whether any run did
 * @param leader the loss with the highest figure; null where there is none
 * @param lead how far it is ahead; null without another loss, or where they were not compared
 * @param belowBaseline losses whose test accuracy is below that of raw pixels
 * @param question whether Fixed AdaCos does as well as ArcFace; null where they were not both compared with an interval
 * @param heads each loss's head beside the model's embeddings as they come, where heads were compared
 * @param oneRunALoss whether each loss was trained with one seed on one split
 */
public record ComparisonVerdict(
        boolean finished,
        @Nullable Leader leader,
        @Nullable Lead lead,
        List<String> belowBaseline,
        @Nullable Question question,
        List<Head> heads,
        boolean oneRunALoss) {

    private static final String FIXED_ADACOS = "fixed-adacos";
    private static final String ARCFACE = "arcface";

    public ComparisonVerdict {
        belowBaseline = List.copyOf(belowBaseline);
        heads = List.copyOf(heads);
    }

    /**
     * What a head came to beside no head.
     *
     * @param gain its figure minus that of the embeddings as they come, in [−1, 1]
     * @param interval of the gain; null where it is not known
     * @param asTheyCome their figure
     * @param answer whether that can be told
     * @param refusal why there is no interval; null where that is not so
     */
    public record Head(
            String loss,
            double gain,
            @Nullable Interval interval,
            double asTheyCome,
            Answer answer,
            @Nullable String refusal) {

        static Head of(PairedDifference difference, double asTheyCome) {
            boolean first = difference.second().equals(AsTheyCome.TEXT);
            double gain = first ? difference.difference() : -difference.difference();
            Interval interval = difference.interval();
            PairedDifference.Unseen unseen = difference.unseen();
            return new Head(
                    first ? difference.first() : difference.second(),
                    gain,
                    interval == null || first
                            ? interval
                            : new Interval(gain, -interval.high(), -interval.low(), interval.confidence()),
                    asTheyCome,
                    !difference.isSeen() ? Answer.NOT_TOLD : gain > 0 ? Answer.BETTER : Answer.WORSE,
                    unseen == null ? null : unseen.refusal());
        }
    }

    /**
     * A loss with the highest figure.
     *
     * @param value its test accuracy, or in protocol open the mean of {@code figure}, in [0, 1]
     * @param figure what losses are compared by in protocol open; null in others
     * @param notToldApart losses whose difference from it cannot be seen
     * @param below losses whose difference from it is seen
     */
    public record Leader(
            String loss, double value, @Nullable OpenSetFigure figure, List<String> notToldApart, List<String> below) {
        public Leader {
            below = List.copyOf(below);
            notToldApart = List.copyOf(notToldApart);
        }
    }

    /**
     * The loss with the highest figure beside the one with the next.
     *
     * @param difference between the two, of which either may be the first
     */
    public record Lead(String next, PairedDifference difference) {}

    /** What is known of how one does beside another. */
    public enum Answer {
        NOT_TOLD,
        BETTER,
        WORSE
    }

    /** The question that Isogon began with, by one pair of losses. */
    public record Question(PairedDifference difference, Answer answer) {}

    /** Of results that are whole. */
    public static ComparisonVerdict of(StudyResults results) {
        Double baseline = results.baselineAccuracy();
        return new ComparisonVerdict(
                finished(results).findAny().isPresent(),
                leader(results).orElse(null),
                lead(ranked(results), results).orElse(null),
                finished(results)
                        .filter(summary -> isLoss(summary.loss()))
                        .filter(summary -> baseline != null && summary.testAccuracy() < baseline)
                        .map(LossSummary::loss)
                        .toList(),
                results.differences().stream()
                        .filter(each -> each.interval() != null && isTheQuestion(each))
                        .findFirst()
                        .map(each -> new Question(each, answer(each)))
                        .orElse(null),
                heads(results),
                results.config().seeds().size() == 1 && results.splits().size() < 2);
    }

    private static List<Head> heads(StudyResults results) {
        OptionalDouble asTheyCome = results.protocol().unseenIdentities()
                ? results.openSet().stream()
                        .filter(each -> each.figure() == OpenSetSummaries.COMPARED
                                && each.loss().equals(AsTheyCome.TEXT))
                        .mapToDouble(OpenSetSummary::mean)
                        .findFirst()
                : results.summaries().stream()
                        .filter(each -> each.loss().equals(AsTheyCome.TEXT))
                        .mapToDouble(LossSummary::testAccuracy)
                        .findFirst();
        return results.differences().stream()
                .filter(each -> isAsTheyCome(each) && asTheyCome.isPresent())
                .map(each -> Head.of(each, asTheyCome.getAsDouble()))
                .sorted(Comparator.comparingDouble(Head::gain).reversed())
                .toList();
    }

    private static boolean isAsTheyCome(PairedDifference difference) {
        return List.of(difference.first(), difference.second()).contains(AsTheyCome.TEXT);
    }

    private static Stream<LossSummary> finished(StudyResults results) {
        return results.summaries().stream().filter(summary -> summary.finished() > 0);
    }

    private static Optional<Leader> leader(StudyResults results) {
        if (results.protocol().unseenIdentities()) {
            return compared(results).findFirst().map(each -> leader(each.loss(), each.mean(), each.figure(), results));
        }
        return byAccuracy(results).findFirst().map(each -> leader(each.loss(), each.testAccuracy(), null, results));
    }

    /** The figure that losses are compared by in protocol open, the highest first. */
    private static Stream<OpenSetSummary> compared(StudyResults results) {
        return results.openSet().stream()
                .filter(each -> each.figure() == OpenSetSummaries.COMPARED && isLoss(each.loss()))
                .sorted(Comparator.comparingDouble(OpenSetSummary::mean).reversed());
    }

    private static Stream<LossSummary> byAccuracy(StudyResults results) {
        return finished(results)
                .filter(each -> isLoss(each.loss()))
                .sorted(Comparator.comparingDouble(LossSummary::testAccuracy).reversed());
    }

    private static List<String> ranked(StudyResults results) {
        return results.protocol().unseenIdentities()
                ? compared(results).map(OpenSetSummary::loss).toList()
                : byAccuracy(results).map(LossSummary::loss).toList();
    }

    private static Optional<Lead> lead(List<String> ranked, StudyResults results) {
        return ranked.size() < 2
                ? Optional.empty()
                : results.differences().stream()
                        .filter(each -> List.of(each.first(), each.second()).containsAll(ranked.subList(0, 2)))
                        .findFirst()
                        .map(each -> new Lead(ranked.get(1), each));
    }

    private static Leader leader(String loss, double value, @Nullable OpenSetFigure figure, StudyResults results) {
        return new Leader(loss, value, figure, beside(loss, results, false), beside(loss, results, true));
    }

    private static List<String> beside(String loss, StudyResults results, boolean seen) {
        return results.differences().stream()
                .filter(each -> each.first().equals(loss) || each.second().equals(loss))
                .filter(each -> each.isSeen() == seen && !isAsTheyCome(each))
                .map(each -> each.first().equals(loss) ? each.second() : each.first())
                .toList();
    }

    private static boolean isLoss(String text) {
        return !text.equals(AsTheyCome.TEXT);
    }

    private static boolean isTheQuestion(PairedDifference difference) {
        boolean first = difference.first().equals(FIXED_ADACOS);
        return (first || difference.second().equals(FIXED_ADACOS))
                && (first ? difference.second() : difference.first()).startsWith(ARCFACE);
    }

    private static Answer answer(PairedDifference difference) {
        if (!difference.isSeen()) {
            return Answer.NOT_TOLD;
        }
        return difference.first().equals(FIXED_ADACOS) == difference.difference() > 0 ? Answer.BETTER : Answer.WORSE;
    }
}
