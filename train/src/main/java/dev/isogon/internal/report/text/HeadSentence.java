package dev.isogon.internal.report.text;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.verdict.ComparisonVerdict.Answer;
import dev.isogon.internal.experiment.verdict.ComparisonVerdict.Head;
import dev.isogon.internal.loss.AsTheyCome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What heads over a model came to beside its embeddings as they come: above all, whether they made strangers worse. */
final class HeadSentence {

    private HeadSentence() {}

    /**
     * The one that matters most.
     *
     * @param heads a loss each, the one that gains most first; at least one
     */
    static String of(List<Head> heads, StudyResults results) {
        boolean open = results.protocol().unseenIdentities();
        List<Head> worse = with(heads, Answer.WORSE);
        List<Head> better = with(heads, Answer.BETTER);
        if (!open) {
            String known = better.isEmpty() && worse.isEmpty()
                    ? "No head can be told from the embeddings as they come" + share(heads)
                    : !better.isEmpty()
                            ? "Over the embeddings as they come" + share(heads) + ", " + gains(better)
                            : "The embeddings as they come" + share(heads) + " are better than " + names(worse);
            return known + "; whether a head makes strangers worse is judged by " + Setting.to("protocol", "open")
                    + ".";
        }
        if (!worse.isEmpty()) {
            return "The head makes strangers worse with " + losses(worse) + ", against the embeddings as they come"
                    + share(heads) + (better.isEmpty() ? "" : "; " + gains(better)) + ".";
        }
        if (!better.isEmpty()) {
            List<Head> untold = with(heads, Answer.NOT_TOLD);
            return "Over the embeddings as they come" + share(heads) + ", the head makes strangers better, not worse: "
                    + gains(better)
                    + (untold.isEmpty() ? "" : "; with " + names(untold) + " no difference can be told") + ".";
        }
        Head first = heads.get(0);
        Head last = heads.get(heads.size() - 1);
        return "For strangers no head can be told from the embeddings as they come" + share(heads) + ": " + first.loss()
                + " is at " + Numbers.points(first.gain()) + " points" + range(first)
                + (heads.size() == 1 ? "" : ", " + last.loss() + " at " + Numbers.points(last.gain()) + range(last))
                + ".";
    }

    /** Whether the model knows such images at all. */
    static Optional<String> beside(StudyResults results) {
        Double pixels = results.baselineAccuracy();
        double asTheyCome = results.summaries().stream()
                .filter(each -> each.loss().equals(AsTheyCome.TEXT))
                .mapToDouble(LossSummary::testAccuracy)
                .findFirst()
                .orElse(Double.NaN);
        return pixels == null || !(asTheyCome < pixels)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Raw pixels alone (%s %%) do better than the embeddings as they come (%s %%): %s knows little of such images.",
                        Numbers.percent(pixels),
                        Numbers.percent(asTheyCome),
                        results.config().model().from()));
    }

    private static List<Head> with(List<Head> heads, Answer answer) {
        return heads.stream().filter(each -> each.answer() == answer).toList();
    }

    private static String share(List<Head> heads) {
        return " (" + Numbers.percent(heads.get(0).asTheyCome()) + " %)";
    }

    private static String gains(List<Head> better) {
        Head most = better.get(0);
        return most.loss() + " gains " + String.format(Locale.ROOT, "%.2f points", 100 * most.gain()) + range(most)
                + (better.size() == 1 ? "" : ", and " + names(better.subList(1, better.size())) + " less");
    }

    private static String losses(List<Head> worse) {
        Head most = worse.get(worse.size() - 1);
        return names(worse) + ", by " + (worse.size() == 1 ? "" : "up to ")
                + String.format(Locale.ROOT, "%.2f points", -100 * most.gain());
    }

    private static String names(List<Head> heads) {
        return ShortAnswer.listed(heads.stream().map(Head::loss).toList());
    }

    private static String range(Head head) {
        Interval interval = head.interval();
        return interval == null
                ? ""
                : " (95 % interval " + Numbers.points(interval.low()) + " to " + Numbers.points(interval.high()) + ")";
    }
}
