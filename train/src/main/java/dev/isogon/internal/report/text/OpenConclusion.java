package dev.isogon.internal.report.text;

import dev.isogon.internal.experiment.results.PairedDifference;

/** What follows from protocol open. */
final class OpenConclusion {

    private OpenConclusion() {}

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
