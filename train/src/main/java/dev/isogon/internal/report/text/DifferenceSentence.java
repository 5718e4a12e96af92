package dev.isogon.internal.report.text;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.results.PairedDifference.Counts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One pair of losses in words, from the better one's side: what was counted, what follows, and what could be seen. */
public final class DifferenceSentence {

    /** Up to so many seeds each one's count is named; beyond it their mean. */
    private static final int NAMED = 3;

    private DifferenceSentence() {}

    /** "cosface and arcface: no difference can be seen: 469 and 466 of 521 test images (…)." */
    public static String of(PairedDifference difference) {
        PairedDifference.Unseen unseen = difference.unseen();
        if (unseen != null) {
            return OpenConclusion.sentence(difference, unseen);
        }
        boolean first = difference.difference() >= 0;
        String better = first ? difference.first() : difference.second();
        String worse = first ? difference.second() : difference.first();
        Counts counts = first ? difference.counts() : difference.counts().swapped();
        String figures = images(counts) + " (" + figures(difference, first) + ")";
        String couldBeSeen = couldBeSeen(difference);
        if (difference.seeds() < 2) {
            boolean networks = difference.adjusted() < PairedDifference.ALPHA;
            return (networks
                            ? "The network of " + better + " is better than that of " + worse + ": "
                            : better + " and " + worse + ": no difference can be seen: ")
                    + figures + "; " + couldBeSeen
                    + ", and with one seed how far another seed moves either is not measured.";
        }
        return difference.isSeen()
                ? better + " is better than " + worse + ": " + figures + "."
                : better + " and " + worse + ": no difference can be seen: " + figures + "; " + couldBeSeen
                        + toSeeIt(difference);
    }

    static String couldBeSeen(PairedDifference difference) {
        return String.format(
                Locale.ROOT,
                "the smallest difference that these data could show is %.2f points",
                100 * difference.smallestVisible());
    }

    /** "469 and 466 of 521 test images", of several seeds "469 470 468 and 466 467 465 of 521 test images by seed". */
    private static String images(Counts counts) {
        boolean several = counts.first().size() > 1;
        return (several && counts.first().size() > NAMED ? "on average " : "")
                + counted(counts.first()) + " and " + counted(counts.second())
                + String.format(Locale.ROOT, " of %,d test images", counts.images())
                + (several && counts.first().size() <= NAMED ? " by seed" : "");
    }

    private static String counted(List<Integer> right) {
        if (right.size() > NAMED) {
            return String.format(Locale.ROOT, "%,.1f", Counts.mean(right));
        }
        return right.stream()
                .map(each -> String.format(Locale.ROOT, "%,d", each))
                .collect(Collectors.joining(" "));
    }

    static String figures(PairedDifference difference, boolean first) {
        Interval interval = difference.interval();
        double sign = first ? 1 : -1;
        String range = interval == null
                ? ""
                : ", 95 % interval " + Numbers.points(first ? interval.low() : -interval.high()) + " to "
                        + Numbers.points(first ? interval.high() : -interval.low());
        return Numbers.points(sign * difference.difference()) + " points" + range + ", p "
                + Numbers.probability(difference.pValue())
                + (interval == null ? " by McNemar's exact test over test images" : "")
                + (difference.pairs() < 2
                        ? ""
                        : ", corrected for " + difference.pairs() + " pairs "
                                + Numbers.probability(difference.adjusted()));
    }

    /** What it would take to see a difference of this size, beyond what was done. */
    private static String toSeeIt(PairedDifference difference) {
        if (difference.difference() == 0) {
            return ".";
        }
        Long needed = difference.seedsNeeded();
        return needed == null || needed <= difference.seeds()
                ? "; to see one of this size would take more test images."
                : String.format(Locale.ROOT, "; to see one of this size would take about %,d seeds.", needed);
    }
}
