package dev.isogon.internal.report.text;

import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import dev.isogon.internal.experiment.open.OpenSetSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What follows from protocol open. */
final class OpenConclusion {

    private OpenConclusion() {}

    /** Which loss is highest, by the figure chosen beforehand, and which it cannot be told from. */
    static Optional<String> best(StudyResults results) {
        Optional<OpenSetSummary> best = results.openSet().stream()
                .filter(each -> each.figure() == OpenSetSummaries.COMPARED)
                .max(Comparator.comparingDouble(OpenSetSummary::mean));
        return best.map(highest -> {
            List<String> open = results.differences().stream()
                    .filter(each ->
                            each.first().equals(highest.loss()) || each.second().equals(highest.loss()))
                    .filter(each -> !each.isSeen())
                    .map(each -> each.first().equals(highest.loss()) ? each.second() : each.first())
                    .toList();
            return "Highest is " + highest.loss() + " with " + Numbers.percent(highest.mean()) + " ("
                    + highest.figure().title() + ", the one figure that losses are compared by)"
                    + (open.isEmpty() ? "." : ", which cannot be told from " + String.join(", ", open) + ".");
        });
    }

    /** One pair of losses, from the better one's side. */
    static String sentence(PairedDifference difference, PairedDifference.Unseen unseen) {
        boolean first = difference.difference() >= 0;
        String better = first ? difference.first() : difference.second();
        String worse = first ? difference.second() : difference.first();
        String shares = Numbers.percent(Math.max(unseen.first(), unseen.second())) + " and "
                + Numbers.percent(Math.min(unseen.first(), unseen.second()));
        String what = unseen.figure().title() + " between unseen identities";
        if (unseen.refusal() != null) {
            return better + " and " + worse + ": " + shares + " (" + what
                    + "), and whether that is a difference is not told (" + unseen.refusal() + ").";
        }
        String figures = shares + " (" + what + ": " + DifferenceSentence.figures(difference, first) + ")";
        if (difference.seeds() < 2) {
            return better + " and " + worse + ": " + figures + "; one split with one seed cannot tell losses apart.";
        }
        return difference.isSeen()
                ? better + " is better than " + worse + ": " + figures + "."
                : better + " and " + worse + ": no difference can be seen: " + figures + "; "
                        + DifferenceSentence.couldBeSeen(difference) + ".";
    }
}
